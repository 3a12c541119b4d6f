/** What a person does with a story: go to a beat, choose how it goes, answer. All of it by the session's own actions. */

import { equalData } from '../../base/canonical';
import type { Beat, Scenario, Variant } from '../../lessons/lesson';
import { type Answer, answersTo, type Play } from '../../lessons/questions';
import { variantRun } from '../../lessons/runs';
import { currentBranch, type SessionApi } from '../../session/session';
import type { Selection, Session } from '../../session/types';
import { beatOf, type Storyline, storylineOf } from './storyline';
import { type Given, questionKey, storyOf } from './storyStore';

/** The beat on screen: that of the play-head, or that of the answer being played. */
export function shownBeat(api: SessionApi, line: Storyline): number {
  const { pin } = storyOf(api).get();
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
}

/** Takes the play-head to a beat; when the run has left the story, back to the story first. */
export function goToBeat(api: SessionApi, index: number): void {
  const line = storylineOf(api.getState());
  const position = line?.positions[index];
  if (!line || !position) return;
  storyOf(api).set({ pin: null, stop: null });
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
  storyOf(api).set({ pin: null, stop: null });
  api.getState().open(variantRun(scenario, variant));
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

/** Gives an answer: it is kept, and then acted out. */
export function giveAnswer(api: SessionApi, option: string): void {
  const line = storylineOf(api.getState());
  if (!line) return;
  const index = shownBeat(api, line);
  const beat = beatOf(line, index);
  const answer = answersTo(line.scenario, line.variant, beat).find(({ id }) => id === option);
  if (!answer) return;
  keep(api, line, beat, answer);
  goToBeat(api, index);
  actOut(api, line, answer.play, index);
}

function keep(api: SessionApi, { scenario, variant }: Storyline, beat: Beat, answer: Answer): void {
  const story = storyOf(api);
  const given: Given = { option: answer.id, isRight: answer.isRight, findings: answer.findings };
  const played = scenario.variants.find(({ id }) => id === answer.play.elsewhere);
  const all = { ...story.get().given };
  for (const seen of played ? [variant, played] : [variant]) {
    const key = questionKey(scenario, seen, beat);
    all[key] = [...(all[key] ?? []), given];
  }
  story.set({ given: all });
}

function actOut(api: SessionApi, line: Storyline, play: Play, beat: number): void {
  const start = { step: play.step, effects: 0 };
  if (play.elsewhere !== null) api.getState().open(play.run, start);
  else if (play.acts.length > 0 || play.step !== line.positions[beat]?.step) api.getState().seek(start);
  for (const act of play.acts) api.getState().intervene(act);
  const { run } = currentBranch(api.getState());
  const isBranch = play.acts.length > 0 || play.elsewhere !== null;
  storyOf(api).set({ pin: isBranch ? { run, beat } : null, stop: { run, step: play.until } });
  if (api.getState().position.step < play.until) api.getState().play();
}
