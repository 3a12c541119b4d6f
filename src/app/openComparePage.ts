import { commitProtocolIds } from '../protocols/registry';
import { comparePath } from '../session/compare/comparePath';
import type { SessionApi } from '../session/session';

/** Compares the run on screen with another protocol: with two-phase commit, or with what came after it. */
export function openComparePage(session: SessionApi): void {
  const { protocol } = session.getState();
  const [first = '', next = first] = commitProtocolIds;
  location.hash = comparePath(session, protocol.id === first ? next : first);
}
