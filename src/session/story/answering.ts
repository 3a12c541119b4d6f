/**
 * Answering a question of a story: the answer is kept, and then acted out as a branch. A question about all runs is judged by what
 * the checker finds; until that is there, its answers are pending.
 */
import { comparePositions } from '../../lessons/beats';
import { type Beat, optionIds, type Scenario, type Variant } from '../../lessons/lesson';
import { type Answer, answersTo, type Play } from '../../lessons/questions';
import { type Evidence, needsEvidence } from '../../lessons/questions/evidence';
import { currentBranch, type SessionApi } from '../session';
import { evidenceOf } from './evidence';
import { goToBeat, shownBeat } from './moves';
import { beatOf, type Storyline, storylineOf } from './storyline';
import { type Given, questionKey, storyOf } from './storyStore';

interface Asked {
  readonly line: Storyline;
  readonly index: number;
  readonly beat: Beat;
  readonly key: string;
}

/** Works out the answers while the question is read, so that giving one shows it at once. */
export async function prepareAnswers(
  api: SessionApi,
  scenario: Scenario,
  variant: Variant,
  beat: Beat,
): Promise<void> {
  const evidence = needsEvidence(beat.ask) ? await evidenceOf(api).find(scenario, variant, beat) : null;
  answersTo(scenario, variant, beat, evidence);
}

/**
 * Gives an answer: it is kept, and then acted out; both at once when all is known that it is judged by. Else it is pending until
 * then, and resolves; whoever has gone on meanwhile is left alone, and only the answer is kept.
 */
export async function giveAnswer(api: SessionApi, option: string): Promise<void> {
  const asked = askedNow(api);
  if (!asked?.beat.ask || !optionIds(asked.beat.ask).includes(option)) return;
  const { scenario, variant } = asked.line;
  const shelf = evidenceOf(api);
  const known = shelf.known(scenario, variant, asked.beat);
  if (known || !needsEvidence(asked.beat.ask)) {
    settle(api, asked, [option], known);
    return;
  }
  goToBeat(api, asked.index);
  const isFirst = isNextPending(api, asked.key, option);
  const evidence = await shelf.find(scenario, variant, asked.beat);
  if (!isFirst) return;
  settle(api, asked, taken(api, asked.key), evidence, isGone(api, asked));
}

function askedNow(api: SessionApi): Asked | null {
  const line = storylineOf(api.getState());
  if (!line) return null;
  const index = shownBeat(api, line);
  const beat = beatOf(line, index);
  return { line, index, beat, key: questionKey(line.scenario, line.variant, beat) };
}

/** Puts an answer behind those that are pending; whether there was none, so that this one waits for all. */
function isNextPending(api: SessionApi, key: string, option: string): boolean {
  const story = storyOf(api);
  const { pending } = story.getState();
  const before = pending[key] ?? [];
  story.setState({ pending: { ...pending, [key]: [...before, option] } });
  return before.length === 0;
}

function taken(api: SessionApi, key: string): readonly string[] {
  const story = storyOf(api);
  const { [key]: options = [], ...pending } = story.getState().pending;
  story.setState({ pending });
  return options;
}

/** All are kept, in their order; the last one is acted out, unless whoever gave it `hasLeft`. */
function settle(
  api: SessionApi,
  asked: Asked,
  options: readonly string[],
  evidence: Evidence | null,
  hasLeft = false,
): void {
  const { scenario, variant } = asked.line;
  const answers = answersTo(scenario, variant, asked.beat, evidence);
  const given = options.flatMap((option) => answers.find(({ id }) => id === option) ?? []);
  for (const answer of given) keep(api, asked.key, answer);
  const last = given.at(-1);
  if (!last || hasLeft) return;
  goToBeat(api, asked.index);
  actOut(api, asked, last);
}

/** Another question is on screen, or another moment, or somebody has intervened. */
function isGone(api: SessionApi, { key, index }: Asked): boolean {
  const now = askedNow(api);
  const at = now?.line.positions[index];
  if (now?.key !== key || now.line.isChanged || !at) return true;
  return comparePositions(at, api.getState().position) !== 0;
}

function keep(api: SessionApi, key: string, answer: Answer): void {
  const story = storyOf(api);
  const { given: all } = story.getState();
  const { id, isRight, findings, checked } = answer;
  const given: Given = { option: id, isRight, findings, checked: checked ?? null };
  story.setState({ given: { ...all, [key]: [...(all[key] ?? []), given] } });
}

function actOut(api: SessionApi, asked: Asked, answer: Answer): void {
  const { line, index } = asked;
  const { play } = answer;
  const start = { step: play.step, effects: 0 };
  if (play.elsewhere !== null) {
    api.getState().open(play.run, start);
    keepThere(api, asked, answer);
  } else if (play.acts.length > 0 || play.step !== line.positions[index]?.step) api.getState().seek(start);
  api.getState().intervene(...play.acts);
  pinAndPlay(api, play, index);
}

/** The question goes along to where its answer is played, and the run there may be one of another variant. */
function keepThere(api: SessionApi, { beat, key }: Asked, answer: Answer): void {
  const line = storylineOf(api.getState());
  if (!line) return;
  const there = questionKey(line.scenario, line.variant, beat);
  if (there !== key) keep(api, there, answer);
}

function pinAndPlay(api: SessionApi, play: Play, beat: number): void {
  const { run } = currentBranch(api.getState());
  const isBranch = play.acts.length > 0 || play.elsewhere !== null;
  const until = { step: play.until, effects: 0 };
  const span = isBranch ? null : { from: api.getState().position, until };
  storyOf(api).setState({ pin: { run, beat, span }, stop: { run, step: play.until } });
  if (api.getState().position.step < play.until) api.getState().play();
}
