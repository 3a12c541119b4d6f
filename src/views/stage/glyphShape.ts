/** Outlines of message glyphs around the origin: one shape each, so that colour is never needed to tell them apart. */
import type { MessageShape } from '../../protocols/protocol';

/** What is written inside the outline. */
export const GLYPH_MARK: Readonly<Record<MessageShape, string>> = {
  ask: '?',
  'vote-yes': '✓',
  'vote-no': '✕',
  precommit: '◐',
  preabort: '◐',
  commit: '✓',
  abort: '✕',
  ack: '',
};

export function glyphPath(shape: MessageShape, diameter: number): string {
  const r = diameter / 2;
  switch (shape) {
    case 'ask':
      return circle(r);
    case 'ack':
      return circle(r * 0.5);
    case 'vote-yes':
      return polygon([
        [0, -r],
        [r, r * 0.8],
        [-r, r * 0.8],
      ]);
    case 'vote-no':
      return polygon([
        [0, r],
        [-r, -r * 0.8],
        [r, -r * 0.8],
      ]);
    case 'abort':
    case 'preabort':
      return polygon(octagon(r));
    case 'precommit':
    case 'commit':
      return polygon([
        [-r * 0.88, -r * 0.88],
        [r * 0.88, -r * 0.88],
        [r * 0.88, r * 0.88],
        [-r * 0.88, r * 0.88],
      ]);
  }
}

/** The filled half of what is not yet for good: of the pre-commit square and the pre-abort octagon. */
export function halfPath(shape: 'precommit' | 'preabort', diameter: number): string {
  if (shape === 'preabort') return polygon(octagon(diameter / 2).map(([x, y]) => [Math.min(x, 0), y]));
  const r = (diameter / 2) * 0.88;
  return polygon([
    [-r, -r],
    [0, -r],
    [0, r],
    [-r, r],
  ]);
}

function octagon(r: number): [number, number][] {
  return Array.from({ length: 8 }, (_, corner) => {
    const angle = (Math.PI / 4) * (corner + 0.5);
    return [r * Math.cos(angle), r * Math.sin(angle)];
  });
}

function circle(r: number): string {
  return `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`;
}

function polygon(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${hundredth(x)},${hundredth(y)}`).join('L')}Z`;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
