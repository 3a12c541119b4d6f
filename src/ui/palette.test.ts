import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';

/* The tokens are checked where they are written: this file parses tokens.css itself. */

type Rgb = readonly [number, number, number];

function themeTokens(theme: string): Record<string, string> {
  const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
  const block = must(
    new RegExp(`:root\\[data-theme=['"]${theme}['"]\\] \\{([^}]*)\\}`).exec(css)?.[1],
    theme,
  );
  const found = [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)];
  return Object.fromEntries(found.map((match) => [must(match[1]), must(match[2])]));
}

function linear(hex: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function contrast(a: string, b: string): number {
  const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [low, high] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return (must(high) + 0.05) / (must(low) + 0.05);
}

/** Machado, Oliveira & Fernandes 2009, severity 1. */
const VISIONS: Record<string, readonly [Rgb, Rgb, Rgb]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(vision: readonly [Rgb, Rgb, Rgb], colour: Rgb): Rgb {
  const mix = (row: Rgb): number =>
    Math.min(1, Math.max(0, row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2]));
  return [mix(vision[0]), mix(vision[1]), mix(vision[2])];
}

function lab([red, green, blue]: Rgb): Rgb {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;
const radians = (angle: number): number => (angle * Math.PI) / 180;

/** CIEDE2000, after Sharma, Wu & Dalal 2005. */
function deltaE([l1, a1, b1]: Rgb, [l2, a2, b2]: Rgb): number {
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 0.5 * (1 - Math.sqrt(mean7 / (mean7 + 25 ** 7)));
  const polar = (a: number, b: number): readonly [number, number] => [
    Math.hypot(a * (1 + g), b),
    (degrees(Math.atan2(b, a * (1 + g))) + 360) % 360,
  ];
  const [c1, h1] = polar(a1, b1);
  const [c2, h2] = polar(a2, b2);
  const turn = h2 - h1;
  const dh = c1 * c2 === 0 ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  const deltaH = 2 * Math.sqrt(c1 * c2) * Math.sin(radians(dh / 2));
  const meanL = (l1 + l2) / 2;
  const meanC = (c1 + c2) / 2;
  const sum = h1 + h2;
  const meanH =
    c1 * c2 === 0 ? sum : Math.abs(turn) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const t =
    1 -
    0.17 * Math.cos(radians(meanH - 30)) +
    0.24 * Math.cos(radians(2 * meanH)) +
    0.32 * Math.cos(radians(3 * meanH + 6)) -
    0.2 * Math.cos(radians(4 * meanH - 63));
  const sl = 1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2);
  const sc = 1 + 0.045 * meanC;
  const sh = 1 + 0.015 * meanC * t;
  const rotation =
    -Math.sin(radians(60 * Math.exp(-(((meanH - 275) / 25) ** 2)))) *
    2 *
    Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7));
  const [dl, dc, dH] = [(l2 - l1) / sl, (c2 - c1) / sc, deltaH / sh];
  return Math.sqrt(dl ** 2 + dc ** 2 + dH ** 2 + rotation * dc * dH);
}

const FILLS = ['prepared', 'precommitted', 'committed', 'aborted', 'crashed'];
const DECISIONS = FILLS.slice(0, 4);
const GROUNDS = ['canvas', 'surface', 'sunken'];

it('the colour difference agrees with the published test data', () => {
  expect(deltaE([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 3);
  expect(deltaE([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 3);
});

describe.each(['light', 'dark', 'projector'])('theme %s', (theme) => {
  const tokens = themeTokens(theme);
  const token = (name: string): string => must(tokens[name], `--${name} is missing in ${theme}`);

  it.each([
    ['text', 12],
    ['muted', 6.5],
    ['accent', 4.5],
    ['bad', 4.5],
    ['outline', 7],
    ['border-strong', 3],
    ['focus', 3],
    ['lost', 3],
  ] as const)('--%s stands out on every background', (name, least) => {
    for (const ground of GROUNDS) expect(contrast(token(name), token(ground))).toBeGreaterThanOrEqual(least);
  });

  it.each([...FILLS, 'accent'])('the label on --%s is readable', (fill) => {
    expect(contrast(token(`${fill}-label`), token(fill))).toBeGreaterThanOrEqual(4.5);
  });

  it('has the same tokens as the light theme', () => {
    expect(Object.keys(tokens).sort()).toEqual(Object.keys(themeTokens('light')).sort());
  });

  it.each(Object.keys(VISIONS))('decisions differ for %s vision', (name) => {
    const colours = DECISIONS.map((fill) => lab(seen(must(VISIONS[name]), linear(token(fill)))));
    for (const [i, a] of colours.entries()) {
      for (const b of colours.slice(i + 1)) expect(deltaE(a, b)).toBeGreaterThanOrEqual(15);
    }
  });
});

it('no tint of the projector theme is washed out', () => {
  const tokens = themeTokens('projector');
  for (const fill of FILLS) expect(contrast(must(tokens[fill]), '#ffffff')).toBeGreaterThanOrEqual(3);
});
