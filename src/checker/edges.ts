/**
 * The steps that a search has found, for questions about all futures of a state: from where can each node still come to a decision?
 * Faults are not among them, since nobody may hope for a fault.
 */
import { grown } from './stateTable';
import type { EdgeKind } from './system';

export class Edges {
  private targets: Int32Array = new Int32Array(1 << 14);
  private starts: Int32Array = new Int32Array(1 << 12);
  private counts: Uint16Array = new Uint16Array(1 << 12);
  private readonly order: number[] = [];
  private length = 0;
  private open = -1;

  private begin(state: number): void {
    if (state >= this.starts.length) {
      const length = Math.max(state + 1, this.starts.length * 2);
      this.starts = grown(this.starts, length);
      this.counts = grown(this.counts, length);
    }
    this.starts[state] = this.length;
    this.counts[state] = 0;
    this.order.push(state);
    this.open = state;
  }

  /** The edges of one state are added one after the other. */
  add(from: number, to: number, kind: EdgeKind): void {
    if (from !== this.open) this.begin(from);
    if (kind === 'fault' || to === from) return;
    if (this.length === this.targets.length) this.targets = grown(this.targets, this.targets.length * 2);
    this.targets[this.length++] = to * 2 + (kind === 'repair' ? 1 : 0);
    this.counts[this.open] = (this.counts[this.open] as number) + 1;
  }

  get bytes(): number {
    return this.targets.byteLength + this.starts.byteLength + this.counts.byteLength + this.order.length * 4;
  }

  /**
   * Spreads bits backwards along the edges until nothing changes: afterwards a state has the bits of every state that it can
   * reach. States are visited from the last found to the first, so few rounds suffice.
   */
  spread(bits: Uint16Array, withRepairs: boolean): void {
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (let index = this.order.length - 1; index >= 0; index--) {
        const state = this.order[index] as number;
        const before = bits[state] as number;
        const after = before | this.reached(state, bits, withRepairs);
        if (after === before) continue;
        bits[state] = after;
        isChanged = true;
      }
    }
  }

  private reached(state: number, bits: Uint16Array, withRepairs: boolean): number {
    const start = this.starts[state] as number;
    const end = start + (this.counts[state] as number);
    let reached = 0;
    for (let edge = start; edge < end; edge++) {
      const target = this.targets[edge] as number;
      if (withRepairs || (target & 1) === 0) reached |= bits[target >>> 1] as number;
    }
    return reached;
  }
}
