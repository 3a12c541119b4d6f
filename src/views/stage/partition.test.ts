import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import type { Link } from '../../sim/types';
import { linkCurve } from './curve';
import { centerOf, distanceToBox, segmentsCross } from './geometry';
import { layoutStage } from './layout';
import { bandBetween, groupsOf } from './partition';
import { groupsBySlice } from './slice';

const IDS = ['C', 'P1', 'P2', 'P3', 'P4'];
const LAYOUT = layoutStage(
  800,
  548,
  IDS.map((id) => ({ id, place: id === 'C' ? ('top' as const) : ('bottom' as const), seats: 0 })),
);
const LINKS = ['P1', 'P2', 'P3', 'P4'].map((peer) => {
  const curve = must(linkCurve(LAYOUT.cards, 'C', peer, LAYOUT.height));
  return { a: 'C', b: peer, from: curve.from, to: curve.to };
});

describe('groups', () => {
  it('one cut link is no partition while there is a way round', () => {
    expect(groupsOf(['A', 'B', 'C'], [['A', 'B']])).toHaveLength(1);
  });
  it('two nodes and a cut between them are', () => {
    expect(groupsOf(['A', 'B'], [['A', 'B']])).toEqual([['A'], ['B']]);
  });
  it('all links between two sides are', () => {
    const cuts: Link[] = [
      ['A', 'C'],
      ['A', 'D'],
      ['B', 'C'],
      ['B', 'D'],
    ];
    expect(groupsOf(['A', 'B', 'C', 'D'], cuts)).toEqual([
      ['A', 'B'],
      ['C', 'D'],
    ]);
    expect(groupsOf(['A', 'B', 'C', 'D'], cuts.slice(1))).toHaveLength(1);
  });
});

describe('the band', () => {
  it.each([
    [['C', 'P1', 'P2', 'P3'], ['P4']],
    [['C'], ['P1', 'P2', 'P3', 'P4']],
    [
      ['C', 'P1', 'P3'],
      ['P2', 'P4'],
    ],
    [['C', 'P1'], ['P2', 'P3'], ['P4']],
  ])('runs between %j and %j and through no card', (...groups) => {
    const parts = groups.filter((group) => Array.isArray(group));
    const band = bandBetween(parts, LAYOUT.cards, LAYOUT.width, LAYOUT.height);
    expect(band.lines.length).toBeGreaterThan(0);
    for (const point of band.lines.flat())
      for (const card of Object.values(LAYOUT.cards)) expect(distanceToBox(point, card)).toBeGreaterThan(4);
    const crossings = (a: string, b: string): number => {
      const [from, to] = [centerOf(must(LAYOUT.cards[a])), centerOf(must(LAYOUT.cards[b]))];
      const walls = band.lines.flatMap((line) =>
        line.slice(1).map((point, index) => [must(line[index]), point] as const),
      );
      return walls.filter(([p, q]) => segmentsCross(from, to, p, q)).length;
    };
    const of = (id: string) => parts.findIndex((group) => group.includes(id));
    for (const [index, a] of IDS.entries())
      for (const b of IDS.slice(index + 1)) {
        if (of(a) !== of(b)) expect(crossings(a, b), `${a} ${b}`).toBeGreaterThan(0);
        else if (parts.length === 2) expect(crossings(a, b) % 2, `${a} ${b}`).toBe(0);
      }
  });

  it('has its word inside the stage and off the cards', () => {
    const { label } = bandBetween(
      [['C', 'P1', 'P2', 'P3'], ['P4']],
      LAYOUT.cards,
      LAYOUT.width,
      LAYOUT.height,
    );
    expect(label.x).toBeGreaterThan(50);
    expect(label.x).toBeLessThan(LAYOUT.width - 50);
    for (const card of Object.values(LAYOUT.cards)) expect(distanceToBox(label, card)).toBeGreaterThan(16);
  });
});

describe('a slice', () => {
  it('across one link cuts that node off from everybody', () => {
    const groups = groupsBySlice({ x: 540, y: 330 }, { x: 790, y: 330 }, LINKS, LAYOUT.cards);
    expect(groups?.map((group) => [...group].sort())).toEqual([['C', 'P1', 'P2', 'P3'], ['P4']]);
  });
  it('across all links parts the rows', () => {
    const groups = groupsBySlice({ x: 5, y: 280 }, { x: 795, y: 280 }, LINKS, LAYOUT.cards);
    expect(groups?.map((group) => [...group].sort())).toEqual([['C'], ['P1', 'P2', 'P3', 'P4']]);
  });
  it('keeps nodes with whole links together, wherever the line would run on', () => {
    const groups = groupsBySlice({ x: 330, y: 300 }, { x: 790, y: 300 }, LINKS, LAYOUT.cards);
    expect(groups?.map((group) => [...group].sort())).toEqual([
      ['C', 'P1'],
      ['P2', 'P3', 'P4'],
    ]);
  });
  it('across nothing does nothing', () => {
    expect(groupsBySlice({ x: 5, y: 5 }, { x: 60, y: 60 }, LINKS, LAYOUT.cards)).toBeNull();
  });
});
