/** Where a crash can fall into a reaction so that somebody could tell the difference. */
import type { Effect, Interruption } from '../sim/types';

/**
 * Every way to carry out a part of these effects: between two of them, and of a burst of sends, which has no order, every
 * subset. Nothing at all and everything are not among them: these are crashes before and after the reaction. Timers count for
 * nothing, since the crash wipes them.
 */
export function cutPoints(effects: readonly Effect[]): Interruption[] {
  const visible = effects.findLastIndex(({ kind }) => kind === 'persist' || kind === 'send') + 1;
  const points: Interruption[] = [];
  let index = 0;
  while (index < visible) {
    if (index > 0) points.push({ effects: index });
    const burst = receivers(effects, index);
    for (const sent of properSubsets(burst)) points.push({ effects: index, sent });
    index += Math.max(1, burst.length);
  }
  return points;
}

function receivers(effects: readonly Effect[], start: number): string[] {
  const to: string[] = [];
  for (let index = start; index < effects.length; index++) {
    const effect = effects[index];
    if (effect?.kind !== 'send') break;
    to.push(effect.to);
  }
  return to;
}

function properSubsets(all: readonly string[]): string[][] {
  const subsets: string[][] = [];
  for (let bits = 1; bits < 2 ** all.length - 1; bits++)
    subsets.push(all.filter((_, index) => (bits >> index) & 1));
  return subsets;
}
