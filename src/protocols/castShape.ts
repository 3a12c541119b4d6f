/** Whether a transaction has the members that its protocol can work with. */
import type { Transaction } from '../sim/types';
import type { Protocol } from './protocol';

/** One member that begins, listed first, and at least one other; or a single member whose role stands alone. Roles must exist. */
export function fits(protocol: Protocol, { members }: Transaction): boolean {
  const [first, ...others] = members.map(({ role }) => protocol.roles[role]?.count);
  if (first === 'alone') return others.length === 0;
  return first === 'first' && others.length > 0 && others.every((count) => count === 'others');
}
