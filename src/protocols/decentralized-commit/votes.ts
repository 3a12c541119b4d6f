/** Counting votes, which everybody does here. */
import type { NodeId } from '../../sim/types';
import { type ChartEvent, without } from '../common/chart';

export interface Counting {
  readonly participants: readonly NodeId[];
  /** Whose votes it waits for: all participants, of course without itself. */
  readonly voters: readonly NodeId[];
  /** Whose YES has come. */
  readonly yes: readonly NodeId[];
}

interface At {
  readonly context: Counting;
  readonly event: ChartEvent;
}

export const counting = {
  // In the order of the cast: who voted first makes no difference.
  countYes: ({ context, event }: At) => ({
    yes: context.voters.filter((id) => id === event.from || context.yes.includes(id)),
  }),
  guards: {
    isLastYes: ({ context, event }: At): boolean =>
      without(context.voters, event.from).every((id) => context.yes.includes(id)),
    hasAllOthers: ({ context }: At): boolean => context.voters.every((id) => context.yes.includes(id)),
  },
};
