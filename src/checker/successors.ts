/** A state being expanded, and the making of its successors: each is written into `scratch`, told, and taken back. */
import { must } from '../base/assert';
import type { Act } from '../sim/types';
import type { Choices, CompiledModel } from './compiled';
import { Fan, type Outcome } from './fan';
import type { Local, LocalTimer, Step } from './local';
import type { LocalTable } from './localTable';
import { Sparing } from './sparing';
import type { Surroundings } from './surroundings';
import type { EdgeKind, Follower, Visit } from './system';

/** What can come of something: a step of a node, or of nobody. */
export interface Consequence {
  readonly kind: EdgeKind;
  readonly step: Step | null;
  readonly act: () => Act;
  readonly after: Surroundings;
  /** The message that is taken out of the network, or -1. */
  readonly taken: number;
}

/** All that can come of something in certain circumstances; as a fan, those that change one node, the surroundings and the network. */
export class Consequences extends Fan<Step> {
  readonly isNothing: boolean;

  constructor(
    outcomes: readonly Outcome<Step>[],
    readonly all: readonly Consequence[],
    /** Those that change more. */
    readonly wide: readonly Consequence[],
  ) {
    super(outcomes);
    this.isNothing = all.length === 0;
  }
}

export class Successors {
  readonly width: number;
  /** Where a successor is made to be told. Equal to the state that is being expanded from the first of them on. */
  readonly scratch: Int32Array;
  private isFresh = false;

  protected readonly nodes: number;
  protected current: Int32Array;
  protected around: Surroundings;
  protected choice: Choices;
  /** What the consequences of a node's state or of a message depend on besides; a small number. */
  protected circumstances = 0;
  private readonly circumstanceNumbers = new Map<number, number>();
  private crashed = 0;
  protected readonly sparing: Sparing;
  /** Bits of the nodes whose doings are only counted. */
  protected spared = 0;
  private actTold: (() => Act) | null = null;

  constructor(readonly model: CompiledModel) {
    const { ids, width } = model;
    this.width = width;
    this.nodes = ids.length;
    this.sparing = new Sparing(model);
    this.scratch = new Int32Array(width);
    this.current = new Int32Array(width);
    this.around = model.surroundings.intern([], [], 0);
    this.choice = model.choicesOf(this.around);
  }

  faults(state: Int32Array): number {
    return this.model.surroundingsOf(state).faults;
  }

  isBeyond(state: Int32Array): boolean {
    return this.model.isBeyond(state);
  }

  act(): Act {
    return must(this.actTold)();
  }

  protected load(state: Int32Array): void {
    const { model } = this;
    this.current = state;
    this.isFresh = false;
    this.around = model.surroundingsOf(state);
    this.choice = model.choicesOf(this.around);
    this.circumstances = model.isSynchronous ? this.numbered() : this.around.number;
  }

  /** Before anything is written to `scratch`: most states are expanded without that. */
  protected refresh(): void {
    if (this.isFresh) return;
    this.scratch.set(this.current);
    this.isFresh = true;
  }

  /** Perfect failure detection makes reactions depend on who is down. */
  private numbered(): number {
    this.crashed = 0;
    for (let node = 0; node < this.nodes; node++) if (this.at(node).isCrashed) this.crashed |= 1 << node;
    const key = this.around.number * 2 ** this.nodes + this.crashed;
    let number = this.circumstanceNumbers.get(key);
    if (number === undefined) {
      number = this.circumstanceNumbers.size;
      this.circumstanceNumbers.set(key, number);
    }
    return number;
  }

  protected at(node: number): Local {
    return this.model.local(this.current, node);
  }

  protected table(node: number): LocalTable {
    return this.model.tables[node] as LocalTable;
  }

  /** Bits of nodes that cannot be heard from here; only the synchronous model's timers remember them. */
  protected down(node: number): number {
    return this.model.isSynchronous ? (this.crashed & ~(1 << node)) | (this.around.cuts[node] as number) : 0;
  }

