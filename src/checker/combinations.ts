/**
 * One number for each combination of logs that nodes have. As long as a few bits tell all combinations apart, they are put together
 * from bits that each local state has ready, and one look at an array is enough.
 */
import type { CompiledModel } from './compiled';
import { grown, StateTable } from './stateTable';

/** So many bits at the most: the array stays in the processor's cache. */
const BITS_MAX = 16;

export class Combinations {
  private readonly table: StateTable;
  private readonly logs: Int32Array;
  /** By node and local state: the bits of its log, or -1 as long as nobody has asked for them. */
  private parts: Int32Array[];
  /** By all bits: the number of the combination and one more, or 0. */
  private numbers = new Int32Array(1);
  /** By node: how many bits its logs have. */
  private readonly widths: Int32Array;
  private hasRoom = true;

  constructor(private readonly model: CompiledModel) {
    const nodes = model.ids.length;
    this.logs = new Int32Array(nodes);
    this.table = new StateTable(nodes, 0, 64);
    this.widths = new Int32Array(nodes);
    this.parts = this.noParts();
  }

  /** The number of the combination that a state has. */
  numberOf(state: Int32Array): number {
    const { parts } = this;
    let bits = 0;
    for (let node = 0; node < parts.length; node++) {
      const part = parts[node] as Int32Array;
      const local = state[node] as number;
      bits |= local < part.length ? (part[local] as number) : -1;
    }
    const known = bits < 0 ? 0 : (this.numbers[bits] as number);
    return known === 0 ? this.lookedUp(state) : known - 1;
  }

  private lookedUp(state: Int32Array): number {
    const { model, logs } = this;
    for (let node = 0; node < logs.length; node++) logs[node] = model.local(state, node).logNumber;
    const number = this.table.add(logs);
    if (this.hasRoom) this.makeRoom();
    if (this.hasRoom) this.keep(state, number);
    return number;
  }

  /** More bits for nodes that need them. What was kept is forgotten then, and soon looked up again. */
  private makeRoom(): void {
    const { widths, logs } = this;
    if (logs.every((log, node) => log >>> (widths[node] as number) === 0)) return;
    for (const [node, log] of logs.entries())
      widths[node] = Math.max(widths[node] as number, 32 - Math.clz32(log));
    const bits = widths.reduce((sum, width) => sum + width, 0);
    this.hasRoom = bits <= BITS_MAX;
    this.parts = this.noParts();
    this.numbers = new Int32Array(this.hasRoom ? 1 << bits : 1);
  }

  private keep(state: Int32Array, number: number): void {
    let bits = 0;
    let start = 0;
    for (const [node, log] of this.logs.entries()) {
      const local = state[node] as number;
      const part = log << start;
      start += this.widths[node] as number;
      bits |= part;
      let row = this.parts[node] as Int32Array;
      if (local >= row.length) {
        row = grown(row, local * 2).fill(-1, row.length);
        this.parts[node] = row;
      }
      row[local] = part;
    }
    this.numbers[bits] = number + 1;
  }

  private noParts(): Int32Array[] {
    return this.model.ids.map(() => new Int32Array(64).fill(-1));
  }
}
