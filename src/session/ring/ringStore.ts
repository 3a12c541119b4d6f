/** The ring page's own session: what was done, which moment is looked at, and what a person points at. Pictures are computed from it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Edit, refusalOf } from '../../ring/edits';
import {
  beginHistory,
  editsOf,
  openBranch,
  type RingHistory,
  sceneAt,
  seek,
  withEdit,
} from '../../ring/history';
import type { RingLink } from '../../ring/link';
import { PRESETS } from '../../ring/presets';
import type { Scene } from '../../ring/scene';

/** A bet on which keys will move, before the change is carried out. */
export interface Prediction {
  readonly edit: Edit;
  /** Places in the list of keys. */
  readonly picked: ReadonlySet<number>;
}

/** A bet that has been settled: the change is the edit before this position. */
export interface Settled extends Prediction {
  readonly position: number;
  readonly branch: number;
}

export interface RingState {
  /** Place in `PRESETS` of what the page began with. */
  readonly preset: number;
  readonly history: RingHistory;
  readonly scene: Scene;
  /** After how many edits; `null`: before the latest one. */
  readonly compareWith: number | null;
  readonly base: Scene;
  /** The place on the circle that is pointed at. */
  readonly pointed: number | null;
  /** The shard whose actions are offered. */
  readonly selected: number | null;
  readonly probe: string;
  readonly transfer: readonly [payer: number, payee: number] | null;
  readonly prediction: Prediction | null;
  readonly settled: Settled | null;
}

export interface RingActions {
  /** Carries an edit out; one that is impossible now, or one too many, changes nothing. `isSameGesture`: see `withEdit`. */
  edit(edit: Edit, isSameGesture?: boolean): void;
  /** Goes to the moment after so many edits. */
  seek(position: number): void;
  openBranch(branch: number): void;
  /** Begins anew with another scene. */
  begin(preset: number): void;
  open(link: RingLink): void;
  /** Compares with the moment after so many edits; `null`: with the one before this. */
  compare(position: number | null): void;
  point(hash: number | null): void;
  select(id: number | null): void;
  /** Follows a key to its owner; empty: none. */
  follow(key: string): void;
  choose(transfer: readonly [number, number] | null): void;
  /** Asks for a bet on an edit that is possible now; `null`: no longer. */
  predict(edit: Edit | null): void;
  /** Puts a key into the bet, or takes it out. */
  pick(key: number): void;
  /** Carries out what was bet on and keeps the bet beside the result. */
  settle(): void;
}

export type RingPage = RingState & RingActions;
export type RingApi = StoreApi<RingPage>;

export function createRingStore(): RingApi {
  return createStore<RingPage>()((set, get) => ({
    ...opened({ preset: 0, edits: [], compareWith: null, probe: '', transfer: null }),
    edit: (edit, isSameGesture = false) => {
      const { history, scene } = get();
      if (refusalOf(scene, edit) !== null) return;
      const next = withEdit(history, edit, isSameGesture);
      if (next !== history) set(moved(get(), at(next, null)));
    },
    seek: (position) => set(moved(get(), at(seek(get().history, position), get().compareWith))),
    openBranch: (branch) => set(moved(get(), at(openBranch(get().history, branch), null))),
    begin: (preset) => set(opened({ preset, edits: [], compareWith: null, probe: '', transfer: null })),
    open: (link) => set(opened(link)),
    // The very same scene: what is shown of it is not worked out again.
    compare: (position) => set({ ...at(get().history, position), scene: get().scene }),
    point: (pointed) => set({ pointed }),
    select: (selected) => set({ selected }),
    follow: (probe) => set({ probe }),
    choose: (transfer) => set({ transfer }),
    predict: (edit) => {
      if (edit && refusalOf(get().scene, edit) !== null) return;
      set({ prediction: edit && { edit, picked: new Set() } });
    },
    pick: (key) => {
      const { prediction } = get();
      if (!prediction) return;
      const picked = new Set(prediction.picked);
      if (!picked.delete(key)) picked.add(key);
      set({ prediction: { ...prediction, picked } });
    },
    settle: () => {
      const { prediction, history } = get();
      if (!prediction) return;
      get().edit(prediction.edit);
      const { history: next } = get();
      if (next === history) return set({ prediction: null });
      set({ settled: { ...prediction, branch: next.branch, position: next.position } });
    },
  }));
}

function opened(link: RingLink): RingState {
  const preset = PRESETS[link.preset] ? link.preset : 0;
  const { scene } = PRESETS[preset] ?? PRESETS[0];
  const history = beginHistory(scene, link.edits);
  const { probe, transfer } = link;
  return {
    preset,
    probe,
    transfer,
    pointed: null,
    selected: null,
    prediction: null,
    settled: null,
    ...at(history, link.compareWith),
  };
}

type Moment = Pick<RingState, 'history' | 'scene' | 'base' | 'compareWith'>;

/** Another moment: a bet on this one is off, and so is a transfer when the keys are others, whose places it names. */
function moved({ scene, transfer }: RingState, moment: Moment): Partial<RingState> {
  return { ...moment, prediction: null, transfer: moment.scene.keys === scene.keys ? transfer : null };
}

function at(history: RingHistory, compareWith: number | null): Moment {
  const { position } = history;
  const earlier = compareWith !== null && compareWith <= position ? compareWith : null;
  return {
    history,
    scene: sceneAt(history, position),
    compareWith: earlier,
    base: sceneAt(history, earlier ?? Math.max(0, position - 1)),
  };
}

/** What a link to this moment holds. */
export function linkOf({ preset, history, compareWith, probe, transfer }: RingState): RingLink {
  const edits = editsOf(history).slice(0, history.position);
  return { preset, edits, compareWith, probe, transfer };
}
