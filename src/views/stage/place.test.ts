import { expect, it } from 'vitest';
import { must } from '../../base/assert';
import { curvePath, linkCurve, pointOn } from './curve';
import { boxAround, distanceBetween, overlap } from './geometry';
import { layoutStage } from './layout';
import type { Traveller } from './place';
import { placeGlyphs } from './place';

const NODES = [
  { id: 'C', place: 'top' as const, seats: 4 },
  ...['P1', 'P2', 'P3', 'P4'].map((id) => ({ id, place: 'bottom' as const, seats: 0 })),
];
const LAYOUT = layoutStage(800, 548, NODES);

function traveller(from: string, to: string, fraction: number, copy = 0): Traveller {
  return { key: `${from}>${to}#${copy}`, from, to, fraction, labelLength: 8 };
}

function centers(travellers: readonly Traveller[]) {
  const places = placeGlyphs(travellers, LAYOUT);
  return travellers.map(({ key }) => must(places.get(key)));
}

function expectApart(travellers: readonly Traveller[]): void {
  const places = centers(travellers);
  for (const [index, place] of places.entries()) {
    for (const other of places.slice(index + 1))
      expect(Math.max(Math.abs(place.x - other.x), Math.abs(place.y - other.y))).toBeGreaterThanOrEqual(
        LAYOUT.glyph,
      );
    const box = boxAround(place, LAYOUT.glyph, LAYOUT.glyph);
    for (const card of Object.values(LAYOUT.cards)) expect(overlap(box, card)).toBe(false);
  }
}

it('a lone glyph stands on its link at its share of the way', () => {
  const curve = must(linkCurve(LAYOUT.cards, 'C', 'P1', LAYOUT.height));
  const [half] = centers([traveller('C', 'P1', 0.5)]);
  expect(distanceBetween(must(half), pointOn(curve, 0.5))).toBeLessThan(0.01);
  const [early, late] = [0.1, 0.9].map((fraction) => must(centers([traveller('C', 'P1', fraction)])[0]));
  expect(must(early).y).toBeLessThan(must(half).y);
  expect(must(late).y).toBeGreaterThan(must(half).y);
});

it('the way back starts at the other end', () => {
  const [forth] = centers([traveller('C', 'P1', 0.2)]);
  const [back] = centers([traveller('P1', 'C', 0.8)]);
  expect(distanceBetween(must(forth), must(back))).toBeLessThan(0.01);
});

it('opposite directions keep apart', () => {
  for (const fraction of [0, 0.3, 0.5, 0.7, 1])
    expectApart([traveller('C', 'P2', fraction), traveller('P2', 'C', 1 - fraction)]);
});

it('several at the same place of one link keep apart', () => {
  expectApart(Array.from({ length: 9 }, (_, copy) => traveller('C', 'P3', 0.5, copy)));
});

it('a broadcast keeps apart even where the links meet', () => {
  expectApart(['P1', 'P2', 'P3', 'P4'].map((to) => traveller('C', to, 0)));
});

it('forty messages in all directions keep apart and are placed the same way each time', () => {
  const many = Array.from({ length: 40 }, (_, index) => {
    const peer = `P${(index % 4) + 1}`;
    const [from, to] = index % 3 === 0 ? [peer, 'C'] : ['C', peer];
    return traveller(from, to, (index % 7) / 7, index);
  });
  expectApart(many);
  expect(placeGlyphs([...many].reverse(), LAYOUT)).toEqual(placeGlyphs(many, LAYOUT));
});

it('a word that would cover a glyph is left out', () => {
  const crowd = Array.from({ length: 30 }, (_, copy) => traveller('C', 'P2', 0.5, copy));
  expect(centers(crowd).some((place) => place.label === null)).toBe(true);
  expect(must(centers([traveller('C', 'P1', 0.5)])[0]).label).toBe('left');
});

it('obstacles are kept free', () => {
  const middle = pointOn(must(linkCurve(LAYOUT.cards, 'C', 'P1', LAYOUT.height)), 0.5);
  const obstacle = boxAround(middle, 30, 30);
  const place = must(placeGlyphs([traveller('C', 'P1', 0.5)], LAYOUT, [obstacle]).get('C>P1#0'));
  expect(overlap(boxAround(place, LAYOUT.glyph, LAYOUT.glyph), obstacle)).toBe(false);
});

it('links go from edge to edge, and peers in a row talk over an arc above it', () => {
  const card = must(LAYOUT.cards.C);
  const straight = must(linkCurve(LAYOUT.cards, 'P1', 'C', LAYOUT.height));
  expect(straight.from.y).toBeCloseTo(card.y + card.height);
  const arc = must(linkCurve(LAYOUT.cards, 'P1', 'P3', LAYOUT.height));
  expect(pointOn(arc, 0.5).y).toBeLessThan(must(LAYOUT.cards.P1).y - 30);
  expect(arc.length).toBeGreaterThan(distanceBetween(arc.from, arc.to));
  expect(curvePath(arc)).toMatch(/^M[\d.]+,[\d.]+Q/);
  expect(linkCurve(LAYOUT.cards, 'C', 'nobody', LAYOUT.height)).toBeNull();
});
