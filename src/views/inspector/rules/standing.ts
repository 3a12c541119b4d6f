import type { PropertyVerdict } from '../../../protocols/protocol';
import type { Position } from '../../../sim/types';

export type Standing = 'holds' | 'violated' | 'reached' | 'open' | 'missed' | 'unjudged';

/**
 * What may be said at the play-head: what only comes later in the run is not told before. One run cannot prove what speaks of
 * all futures, but somebody who is blocked in it refutes that nobody ever has to wait.
 */
export function standingOf(
  { property, step }: PropertyVerdict,
  position: Position,
  isStuck: boolean,
): Standing {
  const isSeen = step !== null && step <= position.step;
  switch (property.kind) {
    case 'always':
      return isSeen ? 'violated' : 'holds';
    case 'sometimes':
      return isSeen ? 'reached' : 'open';
    case 'non-blocking':
      return isStuck ? 'missed' : 'unjudged';
    case 'can-finish':
      return 'unjudged';
  }
}
