import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { overlap } from './geometry';
import type { LayoutNode } from './layout';
import { layoutStage, toolBox } from './layout';

function cast(participants: number): LayoutNode[] {
  const bottom = Array.from({ length: participants }, (_, index) => ({
    id: `P${index}`,
    place: 'bottom' as const,
    seats: 0,
  }));
  return [{ id: 'C', place: 'top', seats: participants }, ...bottom];
}

const SIZES = [
  [800, 548],
  [760, 464],
  [1080, 548],
  [1440, 700],
  [390, 304],
  [390, 272],
  [320, 272],
] as const;

describe.each(SIZES)('a stage of %i × %i', (width, height) => {
  it.each([1, 2, 3, 4, 5, 6, 7])('seats %i participants inside and apart', (participants) => {
    const layout = layoutStage(width, height, cast(participants));
    const boxes = Object.values(layout.cards);
    expect(boxes).toHaveLength(participants + 1);
    for (const [index, box] of boxes.entries()) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
    }
  });
});

it('on a phone, helpers and leaders with seats stand apart', () => {
  const top = (id: string, seats: number): LayoutNode => ({ id, place: 'top', seats });
  const helpers = [top('A1', 0), top('A2', 0), top('A3', 0), top('C2', 2)];
  const boxes = Object.values(layoutStage(390, 304, [...cast(2), ...helpers]).cards);
  for (const [index, box] of boxes.entries())
    for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
});

it('cards get smaller as a kind, never squeezed', () => {
  expect(layoutStage(800, 548, cast(4)).size).toBe('full');
  expect(layoutStage(760, 464, cast(4)).size).toBe('full');
  expect(layoutStage(800, 548, cast(5)).size).toBe('compact');
  expect(layoutStage(800, 548, cast(7)).size).toBe('compact');
  expect(layoutStage(1080, 548, cast(5)).size).toBe('full');
  expect(layoutStage(390, 304, cast(4)).size).toBe('phone');
  expect(layoutStage(390, 304, cast(7)).size).toBe('mini');
  const four = layoutStage(760, 464, cast(4));
  for (const box of Object.values(four.cards)) expect([box.width, box.height]).toEqual([168, 128]);
});

it('a low stage takes smaller cards rather than leaving no room for messages', () => {
  const layout = layoutStage(800, 320, cast(3));
  const gap = must(layout.cards.P0).y - must(layout.cards.C).y - must(layout.cards.C).height;
  expect(layout.size).not.toBe('full');
  expect(gap).toBeGreaterThanOrEqual(60);
});

it('whoever collects seven votes has seats of 24 pixels for all', () => {
  expect(must(layoutStage(800, 548, cast(7)).cards.C).width).toBeGreaterThanOrEqual(7 * 24);
});

it('the top row stands in the middle', () => {
  const box = must(layoutStage(800, 548, cast(3)).cards.C);
  expect(box.x + box.width / 2).toBe(400);
});

it('a cast without anyone at the top is one row', () => {
  const nodes = cast(2).slice(1);
  const layout = layoutStage(800, 548, nodes);
  expect(must(layout.cards.P0).y).toBe(must(layout.cards.P1).y);
});

it('the tool stands in the corner, or below the card that stands there', () => {
  const top = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `C${index}`, place: 'top' as const, seats: 0 }));
  const bottom = [{ id: 'P1', place: 'bottom' as const, seats: 0 }];
  expect(toolBox(layoutStage(390, 300, [...top(1), ...bottom])).y).toBe(8);
  const full = layoutStage(390, 300, [...top(4), ...bottom]);
  const { y } = toolBox(full);
  const corner = must(full.cards.C0);
  expect(y).toBeGreaterThan(corner.y + corner.height);
  expect(y + 44).toBeLessThan(must(full.cards.P1).y);
});
