import { describe, expect, it } from 'vitest';
import { CIRCLE } from '../../ring/shares';
import { KETAMA, NOBODY, type Ring } from '../../ring/types';
import { trailOf, wayOf } from './trail';

const quarter = CIRCLE / 4;
const ring: Ring = {
  servers: [],
  options: KETAMA,
  points: Uint32Array.of(quarter, 3 * quarter),
  owners: Uint16Array.of(0, NOBODY),
  ordinals: Uint16Array.of(0, 0),
};

describe('the way of a key', () => {
  it('goes clockwise at one distance, and then in to the point', () => {
    expect(wayOf(0, quarter, 100, 80)).toBe('M0.0,-100.0 A100,100 0 0 1 100.0,-0.0 L80.0,-0.0');
  });

  it('takes the long arc when it is more than half, and crosses zero', () => {
    expect(wayOf(quarter, 0, 100, 80)).toBe('M100.0,-0.0 A100,100 0 1 1 0.0,-100.0 L0.0,-80.0');
    expect(wayOf(3 * quarter, quarter / 2, 100, 80)).toContain(' 0 0 1 ');
  });

  it('is not drawn when it is too short to be seen', () => {
    expect(wayOf(5, 5, 100, 80)).toBeNull();
    expect(wayOf(0, CIRCLE / 250, 100, 80)).toBeNull();
    expect(wayOf(0, CIRCLE / 200, 100, 80)).not.toBeNull();
    expect(wayOf(6, 5, 100, 80)).not.toBeNull();
  });

  it('ends at the first point from the key on', () => {
    expect(trailOf(ring, 0, 100, 80)).toBe(wayOf(0, quarter, 100, 80));
    expect(trailOf(ring, 3 * quarter + 9, 100, 80)).toBe(wayOf(3 * quarter + 9, quarter, 100, 80));
    expect(trailOf(ring, quarter, 100, 80)).toBeNull();
  });

  it('is none where nobody owns anything', () => {
    expect(trailOf(ring, 2 * quarter, 100, 80)).toBeNull();
    const empty = { ...ring, points: new Uint32Array(), owners: new Uint16Array() };
    expect(trailOf(empty, 7, 100, 80)).toBeNull();
  });
});
