/** A shortest run from a moment of a story to a world in which somebody has decided abort. */
import { must } from '../../base/assert';
import { type Bounds, NO_FAULTS } from '../../checker/bounds';
import type { CompiledModel } from '../../checker/compiled';
import { type Look, Seek } from '../../checker/seek';
import type { Situation } from '../../lessons/questions/answer';
import type { Act, Position, TxId } from '../../sim/types';
import { recordsOf, roleOf } from '../../sim/world';
import { isUnderWay } from './underWay';

/** What may go wrong from the moment on. */
export const LIMITS = { crashes: 2, repairs: 2 } as const;

export type Escape =
  | {
      readonly kind: 'found';
      readonly acts: readonly Act[];
      readonly crashes: number;
      readonly repairs: number;
    }
  | { readonly kind: 'none' | 'unknown' };

/** In the middle of a reaction, that goes on: to its end, or until a crash cuts it. */
export class EscapeSearch {
  private readonly seek: Seek;

  constructor(
    { setting, trace }: Situation,
    tx: TxId,
    readonly position: Position,
    maxStates: number,
  ) {
    const { step, effects } = position;
    const start = trace.entries[step - 1]?.world ?? trace.initial;
    const entry = trace.entries[step];
    const bounds: Bounds = { ...NO_FAULTS, crashes: LIMITS.crashes, recoveries: LIMITS.repairs };
    const looks = (model: CompiledModel): readonly Look[] => [abortedIn(model, tx)];
    const options = { start, maxStates };
    const under = effects > 0 && entry ? { first: isUnderWay(start, entry, effects) } : {};
    this.seek = new Seek(setting, bounds, looks, { ...options, ...under });
  }

  get states(): number {
    return this.seek.search.states;
  }

  /** Expands up to so many states; returns whether it is known how it ends, as far as the limit allows. */
  slice(count: number): boolean {
    return this.seek.slice(count);
  }

  answer(): Escape {
    const { seek } = this;
    const sight = seek.sight(0);
    if (!sight) return { kind: seek.isComplete ? 'none' : 'unknown' };
    const acts = seek.acts(sight);
    const repairs = acts.filter(({ kind }) => kind === 'recover').length;
    return { kind: 'found', acts, crashes: sight.faults, repairs };
  }
}

function abortedIn(model: CompiledModel, tx: TxId): Look {
  const known = model.ids.map((): (boolean | undefined)[] => []);
  return (state) =>
    model.ids.some((id, index) => {
      const memory = must(known[index]);
      const { node, number } = model.local(state, index);
      memory[number] ??= roleOf(model.setting, tx, id)?.decision(recordsOf(node, tx)) === 'abort';
      return memory[number];
    });
}
