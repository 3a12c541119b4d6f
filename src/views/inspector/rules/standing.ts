import type { PropertyVerdict } from '../../../protocols/protocol';
import type { Position } from '../../../sim/types';

export type Standing = 'holds' | 'violated' | 'reached' | 'open' | 'unjudged';

/** What may be said at the play-head: what only comes later in the run is not told before. */
export function standingOf({ property, step }: PropertyVerdict, position: Position): Standing {
  const isSeen = step !== null && step <= position.step;
  switch (property.kind) {
    case 'always':
      return isSeen ? 'violated' : 'holds';
    case 'sometimes':
      return isSeen ? 'reached' : 'open';
    default:
      return 'unjudged';
  }
}
