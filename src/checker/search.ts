/**
 * Exhaustive search over packed states, fewest faults first and then fewest acts, in slices that the caller paces. Nothing in
 * here knows a clock or a worker.
 */
import { must } from '../base/assert';
import type { Act } from '../sim/types';
import { Batch } from './batch';
import { Edges } from './edges';
import type { Counts, Finding } from './findings';
import { Frontier } from './frontier';
import { Packing } from './packing';
import { grown, hashOf, STATES_MAX, StateTable } from './stateTable';
import type { EdgeKind, Judging, System, Told } from './system';

/** While so few states are known, changing their layout costs nothing. */
const FEW = 1 << 14;

export class Search<S extends Told> {
  /** By property. */
  readonly findings: (Finding | null)[];
  readonly edges: Edges | null;
  transitions = 1;
  depth = 0;
  /** States at a protocol's boundary. */
  beyond = 0;
  private readonly told: Record<EdgeKind, number> = { own: 0, repair: 0, fault: 0 };
  private goesOn = false;
  private quiet = 0;
  private deadlocks = 0;
  /** Faults of the runs that are being looked at. */
  faults = 0;

  private packing: Packing;
  private table: StateTable;
  private batch: Batch<S>;
  private packedHere: Int32Array;
  private readonly here: Int32Array;
  private readonly fields: Int32Array;
  private readonly start: Int32Array;
  private readonly same: Int32Array;
  private readonly frontier = new Frontier();
  private depths = new Uint16Array(1 << 12);
  private current = -1;

  /** `properties`: how many the judge knows. */
  constructor(
    private readonly system: System<S>,
    private readonly judge: Judging<S>,
    start: Int32Array,
    properties: number,
    withEdges: boolean,
    /** Makes of a state the one that stands for all that count as the same. */
    private readonly canonical: ((state: Int32Array) => void) | null = null,
  ) {
    const { width, smallFields } = system;
    this.start = start.slice();
    this.same = new Int32Array(width);
    canonical?.(start);
    const bits = Array.from({ length: smallFields }, () => 1);
    this.packing = new Packing(bits, width - smallFields).widened(start, 0);
    this.table = new StateTable(this.packing.words, 1);
    this.batch = new Batch(this.packing.words);
    this.packedHere = new Int32Array(this.packing.words);
    this.here = new Int32Array(width);
    this.fields = new Int32Array(width);
    this.findings = Array.from({ length: properties }, () => null);
    this.edges = withEdges ? new Edges() : null;
    this.packing.pack(start, this.packedHere);
    this.arrive(this.table.add(this.packedHere), -1, system.faults(start), 0);
    this.note(judge.state(start), 0, null);
  }

  get states(): number {
    return this.table.size;
  }

  get waiting(): number {
    return this.frontier.length;
  }

  get bytes(): number {
    return this.table.bytes + this.depths.byteLength;
  }

  get counts(): Counts {
    const { own, repair: repairs, fault: faults } = this.told;
    return { own, repairs, faults, quiet: this.quiet, deadlocks: this.deadlocks };
  }

  /**
   * Expands up to so many states, and stops at a number of states (or what one state more leads to). Returns whether all is
   * explored.
   */
  slice(count: number, statesMax: number): boolean {
    // Each state on its way may be a new one.
    const most = Math.min(statesMax, STATES_MAX);
    for (let done = 0; done < count && this.table.size + this.batch.count < most; done++) {
      // Successors of this distance may still be on their way to where the next state comes from.
      let next = this.frontier.popHere();
      if (next < 0) {
        this.flush();
        next = this.frontier.pop();
      }
      if (next < 0) return true;
      if (this.depthOf(next) === this.frontier.depth) this.expand(next);
    }
    this.flush();
    return this.frontier.length === 0;
  }

  /** Acts of the longest of all shortest runs: once everything is explored, how far the farthest state is. */
  measureDepth(): void {
    this.depth = 0;
    for (let state = 0; state < this.states; state++) this.depth = Math.max(this.depth, this.depthOf(state));
  }

  /** The states of a shortest run to a state, from the first on. */
  path(state: number): number[] {
    const path = [state];
    for (let at = this.previousOf(state); at >= 0; at = this.previousOf(at)) path.unshift(at);
    return path;
  }

  /** The acts of a shortest run to a finding. */
  acts({ state, via }: Finding): Act[] {
    const path = via === null ? this.path(state) : [...this.path(via), state];
    const acts: Act[] = [];
    let here = this.start;
    for (const to of path.slice(1)) {
      const next = this.stepBetween(here, this.stateAt(to).slice());
      acts.push(next.act);
      here = next.state;
    }
    return acts;
  }

  /** A state by its number; valid until the next one is asked for. */
  stateAt(number: number): Int32Array {
    this.packing.unpack(this.table.rows, number * this.table.stride, this.fields);
    return this.fields;
  }

  faultsOf(state: number): number {
    return this.system.faults(this.stateAt(state));
  }

  depthOf(state: number): number {
    return this.depths[state] as number;
  }

  private previousOf(state: number): number {
    return this.table.rows[this.table.extraAt(state)] as number;
  }

