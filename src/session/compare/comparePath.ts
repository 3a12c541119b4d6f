/** The address of a comparison: the other protocols, then the link of the run that they follow: `#/compare/a+b.variant/…`. */
import { linkTo } from '../../sim/codec/openLink';
import { currentBranch, type SessionApi } from '../session';

/** What opens a comparison of a run with other protocols (`a+b.variant`), at the place of its play-head. */
export function comparePath(session: SessionApi, others: string): string {
  const state = session.getState();
  const { run, trace } = currentBranch(state);
  const link = linkTo({ run, trace, setting: state.setting, position: state.position, selection: null });
  return link.replace('#/run/', `#/compare/${others}/`);
}
