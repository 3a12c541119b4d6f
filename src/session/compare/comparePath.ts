/**
 * The address of a comparison: the other protocols, the moment in ticks, then the link of the run that they follow:
 * `#/compare/a+b.variant@5047000/…`. Without a moment it is that of the run's play-head.
 */
import { linkTo } from '../../sim/codec/openLink';
import { currentBranch, type SessionApi } from '../session';

/** What opens a comparison of a run with other protocols (`a+b.variant`, perhaps with a moment). */
export function comparePath(session: SessionApi, others: string): string {
  const state = session.getState();
  const { run, trace } = currentBranch(state);
  const link = linkTo({ run, trace, setting: state.setting, position: state.position, selection: null });
  return link.replace('#/run/', `#/compare/${others}/`);
}
