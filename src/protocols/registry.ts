/** Every protocol the product knows: one line each. */
import type { Protocol } from './protocol';
import { twoPhaseCommit } from './two-phase-commit';

export const protocols: readonly Protocol[] = [twoPhaseCommit];

/** The protocol of an id such as `two-phase-commit`, or `null`. */
export function protocolById(id: string): Protocol | null {
  return protocols.find((protocol) => protocol.id === id) ?? null;
}
