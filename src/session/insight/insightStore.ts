/** What was asked about possible worlds, challenges and neighbours, and what the worker said. One store a session. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { equalData } from '../../base/canonical';
import { challengeById } from '../../lessons/challenges/catalog';
import type { Challenge } from '../../lessons/challenges/challenge';
import type { Act, NodeId, Run, TxId, World } from '../../sim/types';
import { type InsightClient, insightClient } from '../../workers/insightClient';
import type {
  ChallengeAnswer,
  Neighbour,
  Outcome,
  PossibleWorld,
  WorldsAnswer,
} from '../../workers/insightJob';
import { currentBranch, type SessionApi } from '../session';
import type { Session } from '../types';
import { hintJob, neighboursJob, parJob, transactionFor, worldAfter, worldsJob } from './jobs';

export type { ChallengeAnswer, Neighbour, Outcome, PossibleWorld, WorldsAnswer };

/** An answer, while it is looked for, and when there is none: `code` is the number of an error of ours. */
export type Asked<T> =
  | { readonly status: 'looking' }
  | { readonly status: 'done'; readonly answer: T }
  | { readonly status: 'failed'; readonly code: string };

/** About which world a question was asked. */
export interface Moment {
  readonly world: World;
}

export interface InsightState {
  /** `null` as an answer: the node has nobody to agree with. */
  readonly worlds: (Moment & { readonly node: NodeId; readonly asked: Asked<WorldsAnswer | null> }) | null;
  readonly challengeId: string | null;
  readonly pars: Readonly<Record<string, Asked<ChallengeAnswer>>>;
  readonly hint: (Moment & { readonly asked: Asked<ChallengeAnswer> }) | null;
  readonly neighbours: (Moment & { readonly asked: Asked<readonly Neighbour[]> }) | null;
  readonly actions: InsightActions;
}

export interface InsightActions {
  /** What a node can know at the play-head. The same question is not asked twice. */
  lookAt(node: NodeId): Promise<void>;
  /** Ends the search for possible worlds. */
  stopLooking(): Promise<void>;
  /** Opens the run that leads to a possible world, and shows that world. */
  openWorld(outcome: Outcome): void;
  /** Opens the run of a challenge, at its start; works out how short it can be done. */
  begin(id: string): Promise<void>;
  leaveChallenge(): void;
  /** What a shortest run would do next. */
  askHint(): Promise<void>;
  /** What may happen next at the play-head. */
  lookAround(): Promise<void>;
  /** Does it: goes on in the run on screen when that comes next anyway, else on a branch of its own. */
  go(act: Act): void;
}

export type InsightStore = StoreApi<InsightState>;

const stores = new WeakMap<SessionApi, InsightStore>();

/** The insights of a session. */
export function insightOf(api: SessionApi): InsightStore {
  const known = stores.get(api) ?? createInsight(api, insightClient);
  stores.set(api, known);
  return known;
}

/** The store, with any client. */
export function createInsight(api: SessionApi, client: InsightClient): InsightStore {
  return createStore<InsightState>((set, get) => {
    const insight = new Insight(api, client, set, get);
    return {
      worlds: null,
      challengeId: null,
      pars: {},
      hint: null,
      neighbours: null,
      actions: {
        lookAt: (node) => insight.lookAt(node),
        stopLooking: () => insight.stopLooking(),
        openWorld: (outcome) => insight.openWorld(outcome),
        begin: (id) => insight.begin(id),
        leaveChallenge: () => set({ challengeId: null, hint: null }),
        askHint: () => insight.askHint(),
        lookAround: () => insight.lookAround(),
        go: (act) => api.getState().intervene(act),
      },
    };
  });
}

/** Whether the run on screen is one of a challenge, however it went on. */
export function isOnChallenge(session: Session, { run }: Challenge): boolean {
  return equalData(withoutMoves(currentBranch(session).run), withoutMoves(run));
}

function withoutMoves(run: Run): Run {
  return { ...run, moves: [] };
}

/** The world that questions are about: after the last whole step. */
export function momentOf(session: Session): World {
  return worldAfter(currentBranch(session).trace, session.position.step);
}

