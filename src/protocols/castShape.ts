/** Whether a transaction has the members that its protocol can work with. */
import type { Transaction } from '../sim/types';
import type { Protocol } from './protocol';

/**
 * One member that begins, listed first, at least one that votes, and whatever helpers the protocol needs; or a single member
 * whose role stands alone. Roles must exist.
 */
export function fits(protocol: Protocol, { members }: Transaction): boolean {
  const [first, ...others] = members.map(({ role }) => protocol.roles[role]?.count);
  if (first === 'alone') return others.length === 0;
  const voters = others.filter((count) => count === 'others').length;
  const helpers = others.filter((count) => count === 'helpers').length;
  const { length: needed } = protocol.helpers ?? [];
  return first === 'first' && voters > 0 && helpers === needed && voters + helpers === others.length;
}