  private expand(state: number): void {
    const { system, here } = this;
    this.current = state;
    here.set(this.stateAt(state));
    this.faults = system.faults(here);
    if (system.isBeyond(here)) {
      this.beyond++;
      return;
    }
    this.packing.pack(here, this.packedHere);
    this.goesOn = false;
    system.expand(here, this.visit);
    if (this.goesOn) return;
    this.quiet++;
    if (this.judge.isWaiting?.(here)) this.deadlocks++;
  }

  private readonly visit = (kind: EdgeKind, step: S | null): void => {
    const { system, batch } = this;
    if (kind === 'own') this.goesOn = true;
    if (this.canonical === null && step !== null && !system.isWide) {
      // Most steps change one node and the network.
      if (this.packing.repack(this.here, this.packedHere, system.scratch, step.node, batch.words, batch.at))
        this.collect(batch, kind, step);
      else this.widen(system.scratch, kind, step);
      return;
    }
    const state = this.representative(system.scratch);
    if (this.packing.pack(state, batch.words, batch.at)) this.collect(batch, kind, step);
    else this.widen(state, kind, step);
  };

  private collect(batch: Batch<S>, kind: EdgeKind, step: S | null): void {
    const hash = hashOf(batch.words, batch.width, batch.at);
    const faults = kind === 'own' ? this.faults : this.system.faults(this.system.scratch);
    batch.add(hash, this.current, faults, kind, step);
    if (batch.isFull) this.flush();
  }

  /** Another layout for all states, in which these fields fit as well. */
  private widen(fields: Int32Array, kind: EdgeKind, step: S | null): void {
    this.flush();
    const { packing, here } = this;
    const wider = packing.widened(fields, this.table.size < FEW ? 0 : 2);
    const unpacked = new Int32Array(this.system.width);
    this.table = this.table.converted(wider.words, (rows, at, out) => {
      packing.unpack(rows, at, unpacked);
      wider.pack(unpacked, out);
    });
    this.packing = wider;
    this.batch = new Batch(wider.words);
    this.packedHere = new Int32Array(wider.words);
    wider.pack(here, this.packedHere);
    wider.pack(fields, this.batch.words);
    this.collect(this.batch, kind, step);
  }

  private flush(): void {
    const { batch, table } = this;
    const { count } = batch;
    table.fetch(batch.hashes, count);
    let last = -1;
    let depth = 0;
    for (let index = 0; index < count; index++) {
      const from = batch.from[index] as number;
      const step = batch.logged[index] as S | null;
      const faults = batch.faults[index] as number;
      const known = table.size;
      const number = table.add(batch.words, index * batch.width, batch.hashes[index] as number);
      if (from !== last) {
        last = from;
        depth = this.depthOf(from) + 1;
      }
      if (number === known) {
        this.arrive(number, from, faults, depth);
        // Where no log has changed, nothing is to be said that was not said of the state before.
        if (step) this.note(this.judge.state(this.stateAt(number)), number, null);
      } else if (faults > 0 && this.depthOf(number) > depth) {
        this.arrive(number, from, faults, depth);
        this.note(this.judge.state(this.stateAt(number)), number, null);
      }
      if (step) this.note(this.judge.step(step), number, from);
      const kind = batch.kind(index);
      if (kind === 'own') this.told.own++;
      else this.told[kind]++;
      this.edges?.add(from, number, kind);
    }
    this.transitions += count;
    batch.count = 0;
  }

  /** Found, or found again by a run with as many faults and fewer acts. */
  private arrive(number: number, from: number, faults: number, depth: number): void {
    if (number >= this.depths.length) this.depths = grown(this.depths, this.depths.length * 2);
    this.table.rows[this.table.extraAt(number)] = from;
    this.depths[number] = depth;
    if (depth > this.depth) this.depth = depth;
    this.frontier.push(number, faults, depth);
  }

  private note(bits: number, state: number, via: number | null): void {
    if (bits === 0 || this.system.isBeyond(this.stateAt(state))) return;
    const faults = this.faultsOf(state);
    const length = via === null ? this.depthOf(state) : this.depthOf(via) + 1;
    for (let index = 0; index < this.findings.length; index++) {
      if (((bits >> index) & 1) === 0) continue;
      const best = this.findings[index];
      if (!best || faults < best.faults || (faults === best.faults && length < best.length))
        this.findings[index] = { state, via, faults, length };
    }
  }

  /** A step to a state that counts as the same as another. */
  private stepBetween(from: Int32Array, to: Int32Array): { act: Act; state: Int32Array } {
    const { system } = this;
    const found: { act: Act; state: Int32Array }[] = [];
    system.expand(from, () => {
      if (found.length > 0) return;
      const reached = this.representative(system.scratch);
      if (to.every((value, field) => reached[field] === value))
        found.push({ act: system.act(), state: system.scratch.slice() });
    });
    return must(found[0], 'a step of a path is no step');
  }

  private representative(state: Int32Array): Int32Array {
    if (!this.canonical) return state;
    this.same.set(state);
    this.canonical(this.same);
    return this.same;
  }
}