/** The transaction that a question about a node is about; `null`: it has nobody to agree with. */
export function transactionOf(session: Session, node: NodeId): TxId | null {
  return transactionFor(session.setting, momentOf(session), node);
}

class Insight {
  constructor(
    private readonly api: SessionApi,
    private readonly client: InsightClient,
    private readonly set: InsightStore['setState'],
    private readonly get: InsightStore['getState'],
  ) {}

  async lookAt(node: NodeId): Promise<void> {
    const session = this.api.getState();
    const world = momentOf(session);
    const known = this.get().worlds;
    if (known?.node === node && known.world === world && known.asked.status !== 'failed') return;
    const job = worldsJob(session, node);
    const tell = (asked: Asked<WorldsAnswer | null>): void => this.set({ worlds: { node, world, asked } });
    if (job === null) tell({ status: 'done', answer: null });
    else
      await answered(this.client.worlds(job), tell, () => {
        const now = this.get().worlds;
        return now?.node === node && now.world === world;
      });
  }

  async stopLooking(): Promise<void> {
    if (this.get().worlds?.asked.status !== 'looking') return;
    this.set({ worlds: null });
    await this.client.stopWorlds().catch(() => {});
  }

  openWorld(outcome: Outcome): void {
    const asked = this.get().worlds?.asked;
    const side = asked?.status === 'done' ? asked.answer?.[outcome] : undefined;
    if (!side || !('found' in side)) return;
    const { run, steps } = side.found;
    const session = this.api.getState();
    const at = { step: steps, effects: 0 };
    const isSameSetting = equalData(withoutMoves(run), withoutMoves(currentBranch(session).run));
    if (isSameSetting) session.branchTo(run, at);
    else session.open(run, at);
    this.api.getState().pause();
  }

  async begin(id: string): Promise<void> {
    const challenge = challengeById(id);
    if (!challenge) return;
    this.api.getState().open(challenge.run);
    this.set({ challengeId: id, hint: null });
    const known = this.get().pars[id];
    if (known && known.status !== 'failed') return;
    const tell = (asked: Asked<ChallengeAnswer>): void =>
      this.set({ pars: { ...this.get().pars, [id]: asked } });
    const isDone = await answered(this.client.shortest(parJob(challenge)), tell);
    // Another question came in between; it will be asked again with the next beginning.
    if (!isDone)
      this.set({ pars: Object.fromEntries(Object.entries(this.get().pars).filter(([key]) => key !== id)) });
  }

  async askHint(): Promise<void> {
    const session = this.api.getState();
    const challenge = challengeById(this.get().challengeId ?? '');
    if (!challenge || !isOnChallenge(session, challenge)) return;
    const world = momentOf(session);
    const tell = (asked: Asked<ChallengeAnswer>): void => this.set({ hint: { world, asked } });
    const isMine = (): boolean => this.get().hint?.world === world;
    await answered(this.client.shortest(hintJob(session, challenge)), tell, isMine);
  }

  async lookAround(): Promise<void> {
    const session = this.api.getState();
    const world = momentOf(session);
    const known = this.get().neighbours;
    if (known?.world === world && known.asked.status !== 'failed') return;
    const tell = (asked: Asked<readonly Neighbour[]>): void => this.set({ neighbours: { world, asked } });
    const isMine = (): boolean => this.get().neighbours?.world === world;
    await answered(this.client.neighbours(neighboursJob(session)), tell, isMine);
  }
}

/** Tells that it is looked for, and then the answer, unless nobody waits for it any more. False: another question ended this one. */
async function answered<T>(
  answer: Promise<T | null>,
  tell: (asked: Asked<T>) => void,
  isWanted: () => boolean = () => true,
): Promise<boolean> {
  tell({ status: 'looking' });
  try {
    const found = await answer;
    if (found !== null && isWanted()) tell({ status: 'done', answer: found });
    return found !== null;
  } catch (problem) {
    const code = /\bE\d{3}\b/.exec(problem instanceof Error ? problem.message : '')?.[0] ?? 'E900';
    if (isWanted()) tell({ status: 'failed', code });
    return true;
  }
}
