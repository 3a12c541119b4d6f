/** What a line drawn across links means. */
import type { NodeId } from '../../sim/types';
import type { Box, Point } from './geometry';
import { centerOf, segmentsCross, sideOf } from './geometry';

/**
 * The groups that a line drawn across links parts. Ends of crossed links fall to the side they stand on; every other node
 * stays with the group it still has a whole link to, or else on its side of the line.
 */
export function groupsBySlice(
  start: Point,
  end: Point,
  links: readonly { readonly a: NodeId; readonly b: NodeId; readonly from: Point; readonly to: Point }[],
  cards: Readonly<Record<NodeId, Box>>,
): NodeId[][] | null {
  const crossed = links.filter((link) => segmentsCross(start, end, link.from, link.to));
  if (crossed.length === 0) return null;
  const right = new Map<NodeId, boolean>();
  for (const link of crossed) {
    right.set(link.a, sideOf(link.from, start, end) > 0);
    right.set(link.b, sideOf(link.to, start, end) > 0);
  }
  const whole = links.filter((link) => !crossed.includes(link));
  for (let settled = false; !settled; ) {
    settled = true;
    for (const { a, b } of whole) {
      const known = right.get(a) ?? right.get(b);
      if (known === undefined || (right.has(a) && right.has(b))) continue;
      right.set(right.has(a) ? b : a, known);
      settled = false;
    }
  }
  const ids = Object.keys(cards);
  for (const id of ids) {
    const card = cards[id];
    if (card && !right.has(id)) right.set(id, sideOf(centerOf(card), start, end) > 0);
  }
  const groups = [ids.filter((id) => !right.get(id)), ids.filter((id) => right.get(id))];
  return groups.every((group) => group.length > 0) ? groups : null;
}
