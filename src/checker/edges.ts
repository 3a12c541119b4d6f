/**
 * The steps that a search has found, for questions about all futures of a state: from where can each node still come to a decision?
 * Faults are not among them, since nobody may hope for a fault.
 */
import { must } from '../base/assert';
import { grown } from './stateTable';
import type { EdgeKind } from './system';

/** Numbers, one after the other. */
class List {
  numbers: Int32Array = new Int32Array(1 << 10);
  length = 0;

  push(number: number): void {
    if (this.length === this.numbers.length) this.numbers = grown(this.numbers, this.length * 2);
    this.numbers[this.length++] = number;
  }
}

export class Edges {
  /** States whose steps are known. */
  private readonly expanded = new List();
  private readonly from = new List();
  /** Twice the state, and one more for a repair. */
  private readonly to = new List();

  begin(state: number): void {
    this.expanded.push(state);
  }

  add(from: number, to: number, kind: EdgeKind): void {
    if (kind === 'fault' || to === from) return;
    this.from.push(from);
    this.to.push(to * 2 + (kind === 'repair' ? 1 : 0));
  }

  /** Forgets everything. */
  clear(): void {
    for (const list of [this.expanded, this.from, this.to]) list.length = 0;
  }

  get states(): Int32Array {
    return this.expanded.numbers.subarray(0, this.expanded.length);
  }

  /** Spreads bits backwards along the steps: afterwards a state has the bits of every state that it can reach. */
  spread(bits: Uint16Array, withRepairs: boolean): void {
    const { starts, sources } = this.reversed(bits.length, withRepairs);
    const changed = Int32Array.from({ length: bits.length }, (_, state) => state);
    const isListed = new Uint8Array(bits.length).fill(1);
    // A ring is enough: no state is on the list twice.
    for (let first = 0, waiting = bits.length; waiting > 0; waiting--) {
      const state = changed[first] as number;
      first = first + 1 === bits.length ? 0 : first + 1;
      isListed[state] = 0;
      const own = bits[state] as number;
      if (own === 0) continue;
      for (let at = starts[state] as number; at < (starts[state + 1] as number); at++) {
        const source = sources[at] as number;
        const before = bits[source] as number;
        if ((own & ~before) === 0) continue;
        bits[source] = before | own;
        if (isListed[source] === 1) continue;
        isListed[source] = 1;
        changed[(first + waiting - 1) % bits.length] = source;
        waiting++;
      }
    }
  }

  /** By state, those that lead to it. */
  private reversed(states: number, withRepairs: boolean): { starts: Int32Array; sources: Int32Array } {
    const starts = new Int32Array(states + 2);
    const { from, to } = this;
    const isIn = (target: number): boolean => withRepairs || (target & 1) === 0;
    for (let edge = 0; edge < to.length; edge++) {
      const target = to.numbers[edge] as number;
      if (isIn(target)) starts[(target >>> 1) + 2] = must(starts[(target >>> 1) + 2]) + 1;
    }
    for (let state = 2; state <= states + 1; state++)
      starts[state] = must(starts[state]) + must(starts[state - 1]);
    const sources = new Int32Array(must(starts[states + 1]));
    for (let edge = 0; edge < to.length; edge++) {
      const target = to.numbers[edge] as number;
      if (!isIn(target)) continue;
      const at = must(starts[(target >>> 1) + 1]);
      sources[at] = must(from.numbers[edge]);
      starts[(target >>> 1) + 1] = at + 1;
    }
    return { starts, sources };
  }
}
