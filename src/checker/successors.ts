/** A state being expanded, and the making of its successors: each is written into `scratch`, told, and taken back. */
import { must } from '../base/assert';
import type { Act } from '../sim/types';
import type { Choices, CompiledModel } from './compiled';
import type { Local, LocalTimer, Step } from './local';
import type { LocalTable } from './localTable';
import type { Surroundings } from './surroundings';
import type { EdgeKind, Visit } from './system';

export class Successors {
  readonly width: number;
  readonly smallFields: number;
  /** Equal to the state that is being expanded, but for the moment in which a successor is told. */
  readonly scratch: Int32Array;
  isWide = false;

  protected readonly nodes: number;
  protected readonly current: Int32Array;
  protected around: Surroundings;
  protected choice: Choices;
  private readonly here: Local[] = [];
  private crashed = 0;
  private stepTold: Step | null = null;
  private otherTold: (() => Act) | null = null;

  constructor(readonly model: CompiledModel) {
    const { ids, width } = model;
    this.width = width;
    this.nodes = ids.length;
    this.smallFields = ids.length + 1;
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
    return this.stepTold?.act ?? must(this.otherTold)();
  }

  protected load(state: Int32Array): void {
    const { current, here, model } = this;
    current.set(state);
    this.scratch.set(state);
    this.around = model.surroundingsOf(current);
    this.choice = model.choicesOf(this.around);
    this.crashed = 0;
    for (let node = 0; node < this.nodes; node++) {
      const local = model.local(current, node);
      here[node] = local;
      if (local.isCrashed) this.crashed |= 1 << node;
    }
  }

  protected at(node: number): Local {
    return this.here[node] as Local;
  }

  protected table(node: number): LocalTable {
    return this.model.tables[node] as LocalTable;
  }

  /** Bits of nodes that cannot be heard from here; only the synchronous model's timers remember them. */
  protected down(node: number): number {
    return this.model.isSynchronous ? (this.crashed & ~(1 << node)) | (this.around.cuts[node] as number) : 0;
  }

  protected carryOut(step: Step, after: Surroundings, kind: EdgeKind, visit: Visit<Step>): void {
    this.apply(step, after);
    this.tell(kind, step, visit);
  }

  /** Puts a step into `scratch`. */
  private apply(step: Step, after: Surroundings): void {
    const { scratch, model } = this;
    scratch[step.node] = step.next.number;
    scratch[this.nodes] = after.number;
    const cuts = after.cuts[step.node] as number;
    for (const message of step.sends)
      if (cuts === 0 || ((cuts >> (model.messages.to[message] as number)) & 1) === 0)
        model.network.send(scratch, model.networkAt, message);
    if (!step.isCrash || !model.isSynchronous) return;
    for (let other = 0; other < this.nodes; other++)
      if (other !== step.node) this.change(other, (table, local) => table.witnessed(local, step.node));
  }

  protected change(node: number, to: (table: LocalTable, local: Local) => Local): void {
    this.isWide = true;
    this.scratch[node] = to(this.table(node), this.model.local(this.scratch, node)).number;
  }

  private tell(kind: EdgeKind, step: Step, visit: Visit<Step>): void {
    const { scratch, current } = this;
    this.stepTold = step;
    visit(kind, step);
    if (this.isWide) this.reset();
    scratch[step.node] = current[step.node] as number;
    for (let word = this.nodes; word < scratch.length; word++) scratch[word] = current[word] as number;
  }

  protected tellOther(kind: EdgeKind, act: () => Act, visit: Visit<Step>): void {
    this.isWide = true;
    this.otherTold = act;
    this.stepTold = null;
    visit(kind, null);
    this.reset();
  }

  private reset(): void {
    this.scratch.set(this.current);
    this.isWide = false;
  }

  /** What is left of the budgets when this node crashes as well, or `null`. */
  protected crashAfter(node: number, after: Surroundings): Surroundings | null {
    const choice = after === this.around ? this.choice : this.model.choicesOf(after);
    return choice.crashes[node] as Surroundings | null;
  }

  protected take(message: number): void {
    this.model.network.take(this.scratch, this.model.networkAt, message);
  }

  /** The rule of `sim/timing.ts`, on packed states. */
  protected mayFire(node: number, timer: LocalTimer): boolean {
    const { network, networkAt, isSynchronous } = this.model;
    if (!isSynchronous || timer.isOwn) return true;
    return timer.awaited.some((other) => {
      if (network.isOnItsWay(this.current, networkAt, other, node)) return false;
      if ((timer.failed >> other) & 1 || (this.crashed >> other) & 1) return true;
      if (((this.around.cuts[node] as number) >> other) & 1) return true;
      return this.at(other).decided[timer.txIndex] === true;
    });
  }
}
