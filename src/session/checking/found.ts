/** From a run that the checker found to the run on screen. */
import { equalData } from '../../base/canonical';
import type { Protocol } from '../../protocols/protocol';
import { blocked, inDoubt } from '../../sim/blocked';
import type { Setting } from '../../sim/model';
import type { NodeId, RuleId, World } from '../../sim/types';
import type { FoundRun } from '../../workers/checkJob';
import { currentBranch, type SessionApi } from '../session';
import type { Session } from '../types';

/** Where it was found. */
interface Checked {
  readonly protocol: Protocol;
  readonly setting: Setting;
}

/**
 * As a branch, when the same cast plays under the same terms on screen; else as a run of its own. The play-head rests where the
 * property is seen, on whom it is about.
 */
export function showFound(
  api: SessionApi,
  checked: Checked,
  property: RuleId,
  { run, steps }: FoundRun,
): void {
  const position = { step: steps, effects: 0 };
  const session = api.getState();
  if (isSameSetting(session.setting, checked.setting)) session.branchTo(run, position);
  else session.open(run, position);
  const now = api.getState();
  now.pause();
  const node = subjectOf(now, property, steps);
  if (node !== null) now.select({ kind: 'node', node });
}

/** Whether this very run is being looked at. */
export function isOnScreen(session: Session, found: FoundRun | undefined): boolean {
  return found !== undefined && equalData(currentBranch(session).run, found.run);
}

function isSameSetting(one: Setting, other: Setting): boolean {
  return (
    one.model === other.model &&
    one.seed === other.seed &&
    equalData(one.cast, other.cast) &&
    equalData(one.config, other.config)
  );
}

function subjectOf(session: Session, property: RuleId, steps: number): NodeId | null {
  const { setting, protocol } = session;
  const { initial, entries } = currentBranch(session).trace;
  const worldAfter = (count: number): World => entries[count - 1]?.world ?? initial;
  const world = worldAfter(steps);
  const { kind, check, checkStep } = protocol.properties.find(({ id }) => id === property) ?? {};
  if (kind === 'non-blocking' || kind === 'can-finish')
    return (blocked(setting, world)[0] ?? inDoubt(setting, world)[0])?.node ?? null;
  const violation =
    check?.(world, setting) ?? checkStep?.(worldAfter(Math.max(0, steps - 1)), world, setting) ?? null;
  return violation?.nodes[0] ?? null;
}
