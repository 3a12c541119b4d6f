import { inDoubt } from '../../sim/blocked';
import { worldAt } from '../../sim/position';
import type { NodeId } from '../../sim/types';
import { currentBranch } from '../session';
import type { Session } from '../types';

/** The node that is selected; else one in doubt; else the first that has others to obey. */
export function nodeInQuestion(session: Session): NodeId {
  const { setting, selection, position } = session;
  if (selection?.kind === 'node') return selection.node;
  const world = worldAt(currentBranch(session).trace, { step: position.step, effects: 0 }, setting);
  const doubtful = inDoubt(setting, world)[0]?.node;
  return doubtful ?? setting.cast.nodes[1]?.id ?? setting.cast.nodes[0]?.id ?? '';
}
