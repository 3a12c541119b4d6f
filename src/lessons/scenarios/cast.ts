/** Putting scenarios together. */
import type { NodeId, Transaction } from '../../sim/types';

/** Members of a transfer: who coordinates, and who is asked, in the order of asking. */
export function members(coordinator: NodeId, ...participants: readonly NodeId[]): Transaction['members'] {
  return [
    { node: coordinator, role: 'coordinator' },
    ...participants.map((node) => ({ node, role: 'participant' })),
  ];
}
