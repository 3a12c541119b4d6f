/** Who brought an entry about: the calm schedule, the scenario (or the author of a link), or the person in front of the screen. */
import { currentBranch } from '../../session/session';
import type { Branch, SessionState } from '../../session/types';
import type { TraceEntry } from '../../sim/types';

/** `null`: it happened by itself. `arranged`: neither a fault nor a repair, but it was asked for. */
export type Origin = 'own' | 'fault' | 'repair' | 'arranged' | null;

export function originOf(session: Parameters<typeof currentBranch>[0], entry: TraceEntry): Origin {
  if (entry.move === null) return null;
  if (isOwn(session.branches, currentBranch(session), entry.index)) return 'own';
  const { act } = entry;
  if ('crashAfter' in act && act.crashAfter !== undefined) return 'fault';
  switch (act.kind) {
    case 'crash':
    case 'pause':
    case 'drop':
    case 'lose':
    case 'delay':
    case 'duplicate':
    case 'cut':
      return 'fault';
    case 'recover':
    case 'resume':
    case 'heal':
      return 'repair';
    default:
      return 'arranged';
  }
}

/** Each branch but the first was made by one intervention at its fork; what a child shares with its parent ends there. */
function isOwn(branches: SessionState['branches'], from: Branch, index: number): boolean {
  let branch: Branch | undefined = from;
  while (branch && branch.parent !== null && index <= branch.forkStep) {
    if (index === branch.forkStep) return true;
    const { parent }: Branch = branch;
    branch = branches.find(({ id }) => id === parent);
  }
  return false;
}
