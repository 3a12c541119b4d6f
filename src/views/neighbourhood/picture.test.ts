import { describe, expect, it } from 'vitest';
import { DOTS, pictureOf, WIDTH } from './picture';

const nexts = (count: number) => Array.from({ length: count }, () => ({ kind: 'own' }) as const);

describe('the neighbourhood', () => {
  it.each([0, 1, 2, 7, 24])('has room for %i next states, none above another', (count) => {
    const { nexts: places, height, here, rays } = pictureOf(3, nexts(count));
    expect([places.length, rays.length]).toEqual([count, count]);
    const inside = places.every(({ x, y }) => x > here.x + 30 && x < WIDTH - 12 && y > 12 && y < height - 12);
    expect(inside).toBe(true);
    places.slice(1).forEach(({ y }, index) => {
      expect(y - (places[index]?.y ?? 0)).toBeGreaterThanOrEqual(24);
    });
  });

  it('draws the last steps of the path and counts the others', () => {
    const long = pictureOf(20, nexts(2));
    expect(long.dots.map(({ step }) => step)).toEqual([15, 16, 17, 18, 19]);
    expect(long.earlier).toBe(20 - DOTS);
    const xs = [...long.dots.map(({ x }) => x), long.here.x];
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));

    const short = pictureOf(2, nexts(2));
    expect([short.dots.length, short.earlier]).toEqual([2, 0]);
    expect(pictureOf(0, nexts(1)).dots).toEqual([]);
  });
});
