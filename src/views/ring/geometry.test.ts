import { describe, expect, it } from 'vitest';
import { buildRing } from '../../ring/build';
import { CIRCLE } from '../../ring/shares';
import { KETAMA, type Ring } from '../../ring/types';
import {
  angleOf,
  arcAt,
  arcBeside,
  arcsOf,
  densityOf,
  flaggedDensity,
  hashAt,
  hashUnder,
  hubSpots,
  rowsOf,
  sampledArcs,
  shareOf,
  spotAt,
} from './geometry';

const quarter = CIRCLE / 4;

function ringOf(...pairs: readonly (readonly [number, number])[]): Ring {
  return {
    servers: [],
    options: KETAMA,
    points: Uint32Array.from(pairs.map(([point]) => point)),
    owners: Uint16Array.from(pairs.map(([, owner]) => owner)),
    ordinals: new Uint16Array(pairs.length),
  };
}

describe('angles', () => {
  it('run clockwise from the top', () => {
    expect(spotAt(0, 10)).toEqual({ x: 0, y: -10 });
    expect(spotAt(quarter, 10).x).toBeCloseTo(10);
    expect(spotAt(2 * quarter, 10).y).toBeCloseTo(10);
    expect(angleOf(3 * quarter)).toBeCloseTo(1.5 * Math.PI);
  });

  it('are undone by the hash under the spot', () => {
    for (const hash of [1, 12_345, quarter + 7, CIRCLE - 1])
      expect(Math.abs(hashUnder(spotAt(hash, 200)) - hash)).toBeLessThan(4);
    expect(hashAt(-Math.PI / 2)).toBe(3 * quarter);
  });
});

describe('arcs', () => {
  it('join neighbouring points of one owner, across zero too', () => {
    const ring = ringOf([100, 0], [200, 0], [300, 1], [400, 0]);
    expect(arcsOf(ring)).toEqual([
      { from: 300, to: 200, owner: 0 },
      { from: 200, to: 300, owner: 1 },
    ]);
  });

  it('of a single owner are the whole space', () => {
    const arcs = arcsOf(ringOf([5, 3], [9, 3]));
    expect(arcs).toEqual([{ from: 9, to: 9, owner: 3 }]);
    expect(arcs.map(shareOf)).toEqual([1]);
    expect(arcsOf(ringOf())).toEqual([]);
  });

  it('add up to the space', () => {
    const ring = buildRing(
      ['a', 'b', 'c'].map((label) => ({ label, weight: 1 })),
      KETAMA,
    );
    expect(arcsOf(ring).reduce((sum, arc) => sum + shareOf(arc), 0)).toBeCloseTo(1, 12);
  });

  it('hold the points that end them, and not those that begin them', () => {
    const ring = ringOf([100, 0], [200, 1], [300, 1]);
    expect(arcAt(ring, 100)).toEqual({ from: 300, to: 100, owner: 0 });
    expect(arcAt(ring, 101)).toEqual({ from: 100, to: 300, owner: 1 });
    expect(arcAt(ring, 301)?.owner).toBe(0);
    expect(arcAt(ringOf(), 1)).toBe(null);
    expect(arcAt(ringOf([5, 3], [9, 3]), 7)).toEqual({ from: 9, to: 9, owner: 3 });
  });

  it('are found one by one as all at once, and stepped through', () => {
    const servers = ['a', 'b', 'c'].map((label) => ({ label, weight: 1 }));
    const ring = buildRing(servers, KETAMA);
    const arcs = arcsOf(ring);
    for (const arc of arcs) expect(arcAt(ring, arc.to)).toEqual(arc);
    const [first, second] = arcs;
    if (!first || !second) throw new Error('too few arcs');
    expect(arcBeside(ring, first, 1)).toEqual(second);
    expect(arcBeside(ring, second, -1)).toEqual(first);
    expect(arcBeside(ring, first, -1)).toEqual(arcs.at(-1));
  });

  it('sampled show the owner in the middle of each part', () => {
    const ring = ringOf([quarter, 0], [2 * quarter, 1]);
    expect(sampledArcs(ring, 4)).toEqual([
      { from: 0, to: quarter, owner: 0 },
      { from: quarter, to: 2 * quarter, owner: 1 },
      { from: 2 * quarter, to: 0, owner: 0 },
    ]);
  });
});

describe('keys around the ring', () => {
  it('are counted by part', () => {
    expect([...densityOf(Uint32Array.of(0, 1, quarter, CIRCLE - 1), 4)]).toEqual([2, 1, 0, 1]);
    expect([...flaggedDensity(Uint32Array.of(CIRCLE - 1, 1), Uint8Array.of(0, 1), 2)]).toEqual([1, 0]);
  });

  it('that lie too near stand in another row', () => {
    const hashes = Uint32Array.of(10, 5, 100);
    expect([...rowsOf(hashes, Uint32Array.of(1, 0, 2), 20, 3)]).toEqual([1, 0, 0]);
  });

  it('shards inside stand evenly, the first at the top', () => {
    const spots = hubSpots([3, 8], 50);
    expect(spots.get(3)).toEqual({ x: 0, y: -50 });
    expect(spots.get(8)?.y).toBeCloseTo(50);
  });
});
