import { canonical } from '../../base/canonical';
import { hash32 } from '../../base/hash';
import { balances } from '../ledger';
import type { Setting } from '../model';
import type { Trace } from '../types';

const known = new WeakMap<Trace, number>();

/**
 * A short digest of what anybody can see at the end of a run: who is up, the state of every chart, the types of the records in
 * every log, and the money. Two versions of the engine that agree on it tell the same story, whatever else changed inside.
 */
export function outcomeDigest(setting: Setting, trace: Trace): number {
  const before = known.get(trace);
  if (before !== undefined) return before;
  const world = trace.entries.at(-1)?.world ?? trace.initial;
  const nodes = setting.cast.nodes.map(({ id }) => {
    const node = world.nodes[id];
    const states = Object.entries(node?.instances ?? {}).map(([tx, { value }]) => [tx, value] as const);
    return [id, node?.status, Object.fromEntries(states), node?.log.map(({ tx, type }) => [tx, type])];
  });
  const digest = hash32(canonical([nodes, balances(setting.cast, world)]));
  known.set(trace, digest);
  return digest;
}
