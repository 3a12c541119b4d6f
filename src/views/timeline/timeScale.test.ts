import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulerMarks, timeScale } from './timeScale';

const UNIT = 1000;
const instants = fc.array(fc.integer({ min: 0, max: 20_000_000 }), { maxLength: 60 });

describe('timeScale', () => {
  it('is linear while something happens', () => {
    const scale = timeScale([0, 1000, 3000, 5000], UNIT);
    expect([0, 500, 1000, 4000, 5000].map(scale.toAxis)).toEqual([0, 500, 1000, 4000, 5000]);
    expect(scale.gaps).toEqual([]);
  });

  it('cuts an idle stretch out and says which', () => {
    const scale = timeScale([0, 1000, 2_001_000, 2_002_000], UNIT);
    expect(scale.gaps).toEqual([{ from: 1500, to: 2_000_500 }]);
    expect(scale.toAxis(2_002_000)).toBe(4000);
  });

  it('keeps instants that almost coincide apart', () => {
    const scale = timeScale([1000, 1001], UNIT);
    expect(scale.toAxis(1001) - scale.toAxis(1000)).toBe(200);
  });

  it('can be read when nothing happens at all', () => {
    const scale = timeScale([], UNIT);
    expect(scale.length).toBe(UNIT);
    expect(scale.toTick(scale.toAxis(250))).toBe(250);
  });

  it('is strictly monotone and invertible', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 100_000 }), (ticks, unit) => {
        const scale = timeScale(ticks, unit);
        const sorted = [...new Set([0, ...ticks])].sort((a, b) => a - b);
        sorted.forEach((tick, index) => {
          const next = sorted[index + 1];
          if (next !== undefined) {
            expect(scale.toAxis(next)).toBeGreaterThan(scale.toAxis(tick));
            const middle = (tick + next) / 2;
            expect(Math.abs(scale.toTick(scale.toAxis(middle)) - middle)).toBeLessThan(0.5);
          }
          expect(Math.round(scale.toTick(scale.toAxis(tick)))).toBe(tick);
        });
      }),
    );
  });
});

describe('rulerMarks', () => {
  it('never puts two labels, or a label and a break, closer than asked', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 4, max: 400 }), (ticks, perUnit) => {
        const scale = timeScale(ticks, UNIT);
        const pixels = perUnit / UNIT;
        const marks = rulerMarks(scale, pixels, 0, scale.length * pixels, 70);
        const breaks = scale.gaps.map(
          (gap) => ((scale.toAxis(gap.from) + scale.toAxis(gap.to)) / 2) * pixels,
        );
        marks.forEach((mark, index) => {
          const next = marks[index + 1];
          if (next) expect(next.at - mark.at).toBeGreaterThanOrEqual(70);
          for (const middle of breaks) expect(Math.abs(middle - mark.at)).toBeGreaterThanOrEqual(70);
        });
      }),
    );
  });

  it('labels round moments', () => {
    const scale = timeScale([0, 1000, 2000, 3000, 4000], UNIT);
    expect(rulerMarks(scale, 0.1, 0, 450, 70).map((mark) => mark.tick)).toEqual([0, 1000, 2000, 3000, 4000]);
  });
});
