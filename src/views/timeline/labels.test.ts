import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABEL_HEIGHT, overlap, placeLabels } from './labels';
import type { Point } from './plane';

const nothing = { taken: [], lanes: [], isVertical: false };
const CHARACTER = 7.3;

function boxOf({ x, y, angle }: Point & { angle: number }, text: string) {
  return { x, y, angle, halfWidth: (text.length * CHARACTER) / 2, halfHeight: LABEL_HEIGHT / 2 };
}

const line = (x: number, y: number, x2: number, y2: number) => ({ from: { x, y }, to: { x: x2, y: y2 } });

describe('placeLabels', () => {
  it('labels an arrow with room, and only its glyph or nothing on a short one', () => {
    const [wide, short, tiny] = placeLabels(
      [
        { segment: line(0, 100, 300, 140), text: 'PREPARE' },
        { segment: line(0, 300, 40, 330), text: 'PREPARE' },
        { segment: line(0, 400, 10, 410), text: 'PREPARE' },
      ],
      nothing,
    );
    expect(wide?.label).not.toBeNull();
    expect(short?.label).toBeNull();
    expect(short?.glyph).not.toBeNull();
    expect(tiny).toEqual({ glyph: null, label: null });
  });

  it('keeps clear of lanes and events', () => {
    const segment = line(0, 0, 200, 90);
    const [placed] = placeLabels([{ segment, text: 'COMMIT' }], {
      ...nothing,
      lanes: [45],
      taken: [{ x: 70, y: 32 }],
    });
    expect(Math.abs((placed?.glyph?.y ?? 45) - 45)).toBeGreaterThan(10);
    expect(Math.abs((placed?.label?.y ?? 0) - 45)).toBeGreaterThan(10);
  });

  it('never puts two labels over one another', () => {
    const coordinate = fc.integer({ min: 0, max: 500 });
    const arrow = fc.record({
      segment: fc.tuple(coordinate, coordinate, coordinate, coordinate).map((c) => line(...c)),
      text: fc.constantFrom('ACK', 'PREPARE', 'VOTE-YES'),
    });
    fc.assert(
      fc.property(fc.array(arrow, { maxLength: 25 }), (arrows) => {
        const boxes = placeLabels(arrows, nothing).flatMap(({ label }, index) =>
          label ? [boxOf(label, arrows[index]?.text ?? '')] : [],
        );
        boxes.forEach((box, index) => {
          for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });
});
