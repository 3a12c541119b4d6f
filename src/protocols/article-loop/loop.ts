/** What both coordinators have in common: they go through a list, one participant after the other. */
import type { NodeId } from '../../sim/types';
import { type ChartEvent, without } from '../common/chart';

export interface Looping {
  readonly participants: readonly NodeId[];
  /** Whom the loop has not finished with, in its order; the first is the one being called. */
  readonly left: readonly NodeId[];
  /** Whose NO decided it. */
  readonly no: readonly NodeId[];
}

interface At {
  readonly context: Looping;
  readonly event: ChartEvent;
}

export const looping = {
  goOn: ({ context, event }: At) => ({ left: without(context.left, event.from) }),
  guards: {
    isHead: ({ context, event }: At): boolean => context.left[0] === event.from,
    isLast: ({ context, event }: At): boolean => context.left.length === 1 && context.left[0] === event.from,
    isOnlyOne: ({ context }: At): boolean => context.participants.length === 1,
  },
};

/** Calls the participant whose turn it is; nobody when the loop is through. */
export const toHead = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: Pick<At, 'context'>) => ({ type, to: context.left.slice(0, 1) }),
  }) as const;
