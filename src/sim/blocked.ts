/** In doubt and blocked: one definition for every view. */
import type { RoleModel, Setting } from './model';
import { simulate } from './simulate';
import type { NodeId, NodeState, Position, Trace, TxId, World } from './types';
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
        return role?.promised(records) && role.decision(records) === null && !isOver(role, node, tx);
      })
      .map(({ tx }) => ({ node: id, tx }));
  });
}

/** It has promised, and the promise is not its own any more: the branch has moved to another node. */
export function isOver(role: RoleModel, node: NodeState, tx: TxId): boolean {
  return role.states[node.instances[tx]?.value ?? ''] === 'ended';
}

const memory = new WeakMap<World, { setting: Setting; waiting: Waiting[] }>();

/** In doubt, and still so at the end of the calm continuation without faults, recovery or heal. */
export function blocked(setting: Setting, world: World): Waiting[] {
  const known = memory.get(world);
  if (known && known.setting === setting) return known.waiting;
  const now = inDoubt(setting, world);
  const end = now.length === 0 ? world : lastWorld(simulate(setting, [], { from: world }));
  const waiting = stillIn(now, inDoubt(setting, end));
  memory.set(world, { setting, waiting });
  return waiting;
}

/**
 * The same at a position of a trace. Up to its next move a trace is its own calm continuation, so one continuation serves all
 * positions of a stretch.
 */
export function blockedAt(setting: Setting, trace: Trace, position: Position): Waiting[] {
  const now = inDoubt(setting, trace.entries[position.step - 1]?.world ?? trace.initial);
  return now.length === 0 ? [] : stillIn(now, doubtAfter(setting, trace, position.step));
}

interface Stretches {
  /** For each number of steps, how many there are when the next move comes; `null` after the last one. */
  readonly ends: readonly (number | null)[];
  readonly doubts: Map<number | null, Waiting[]>;
}

const stretches = new WeakMap<Trace, Stretches>();

/** Who is in doubt at the end of the calm continuation of the stretch that begins with `step` steps done. */
function doubtAfter(setting: Setting, trace: Trace, step: number): Waiting[] {
  const { ends, doubts } = stretches.get(trace) ?? stretchesOf(trace);
  const end = ends[step] ?? null;
  const known = doubts.get(end);
  if (known) return known;
  const from = end === null ? null : (trace.entries[end - 1]?.world ?? trace.initial);
  const doubt = inDoubt(setting, lastWorld(from === null ? trace : simulate(setting, [], { from })));
  doubts.set(end, doubt);
  return doubt;
}

function stretchesOf(trace: Trace): Stretches {
  let next: number | null = null;
  const ends: (number | null)[] = [null];
  for (const { index, move } of trace.entries.toReversed()) {
    if (move !== null) next = index;
    ends.push(next);
  }
  const made = { ends: ends.toReversed(), doubts: new Map() };
  stretches.set(trace, made);
  return made;
}

function lastWorld(trace: Trace): World {
  return trace.entries.at(-1)?.world ?? trace.initial;
}

function stillIn(now: readonly Waiting[], then: readonly Waiting[]): Waiting[] {
  return now.filter(({ node, tx }) => then.some((other) => other.node === node && other.tx === tx));
}
