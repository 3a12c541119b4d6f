/**
 * What properties say of packed states. They look at logs alone, so each combination of logs is judged once; and a step property is
 * judged once for each change of one node's log.
 */
import { must } from '../base/assert';
import type { Setting } from '../sim/model';
import type { NodeId, NodeState, World } from '../sim/types';
import { initialWorld } from '../sim/world';
import { Combinations } from './combinations';
import type { CompiledModel } from './compiled';
import type { Step } from './local';
import type { Judging } from './system';

/** What the checker needs to know of a property; the protocols' own fit. */
export interface CheckedProperty {
  readonly id: string;
  readonly kind: 'always' | 'sometimes' | 'non-blocking' | 'can-finish';
  readonly check: ((world: World, setting: Setting) => unknown) | null;
  readonly checkStep?: (before: World, after: World, setting: Setting) => unknown;
}

export class Judge implements Judging<Step> {
  private readonly combinations: Combinations;
  /** By combination of logs: bits of the properties that it breaks (or reaches). */
  private readonly verdicts: number[] = [];
  private readonly stepVerdicts = new WeakMap<Step, number>();
  private readonly fresh: World;

  constructor(
    private readonly model: CompiledModel,
    private readonly properties: readonly CheckedProperty[],
  ) {
    this.combinations = new Combinations(model);
    this.fresh = initialWorld(model.setting);
  }

  /** Bits of the properties that a state breaks, or reaches. */
  state(state: Int32Array): number {
    return this.verdicts[this.combinations.numberOf(state)] ?? this.judged(state);
  }

  /** Apart from the look-up, which makes nothing for the closure and so no garbage. */
  private judged(state: Int32Array): number {
    const { model } = this;
    const world = this.world((node) => model.local(state, node).node);
    const bits = this.bits(({ check }) => check?.(world, model.setting) ?? null);
    this.verdicts.push(bits);
    return bits;
  }

  isWaiting(state: Int32Array): boolean {
    return this.model.ids.some((_, node) => this.model.local(state, node).isUndecided);
  }

  /** Bits of the step properties that a change of one node's log breaks. */
  step(step: Step): number {
    const known = this.stepVerdicts.get(step);
    if (known !== undefined) return known;
    const from = this.worldOf(step.node, step.before.node);
    const to = this.worldOf(step.node, step.next.node);
    const bits = this.bits(({ checkStep }) => checkStep?.(from, to, this.model.setting) ?? null);
    this.stepVerdicts.set(step, bits);
    return bits;
  }

  private bits(find: (property: CheckedProperty) => unknown): number {
    return this.properties.reduce(
      (bits, property, index) => (find(property) === null ? bits : bits | (1 << index)),
      0,
    );
  }

  /** Logs and nothing else. */
  private world(nodeAt: (node: number) => NodeState): World {
    const nodes: Record<NodeId, NodeState> = {};
    for (const [index, id] of this.model.ids.entries()) nodes[id] = logged(nodeAt(index));
    return { ...this.fresh, nodes };
  }

  private worldOf(node: number, state: NodeState): World {
    return this.world((index) =>
      index === node ? state : must(this.fresh.nodes[must(this.model.ids[index])]),
    );
  }
}

function logged({ log, durable }: NodeState): NodeState {
  return { status: 'up', log, durable, instances: {}, timers: [], lockQueue: [], busyUntil: 0 };
}
