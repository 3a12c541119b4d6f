/** Answering a question of a story: the answer is kept, and then acted out as a branch. */
import type { Beat } from '../../lessons/lesson';
import { type Answer, answersTo, type Play } from '../../lessons/questions';
import { currentBranch, type SessionApi } from '../session';
import { goToBeat, shownBeat } from './moves';
import { beatOf, type Storyline, storylineOf } from './storyline';
import { type Given, questionKey, storyOf } from './storyStore';

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
  const all = { ...story.getState().given };
  for (const seen of played ? [variant, played] : [variant]) {
    const key = questionKey(scenario, seen, beat);
    all[key] = [...(all[key] ?? []), given];
  }
  story.setState({ given: all });
}

function actOut(api: SessionApi, line: Storyline, play: Play, beat: number): void {
  const start = { step: play.step, effects: 0 };
  if (play.elsewhere !== null) api.getState().open(play.run, start);
  else if (play.acts.length > 0 || play.step !== line.positions[beat]?.step) api.getState().seek(start);
  api.getState().intervene(...play.acts);
  const { run } = currentBranch(api.getState());
  const isBranch = play.acts.length > 0 || play.elsewhere !== null;
  const until = { step: play.until, effects: 0 };
  const span = isBranch ? null : { from: api.getState().position, until };
  storyOf(api).setState({ pin: { run, beat, span }, stop: { run, step: play.until } });
  if (api.getState().position.step < play.until) api.getState().play();
}
