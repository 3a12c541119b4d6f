/**
 * Successors on their way into the table. Looking one up costs two waits for memory; looking up many in a row lets the processor
 * wait for them together, so a search collects them first.
 */
import type { EdgeKind, Told } from './system';

export const BATCH = 192;

const KINDS: readonly EdgeKind[] = ['own', 'repair', 'fault'];

export class Batch<S extends Told> {
  count = 0;
  readonly words: Int32Array;
  readonly hashes = new Int32Array(BATCH);
  /** The states that they come from. */
  readonly from = new Int32Array(BATCH);
  readonly faults = new Int32Array(BATCH);
  /** Only of those that change a log: most do not, and a place among numbers is cheaper than one among objects. */
  readonly logged: (S | null)[] = [];
  private readonly kinds = new Int32Array(BATCH);

  constructor(readonly width: number) {
    this.words = new Int32Array(BATCH * width);
    for (let index = 0; index < BATCH; index++) this.logged.push(null);
  }

  get isFull(): boolean {
    return this.count === BATCH;
  }

  /** Where the next successor is to be written into `words`. */
  get at(): number {
    return this.count * this.width;
  }

  /** Takes in what was written there. */
  add(hash: number, from: number, faults: number, kind: EdgeKind, step: S | null): void {
    const index = this.count++;
    this.hashes[index] = hash;
    this.from[index] = from;
    this.faults[index] = faults;
    this.kinds[index] = kind === 'own' ? 0 : kind === 'repair' ? 1 : 2;
    if (step?.isLogged) this.logged[index] = step;
    else if (this.logged[index] !== null) this.logged[index] = null;
  }

  kind(index: number): EdgeKind {
    return KINDS[this.kinds[index] as number] as EdgeKind;
  }
}
