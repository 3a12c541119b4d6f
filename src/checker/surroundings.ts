/**
 * What is neither in a node nor in flight: budgets spent, links cut, transactions begun. There are few combinations, so each is a
 * number and each change a look-up.
 */
import { must } from '../base/assert';

export interface Surroundings {
  readonly number: number;
  /** By budget: how much is spent. */
  readonly spent: readonly number[];
  /** Acts spent in all: how faulty a run to here is. */
  readonly faults: number;
  /** By node: bits of the nodes it is cut off from. */
  readonly cuts: readonly number[];
  readonly isWhole: boolean;
  /** Bits of the transactions whose client has asked. */
  readonly begun: number;
}

export class SurroundingsTable {
  readonly all: Surroundings[] = [];
  private readonly numbers = new Map<string, Surroundings>();

  /** `repairs`: budgets whose acts are no faults. */
  constructor(
    private readonly limits: readonly number[],
    private readonly repairs: readonly boolean[],
  ) {}

  intern(spent: readonly number[], cuts: readonly number[], begun: number): Surroundings {
    const key = `${spent.join()} ${cuts.join()} ${begun}`;
    const known = this.numbers.get(key);
    if (known) return known;
    const made: Surroundings = {
      number: this.all.length,
      spent,
      faults: spent.reduce((sum, count, index) => (this.repairs[index] ? sum : sum + count), 0),
      cuts,
      isWhole: cuts.every((bits) => bits === 0),
      begun,
    };
    this.numbers.set(key, made);
    this.all.push(made);
    return made;
  }

  at(number: number): Surroundings {
    return must(this.all[number]);
  }

  /** After one more act on a budget; `null` when it is used up, or when there is none (-1). */
  spend(from: Surroundings, budget: number): Surroundings | null {
    const spent = from.spent.map((count, index) => (index === budget ? count + 1 : count));
    const isLeft = budget >= 0 && (spent[budget] ?? 0) <= (this.limits[budget] ?? 0);
    return isLeft ? this.intern(spent, from.cuts, from.begun) : null;
  }

  withCuts(from: Surroundings, cuts: readonly number[]): Surroundings {
    return this.intern(from.spent, cuts, from.begun);
  }

  withBegun(from: Surroundings, tx: number): Surroundings {
    return this.intern(from.spent, from.cuts, from.begun | (1 << tx));
  }
}