  protected consequencesOf(all: readonly Consequence[]): Consequences {
    const wide = all.filter((each) => this.isWide(each));
    const narrow = wide.length === 0 ? all : all.filter((each) => !wide.includes(each));
    const outcomes = narrow.map((each) => this.outcomeOf(each));
    return new Consequences(outcomes, all, wide);
  }

  /** Tells of all that can come of a node or of a message to it: as a fan as far as somebody follows it. */
  protected tellAll(
    node: number,
    consequences: Consequences,
    visit: Visit<Step>,
    follower: Follower<Step> | null,
  ): void {
    if (follower) {
      if (((this.spared >> node) & 1) === 0) follower.follow(consequences);
      else follower.pass(consequences.own, consequences.repairs, consequences.faults);
    }
    const others = follower ? consequences.wide : consequences.all;
    for (let index = 0; index < others.length; index++) this.carryOut(others[index] as Consequence, visit);
  }

  protected carryOut(consequence: Consequence, visit: Visit<Step>): void {
    const { step, kind, act } = consequence;
    this.refresh();
    this.perform(consequence, this.scratch);
    if (step?.isCrash && this.model.isSynchronous)
      for (let other = 0; other < this.nodes; other++)
        if (other !== step.node) this.change(other, (table, local) => table.witnessed(local, step.node));
    this.tell(kind, step, act, visit);
  }

  /** A step that changes only the node itself, the surroundings and bits of the network does so in every state alike. */
  private isWide({ step, taken }: Consequence): boolean {
    if (step?.isCrash && this.model.isSynchronous) return true;
    return this.model.setting.config.network === 'fifo' && (taken >= 0 || (step?.sends.length ?? 0) > 0);
  }

  /** What a step does to a state in which nothing is set, and to one in which everything is: that is what it does to any state. */
  private outcomeOf(consequence: Consequence): Outcome<Step> {
    const { kind, step, after } = consequence;
    const put = new Int32Array(this.width);
    const keep = new Int32Array(this.width).fill(-1);
    this.perform(consequence, put);
    this.perform(consequence, keep);
    return {
      kind,
      step,
      faults: after.faults - this.around.faults,
      spares: this.sparing.by(consequence, this.around),
      keep,
      put,
    };
  }

  private perform({ step, after, taken }: Consequence, state: Int32Array): void {
    const { network, networkAt, messages } = this.model;
    if (taken >= 0) network.take(state, networkAt, taken);
    state[this.nodes] = after.number;
    if (!step) return;
    state[step.node] = step.next.number;
    const cuts = after.cuts[step.node] as number;
    for (const message of step.sends)
      if (cuts === 0 || ((cuts >> (messages.to[message] as number)) & 1) === 0)
        network.send(state, networkAt, message);
  }

  protected change(node: number, to: (table: LocalTable, local: Local) => Local): void {
    this.scratch[node] = to(this.table(node), this.model.local(this.scratch, node)).number;
  }

  protected tell(kind: EdgeKind, step: Step | null, act: () => Act, visit: Visit<Step>): void {
    this.actTold = act;
    visit(kind, step);
    this.scratch.set(this.current);
  }

  /** What is left of the budgets when this node crashes as well, or `null`. */
  protected crashAfter(node: number, after: Surroundings): Surroundings | null {
    const choice = after === this.around ? this.choice : this.model.choicesOf(after);
    return choice.crashes[node] as Surroundings | null;
  }

  /** The rule of `sim/timing.ts`, on packed states. */
  protected mayFire(node: number, timer: LocalTimer): boolean {
    const { network, networkAt, isSynchronous } = this.model;
    if (!isSynchronous || timer.isOwn) return true;
    const gone = timer.failed | this.crashed | (this.around.cuts[node] as number);
    const isOutOfReach = (other: number): boolean =>
      ((gone >> other) & 1) === 1 && !network.isOnItsWay(this.current, networkAt, other, node);
    if (timer.isDetector) return timer.awaited.every(isOutOfReach);
    return timer.awaited.some(
      (other) =>
        isOutOfReach(other) ||
        (this.at(other).decided[timer.txIndex] === true &&
          !network.isOnItsWay(this.current, networkAt, other, node)),
    );
  }
}
