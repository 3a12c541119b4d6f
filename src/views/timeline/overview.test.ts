import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { scenarioById } from '../../lessons/catalog';
import { variantSetting } from '../../lessons/runs';
import { protocolById } from '../../protocols/registry';
import { simulate } from '../../sim/simulate';
import { diagram, instantsOf } from './diagram';
import { dragged, drawOverview, gripAt } from './overview';
import { timeScale } from './timeScale';

describe('the window of the overview', () => {
  it('is held by its edges, also where it is narrow', () => {
    expect([88, 99, 104, 130, 158, 165, 172, 200].map((x) => gripAt(x, 100, 160))).toEqual([
      'from',
      'from',
      'from',
      'window',
      'to',
      'to',
      'to',
      'beside',
    ]);
    expect([99, 104, 109].map((x) => gripAt(x, 100, 108))).toEqual(['from', 'window', 'to']);
  });

  it('stays on the run, and its edges never cross', () => {
    const range = { from: 20, to: 40 };
    expect(dragged('window', range, 5, 100, 1)).toEqual({ from: 25, to: 45 });
    expect(dragged('window', range, -50, 100, 1)).toEqual({ from: 0, to: 20 });
    expect(dragged('window', range, 500, 100, 1)).toEqual({ from: 80, to: 100 });
    expect(dragged('from', range, 50, 100, 1)).toEqual({ from: 39, to: 40 });
    expect(dragged('to', range, 500, 100, 1)).toEqual({ from: 20, to: 100 });
  });
});

it('the bitmap shows every lane, and what is lost in its own ink', () => {
  const s3 = must(scenarioById('S3'));
  const variant = must(s3.variants[0]);
  const setting = variantSetting(s3, variant);
  const drawn = diagram(setting, must(protocolById('two-phase-commit')), simulate(setting, variant.moves));
  const inks: string[] = [];
  const rows = new Set<number>();
  const canvas = {
    strokeStyle: '',
    fillStyle: '',
    lineWidth: 1,
    globalAlpha: 1,
    beginPath: () => undefined,
    stroke: () => undefined,
    clearRect: () => undefined,
    moveTo: (x: number, y: number) => {
      inks.push(canvas.strokeStyle);
      rows.add(y);
      expect(x).toBeGreaterThanOrEqual(0);
    },
    lineTo: (x: number) => expect(x).toBeLessThanOrEqual(400),
    fillRect: () => inks.push(canvas.fillStyle),
  };
  const bands = {
    'in-doubt': 'doubt',
    precommitted: 'half',
    committed: 'yes',
    aborted: 'no',
    crashed: 'down',
    paused: 'still',
  };
  drawOverview(canvas, drawn, {
    scale: timeScale(instantsOf(drawn), 15_000),
    width: 400,
    height: 28,
    inks: { lane: 'lane', line: 'line', lost: 'lost', bands },
  });
  expect(rows.size).toBe(drawn.lanes.length);
  expect(new Set(inks)).toEqual(new Set(['lane', 'line', 'lost', 'doubt', 'yes', 'down']));
});
