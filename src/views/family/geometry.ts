/** Where the members of the family stand, and the curves between them. */
import { linkHorizontal, linkVertical } from 'd3-shape';
import type { FamilyStep, Member } from '../../lessons/family';

export const CARD = { width: 158, height: 62 } as const;
const GAP = { x: 74, y: 42 } as const;
const MARGIN = 14;

export interface Box {
  readonly x: number;
  readonly y: number;
}

export function boxOf({ column, row }: Pick<Member, 'column' | 'row'>): Box {
  return {
    x: MARGIN + column * (CARD.width + GAP.x),
    y: MARGIN + row * (CARD.height + GAP.y),
  };
}

export function sizeOf(members: readonly Member[]): { readonly width: number; readonly height: number } {
  const boxes = members.map(boxOf);
  return {
    width: Math.max(...boxes.map(({ x }) => x)) + CARD.width + MARGIN,
    height: Math.max(...boxes.map(({ y }) => y)) + CARD.height + MARGIN,
  };
}

export interface Route {
  readonly id: string;
  readonly path: string;
  /** Middle of the curve, where its number stands. */
  readonly middle: Box;
}

type Point = [number, number];

const across = linkHorizontal<{ source: Point; target: Point }, Point>();
const down = linkVertical<{ source: Point; target: Point }, Point>();

/** From the right side of a card to the left side of the next; within a column, from one card's foot to the other's head. */
export function routeOf({ id, from, to }: FamilyStep, places: ReadonlyMap<string, Box>): Route | null {
  const a = places.get(from);
  const b = places.get(to);
  if (!a || !b) return null;
  const isBelow = a.x === b.x;
  const source: Point = isBelow
    ? [a.x + CARD.width / 2, a.y < b.y ? a.y + CARD.height : a.y]
    : [a.x + CARD.width, a.y + CARD.height / 2];
  const target: Point = isBelow
    ? [b.x + CARD.width / 2, a.y < b.y ? b.y : b.y + CARD.height]
    : [b.x, b.y + CARD.height / 2];
  const middle = { x: (source[0] + target[0]) / 2, y: (source[1] + target[1]) / 2 };
  return { id, path: (isBelow ? down : across)({ source, target }) ?? '', middle };
}
