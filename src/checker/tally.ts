/** What a search has counted besides states. */
import type { Fan } from './fan';
import type { EdgeKind, Told } from './system';

export interface Counts {
  /** Successors by what leads to them. */
  readonly own: number;
  readonly repairs: number;
  readonly faults: number;
  /** Expanded states in which nothing happens by itself any more, and those of them in which somebody alive waits. */
  readonly quiet: number;
  readonly deadlocks: number;
}

export class Tally {
  /** Whether the state being expanded goes on by itself. */
  goesOn = false;
  private own = 0;
  private repairs = 0;
  private faults = 0;
  private quiet = 0;
  private deadlocks = 0;

  one(kind: EdgeKind): void {
    if (kind === 'own') {
      this.goesOn = true;
      this.own++;
    } else if (kind === 'repair') this.repairs++;
    else this.faults++;
  }

  /** Most fans have steps of one kind. */
  all<S extends Told>({ own, repairs, faults }: Fan<S>): void {
    this.many(own, repairs, faults);
  }

  many(own: number, repairs: number, faults: number): void {
    if (own > 0) {
      this.goesOn = true;
      this.own += own;
    }
    if (repairs > 0) this.repairs += repairs;
    if (faults > 0) this.faults += faults;
  }

  /** A state was expanded in which nothing happens by itself. */
  rest(isDeadlock: boolean): void {
    this.quiet++;
    if (isDeadlock) this.deadlocks++;
  }

  /** Successors, the first state included, as TLC counts. */
  get transitions(): number {
    return 1 + this.own + this.repairs + this.faults;
  }

  get counts(): Counts {
    const { own, repairs, faults, quiet, deadlocks } = this;
    return { own, repairs, faults, quiet, deadlocks };
  }
}
