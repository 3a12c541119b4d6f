import { commitProtocolIds } from '../protocols/registry';
import { comparePath } from '../session/compare/comparePath';
import type { SessionApi } from '../session/session';

/** Why the run on screen cannot be compared, as a key of the `ui` strings; `null` when it can. */
export function whyNotCompared(protocolId: string): string | null {
  return commitProtocolIds.includes(protocolId) ? null : 'ui:compareReason';
}

/** Compares the run on screen with another protocol: with two-phase commit, or with what came after it. */
export function openComparePage(session: SessionApi): void {
  const { protocol } = session.getState();
  const [first = '', next = first] = commitProtocolIds;
  location.hash = comparePath(session, protocol.id === first ? next : first);
}
