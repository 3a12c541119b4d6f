/** Steps that change a log, each with a number and with what it shows; 0 stands for all others. */
import type { Told } from './system';

export class LoggedSteps<S extends Told> {
  private readonly bits: number[] = [0];
  private readonly numbers = new Map<S, number>();

  constructor(private readonly judge: { step(step: S): number }) {}

  readonly numberOf = (step: S | null): number => {
    if (!step?.isLogged) return 0;
    const known = this.numbers.get(step);
    if (known !== undefined) return known;
    const number = this.bits.length;
    this.numbers.set(step, number);
    this.bits.push(this.judge.step(step));
    return number;
  };

  /** Bits of the properties that a step breaks, or reaches. */
  bitsOf(number: number): number {
    return this.bits[number] as number;
  }
}
