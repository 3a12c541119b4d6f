/** In doubt and blocked: one definition for every view. */
import type { Setting } from './model';
import { simulate } from './simulate';
import type { NodeId, Position, Trace, TxId, World } from './types';
import { nodeOf, recordsOf, roleOf, setupsOf } from './world';

export interface Waiting {
  readonly node: NodeId;
  readonly tx: TxId;
}

/** Live nodes that have promised to obey a decision and know none. */
export function inDoubt(setting: Setting, world: World): Waiting[] {
  return setting.cast.nodes.flatMap(({ id }) => {
    const node = nodeOf(world, id);
    if (node.status === 'crashed' || node.log.length === 0) return [];
    return setupsOf(setting, id)
      .filter(({ tx }) => {
        const role = roleOf(setting, tx, id);
        const records = recordsOf(node, tx);
        return role?.promised(records) && role.decision(records) === null;
      })
      .map(({ tx }) => ({ node: id, tx }));
  });
}

const memory = new WeakMap<World, { setting: Setting; waiting: Waiting[] }>();

/** In doubt, and still so at the end of the calm continuation without faults, recovery or heal. */
export function blocked(setting: Setting, world: World): Waiting[] {
  const known = memory.get(world);
  if (known && known.setting === setting) return known.waiting;
  const now = inDoubt(setting, world);
  const waiting = now.length === 0 ? [] : lasting(setting, now, simulate(setting, [], { from: world }));
  memory.set(world, { setting, waiting });
  return waiting;
}

/** The same at a position of a trace; while no move is left to come, the trace is its own calm continuation. */
export function blockedAt(setting: Setting, trace: Trace, position: Position): Waiting[] {
  const world = trace.entries[position.step - 1]?.world ?? trace.initial;
  if (trace.entries.slice(position.step).some((entry) => entry.move !== null)) return blocked(setting, world);
  return lasting(setting, inDoubt(setting, world), trace);
}

function lasting(setting: Setting, now: readonly Waiting[], continuation: Trace): Waiting[] {
  const last = continuation.entries.at(-1)?.world ?? continuation.initial;
  const then = inDoubt(setting, last);
  return now.filter(({ node, tx }) => then.some((other) => other.node === node && other.tx === tx));
}
