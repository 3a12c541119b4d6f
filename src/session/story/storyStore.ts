/** What a learner has predicted, and where playing has to stop for it. One store a session; nothing of it is in the run. */

import { createStore, type StoreApi } from 'zustand/vanilla';
import { comparePositions } from '../../lessons/beats';
import type { Beat, Scenario, Variant } from '../../lessons/lesson';
import type { Finding } from '../../lessons/questions';
import type { Checked } from '../../lessons/questions/evidence';
import type { Position, Run } from '../../sim/types';
import { currentBranch, type SessionApi } from '../session';
import type { Session } from '../types';
import { storylineOf } from './storyline';

/** One answer that was given, with what the engine said of it. The first one of a question is the prediction, and stays it. */
export interface Given {
  readonly option: string;
  readonly isRight: boolean;
  readonly findings: readonly Finding[];
  /** Of questions about all runs: on what ground it is judged. */
  readonly checked: Checked | null;
}

export interface Pin {
  readonly run: Run;
  readonly beat: number;
  /** The part of the story's own run in which the answer is played; `null` when a branch of its own plays it. */
  readonly span: Span | null;
}

export interface Span {
  readonly from: Position;
  readonly until: Position;
}

export interface StoryState {
  readonly given: Readonly<Record<string, readonly Given[]>>;
  /** By question: answers that wait for the checker to be judged. */
  readonly pending: Readonly<Record<string, readonly string[]>>;
  /** While a played answer is looked at, its question stays on screen. */
  readonly pin: Pin | null;
  /** A run that was opened to be broken: its story is folded away. */
  readonly free: Run | null;
  /** Where the playing of an answer stops. */
  readonly stop: { readonly run: Run; readonly step: number } | null;
}

export type StoryStore = StoreApi<StoryState>;

const stores = new WeakMap<SessionApi, StoryStore>();

/** The story of a session. From its first use on, playing stops at each question that has no answer yet. */
export function storyOf(api: SessionApi): StoryStore {
  const known = stores.get(api);
  if (known) return known;
  const store = createStore<StoryState>(() => ({
    given: {},
    pending: {},
    pin: null,
    free: null,
    stop: null,
  }));
  stores.set(api, store);
  api.subscribe((session, before) => {
    stopPlaying(store, session, before);
    releasePin(store, api.getState());
  });
  return store;
}

export function questionKey(scenario: Scenario, variant: Variant, beat: Beat): string {
  return `${scenario.id}@${scenario.version}/${variant.id}/${beat.id}`;
}

function stopPlaying(store: StoryStore, session: Session, before: Session): void {
  if (!session.playing || session.position === before.position || session.branchId !== before.branchId)
    return;
  const isPassed = (stop: Position): boolean =>
    comparePositions(before.position, stop) < 0 && comparePositions(stop, session.position) <= 0;
  const [first] = stopsOf(store, session).filter(isPassed).toSorted(comparePositions);
  if (!first) return;
  const { pin } = store.getState();
  // Played up to here: whoever goes on from here goes on in the story.
  if (pin?.span) store.setState({ pin: { ...pin, span: { ...pin.span, until: first } } });
  session.pause();
  session.seek(first);
}

/** Whoever steps or plays beyond what an answer has shown is back in the story, which has its own beats to tell. */
function releasePin(store: StoryStore, session: Session): void {
  const { pin } = store.getState();
  if (!pin?.span || pin.run !== currentBranch(session).run) return;
  const { from, until } = pin.span;
  const isInside =
    comparePositions(from, session.position) <= 0 && comparePositions(session.position, until) <= 0;
  if (!isInside) store.setState({ pin: null });
}

function stopsOf(store: StoryStore, session: Session): Position[] {
  const { stop, given } = store.getState();
  const stops = stop?.run === currentBranch(session).run ? [{ step: stop.step, effects: 0 }] : [];
  return [...stops, ...openQuestions(session, given)];
}

function openQuestions(session: Session, given: StoryState['given']): Position[] {
  const line = storylineOf(session);
  if (!line) return [];
  return line.scenario.story.beats.flatMap((beat, index) => {
    const position = line.positions[index];
    const isOpen = beat.ask && !given[questionKey(line.scenario, line.variant, beat)];
    return position && isOpen && (position.step < line.shared || !line.isChanged) ? [position] : [];
  });
}

/** Whether an unanswered question of the story stands at this step of the run being looked at. */
export function questionAt(api: SessionApi, step: number): boolean {
  return openQuestions(api.getState(), storyOf(api).getState().given).some(
    (position) => position.step === step,
  );
}
