/** Moving through a story, or through the milestones of a run that tells none. All of it by the session's own actions. */

import { equalData } from '../../base/canonical';
import { comparePositions } from '../../lessons/beats';
import { isPrepared, scenarioById } from '../../lessons/catalog';
import type { Entry } from '../../lessons/contents';
import type { Scenario, Variant } from '../../lessons/lesson';
import { variantRun } from '../../lessons/runs';
import type { Position, Run } from '../../sim/types';
import { prepared } from '../opening';
import { currentBranch, type SessionApi } from '../session';
import type { Selection, Session } from '../types';
import { beatOf, type Storyline, storylineOf } from './storyline';
import { storyOf } from './storyStore';

/** The beat on screen: that of the play-head, or that of the answer being played. */
export function shownBeat(api: SessionApi, line: Storyline): number {
  const { pin } = storyOf(api).getState();
  return pin && pin.run === currentBranch(api.getState()).run ? pin.beat : line.index;
}

export function nextBeat(api: SessionApi): void {
  moveBy(api, 1);
}

export function previousBeat(api: SessionApi): void {
  moveBy(api, -1);
}

function moveBy(api: SessionApi, count: 1 | -1): void {
  const line = storylineOf(api.getState());
  if (line) goToBeat(api, shownBeat(api, line) + count);
  else seekMilestone(api.getState(), count);
}

/** A run without a story is told by its milestones. */
function seekMilestone(session: Session, direction: 1 | -1): void {
  const stops = currentBranch(session)
    .trace.entries.filter((entry) => entry.moments.length > 0)
    .map((entry) => ({ step: entry.index + 1, effects: 0 }));
  const isBeyond = (stop: Position): boolean => comparePositions(stop, session.position) * direction > 0;
  const target = direction > 0 ? stops.find(isBeyond) : stops.filter(isBeyond).at(-1);
  if (!target) return;
  session.pause();
  session.seek(target);
}

/** Takes the play-head to a beat; when the run has left the story, back to the story first. */
export function goToBeat(api: SessionApi, index: number): void {
  const line = storylineOf(api.getState());
  const position = line?.positions[index];
  if (!line || !position) return;
  storyOf(api).setState({ pin: null, free: null, stop: null });
  api.getState().pause();
  returnToStory(api, line);
  api.getState().seek(position);
  const [focus] = beatOf(line, index).focus;
  if (focus) api.getState().select(selectionOf(api.getState(), focus));
}

function returnToStory(api: SessionApi, line: Storyline): void {
  if (!line.isChanged) return;
  const session = api.getState();
  const own = variantRun(line.scenario, line.variant);
  const branch = session.branches.find(({ run }) => equalData(run, own));
  if (branch) session.switchBranch(branch.id);
  else session.open(own);
}

/** Opens a story at its first beat. */
export function openStory(
  api: SessionApi,
  scenario: Scenario,
  variant: Variant = scenario.variants[0],
): void {
  storyOf(api).setState({ pin: null, free: null, stop: null });
  api.getState().open(variantRun(scenario, variant));
}

/** Opens a scenario of a list, in one of its variants, once everything that it needs is here. */
export async function openEntry(api: SessionApi, { id, protocol }: Entry, variant?: string): Promise<void> {
  const opens = (): void => {
    const scenario = scenarioById(id);
    if (scenario)
      openStory(
        api,
        scenario,
        scenario.variants.find((one) => one.id === variant),
      );
  };
  if (isPrepared(protocol)) return opens();
  if (await prepared(protocol)) opens();
}

/** Opens the cast of a scenario without its script, just begun: nothing will go wrong unless somebody makes it. */
export function openToBreak(api: SessionApi, scenario: Scenario): void {
  const run: Run = { ...variantRun(scenario, scenario.variants[0]), config: {}, moves: [] };
  storyOf(api).setState({ pin: null, free: run, stop: null });
  api.getState().open(run, { step: 1, effects: 0 });
  const coordinator = scenario.cast.nodes[0]?.id;
  if (coordinator) api.getState().select({ kind: 'node', node: coordinator });
}

/** The same story under another variant, at the same beat. */
export function chooseVariant(api: SessionApi, variant: Variant): void {
  const line = storylineOf(api.getState());
  if (!line) return;
  const index = shownBeat(api, line);
  openStory(api, line.scenario, variant);
  goToBeat(api, index);
}

/** What a word of a story names: a machine or an account. */
export function selectionOf({ setting }: Pick<Session, 'setting'>, id: string): Selection | null {
  if (setting.cast.nodes.some((node) => node.id === id)) return { kind: 'node', node: id };
  return setting.cast.accounts.some((account) => account.id === id) ? { kind: 'account', account: id } : null;
}
