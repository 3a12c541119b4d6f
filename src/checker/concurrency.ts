/**
 * Concurrency sets (Skeen 1981): for each local state, the local states that another node can be in at the same time, over all runs
 * without failures. A protocol can be non-blocking under crashes only if (1) no local state has both a commit and an abort state in its
 * set, and (2) none that is not committable has a commit state in it.
 */
import { must } from '../base/assert';
import { meaningIn } from '../sim/meaning';
import type { Setting } from '../sim/model';
import type { NodeState } from '../sim/types';
import { roleIdOf } from '../sim/world';
import { NO_FAULTS } from './bounds';
import type { CompiledModel } from './compiled';
import type { Local } from './local';
import { Seek } from './seek';

/** A local state of some role, and what it means. */
export interface StateClass {
  /** `participant prepared`. */
  readonly name: string;
  readonly meaning: string;
}

export interface Concurrency {
  readonly state: StateClass;
  /** In the order in which they were met. */
  readonly beside: readonly StateClass[];
  /** Which of Skeen's two conditions it breaks. */
  readonly breaks: readonly (1 | 2)[];
}

/** States that promise that everybody has voted yes. */
const COMMITTABLE = ['committed', 'precommitted'];

/** The sets of all local states of a setting's first transaction. Explores all of it, which must be small. */
export function concurrencySets(setting: Setting): Concurrency[] {
  const sets = new Map<string, { state: StateClass; beside: Map<string, StateClass> }>();
  const classOf = classifier(setting);
  const look = (model: CompiledModel) => (state: Int32Array) => {
    const classes = model.ids.map((_, node) => classOf(node, model.local(state, node)));
    for (const [index, one] of classes.entries()) {
      const known = sets.get(one.name) ?? { state: one, beside: new Map<string, StateClass>() };
      sets.set(one.name, known);
      for (const [other, another] of classes.entries())
        if (other !== index) known.beside.set(another.name, another);
    }
    return false;
  };
  const synchronous: Setting = { ...setting, config: { ...setting.config, timing: 'synchronous' } };
  const seek = new Seek(synchronous, NO_FAULTS, (model) => [look(model)]);
  while (!seek.slice(1 << 14));
  return [...sets.values()].map(({ state, beside }) => ({
    state,
    beside: [...beside.values()],
    breaks: broken(state, [...beside.values()]),
  }));
}

function broken({ meaning }: StateClass, beside: readonly StateClass[]): (1 | 2)[] {
  const has = (wanted: string): boolean => beside.some((other) => other.meaning === wanted);
  return [
    ...(has('committed') && has('aborted') ? ([1] as const) : []),
    ...(has('committed') && !COMMITTABLE.includes(meaning) ? ([2] as const) : []),
  ];
}

/** What kind of state a local state is; worked out once for each. */
function classifier(setting: Setting): (node: number, local: Local) => StateClass {
  const known = new WeakMap<Local, StateClass>();
  const { id: tx } = must(setting.cast.transactions[0]);
  return (index, local) => {
    const made = known.get(local) ?? classOf(setting, tx, index, local.node);
    known.set(local, made);
    return made;
  };
}

function classOf(setting: Setting, tx: string, index: number, node: NodeState): StateClass {
  const { id } = must(setting.cast.nodes[index]);
  const role = roleIdOf(setting, tx, id) ?? '';
  const meaning = meaningIn(setting, node, id, tx);
  const value = node.instances[tx]?.value ?? '';
  // A coordinator that has forgotten is still known by what it decided.
  return { name: `${role} ${value === 'ended' ? meaning : value}`, meaning };
}
