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
  /** Successors, the first state included, as TLC counts. */
  transitions = 1;
  /** Whether the state being expanded goes on by itself. */
  goesOn = false;
  private readonly told: Record<EdgeKind, number> = { own: 0, repair: 0, fault: 0 };
  private quiet = 0;
  private deadlocks = 0;

  one(kind: EdgeKind): void {
    if (kind === 'own') this.goesOn = true;
    this.told[kind]++;
    this.transitions++;
  }

  all<S extends Told>({ count, own, repairs, faults }: Fan<S>): void {
    if (own > 0) this.goesOn = true;
    this.told.own += own;
    this.told.repair += repairs;
    this.told.fault += faults;
    this.transitions += count;
  }

  /** A state was expanded in which nothing happens by itself. */
  rest(isDeadlock: boolean): void {
    this.quiet++;
    if (isDeadlock) this.deadlocks++;
  }

  get counts(): Counts {
    const { own, repair: repairs, fault: faults } = this.told;
    return { own, repairs, faults, quiet: this.quiet, deadlocks: this.deadlocks };
  }
}
