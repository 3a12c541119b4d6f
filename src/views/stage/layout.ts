/**
 * Where the cards stand: one row at the top (who coordinates), one at the bottom (who takes part). Sizes follow the
 * room there is; a card is never squeezed below its size, the next smaller kind of card is taken instead.
 */
import { must } from '../../base/assert';
import type { NodeId } from '../../sim/types';
import type { Box } from './geometry';

/** `mini` is for phones with more than four participants: its chip is a glyph without a word. */
export type CardSize = 'full' | 'compact' | 'phone' | 'mini';

export interface LayoutNode {
  readonly id: NodeId;
  readonly place: 'top' | 'bottom';
  /** Vote seats in the footer, which want 24 px each. */
  readonly seats: number;
}

export interface StageLayout {
  readonly width: number;
  readonly height: number;
  readonly size: CardSize;
  readonly cards: Readonly<Record<NodeId, Box>>;
  /** Diameter of a message glyph. */
  readonly glyph: number;
  /** Whether words stand beside the glyphs. */
  readonly labels: boolean;
}

interface CardKind {
  readonly size: CardSize;
  readonly width: number;
  readonly widthMin: number;
  readonly height: number;
  readonly gap: number;
  readonly margin: number;
}

const KINDS: readonly CardKind[] = [
  { size: 'full', width: 168, widthMin: 168, height: 128, gap: 16, margin: 10 },
  { size: 'compact', width: 112, widthMin: 96, height: 104, gap: 10, margin: 10 },
  { size: 'phone', width: 80, widthMin: 72, height: 88, gap: 8, margin: 8 },
  { size: 'mini', width: 64, widthMin: 40, height: 88, gap: 5, margin: 6 },
];

/** The chip stands on the upper edge of its card, so the top row keeps this much above it. */
const HEADROOM = 22;
const FOOTROOM = 12;
/** Rows closer than this leave no room for a glyph to be seen under way. */
const FLIGHT_MIN = 84;
/** Beyond this the rows stay together in the middle, so that a glance takes in both. */
const HEIGHT_MAX = 680;
const GAP_MAX = 150;
const EASE = 12;

export function layoutStage(width: number, height: number, nodes: readonly LayoutNode[]): StageLayout {
  const top = nodes.filter((node) => node.place === 'top');
  const bottom = nodes.filter((node) => node.place === 'bottom');
  const kind = chooseKind(width, height, top, bottom);
  const offset = Math.max(0, (height - HEIGHT_MAX) / 2);
  const lowest = Math.max(height - offset - kind.height - FOOTROOM, HEADROOM);
  const cards = {
    ...row(top, kind, width, HEADROOM + offset),
    ...row(bottom, kind, width, bottom.length === 0 ? HEADROOM : lowest),
  };
  const large = kind.size === 'full' || kind.size === 'compact';
  return { width, height, size: kind.size, cards, glyph: large ? 34 : 30, labels: large && width >= 560 };
}

function chooseKind(
  width: number,
  height: number,
  top: readonly LayoutNode[],
  bottom: readonly LayoutNode[],
): CardKind {
  const fits = (kind: CardKind): boolean => {
    const rows = top.length > 0 && bottom.length > 0 ? 2 : 1;
    const tall = rows * kind.height + HEADROOM + FOOTROOM + (rows - 1) * FLIGHT_MIN;
    const wide = [top, bottom].every((members) => rowWidthMin(members, kind) <= width);
    return wide && tall <= height;
  };
  const wide = (kind: CardKind): boolean =>
    [top, bottom].every((members) => rowWidthMin(members, kind) <= width);
  return KINDS.find(fits) ?? KINDS.slice(2).find(wide) ?? must(KINDS[3]);
}

function rowWidthMin(members: readonly LayoutNode[], kind: CardKind): number {
  const gaps = Math.max(0, members.length - 1) * kind.gap;
  return members.reduce((sum, node) => sum + seatedWidth(node, kind, kind.widthMin), gaps + 2 * kind.margin);
}

/** Whoever collects votes needs room for all seats, or on a phone for their count. */
function seatedWidth(node: LayoutNode, kind: CardKind, width: number): number {
  if (kind.size === 'full' || kind.size === 'compact') return Math.max(width, node.seats * 24 + 24);
  return node.seats > 0 ? Math.max(width, 88) : width;
}

function row(members: readonly LayoutNode[], kind: CardKind, width: number, y: number): Record<NodeId, Box> {
  const cards: Record<NodeId, Box> = {};
  if (members.length === 0) return cards;
  const room = width - 2 * kind.margin;
  const count = members.length;
  const widths = widthsIn(room - (count - 1) * kind.gap, members, kind);
  const needed = sum(widths);
  const gapMax = Math.min(GAP_MAX, Math.min(...widths) * 0.9);
  const even = (free: number): number => (count > 1 ? (free - needed) / (count - 1) : 0);
  // Where the row has room to spare, the outer cards keep off the edge, where the handles of the rails stand.
  const gap = Math.max(0, Math.min(gapMax, Math.max(even(room - 2 * EASE), Math.min(even(room), kind.gap))));
  let x = (width - needed - (count - 1) * gap) / 2;
  for (const [index, node] of members.entries()) {
    const own = widths[index] ?? kind.width;
    cards[node.id] = { x: Math.round(x), y: Math.round(y), width: own, height: kind.height };
    x += own + gap;
  }
  return cards;
}

/** As wide as the kind allows and the room permits; those who collect votes as wide as these need. */
function widthsIn(room: number, members: readonly LayoutNode[], kind: CardKind): number[] {
  for (let width = kind.width; ; width--) {
    const widths = members.map((node) => seatedWidth(node, kind, width));
    if (width <= kind.widthMin || sum(widths) <= room) return widths;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Room of the tool in the corner, and of its distance from the edges. */
const TOOL = 44;
const TOOL_EDGE = 8;

/** The tool stands in the upper left corner; where a card stands there already, below that card. */
export function toolBox({ cards }: Pick<StageLayout, 'cards'>): Box {
  const reach = TOOL + 2 * TOOL_EDGE;
  const inCorner = Object.values(cards).filter(({ x, y }) => x < reach && y < reach);
  const y = Math.max(TOOL_EDGE, ...inCorner.map((card) => card.y + card.height + TOOL_EDGE));
  return { x: TOOL_EDGE, y, width: TOOL, height: TOOL };
}
