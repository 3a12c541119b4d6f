/** The shortest run that solves a challenge. The goal is asked of every state that the checker comes to. */
import { must } from '../base/assert';
import type { Bounds } from '../checker/bounds';
import { Check } from '../checker/check';
import type { CompiledModel } from '../checker/compiled';
import { type Look, Seek } from '../checker/seek';
import { resolveRun } from '../lessons/catalog';
import { challengeById } from '../lessons/challenges/catalog';
import { isReachedIn, type LogGoal } from '../lessons/challenges/goals';
import { withShortName } from '../sim/messages';
import type { Setting } from '../sim/model';
import type { NodeId, NodeState, World } from '../sim/types';
import { initialWorld } from '../sim/world';
import type { ChallengeAnswer, ChallengeJob, Search } from './insightJob';

interface Beginning {
  readonly start: World;
  readonly bounds: Bounds;
}

/** A search for the shortest run that solves a challenge. */
export function challengeSearch({ challenge: id, from, maxStates }: ChallengeJob): Search<ChallengeAnswer> {
  const challenge = must(challengeById(id), `no challenge ${id}`);
  const setting = resolveRun(challenge.run);
  const start = from?.world ?? initialWorld(setting);
  const beginning = { start, bounds: from?.left ?? challenge.budget };
  const { goal } = challenge;
  const solver =
    goal.kind === 'blocked'
      ? new StuckSolver(setting, beginning, maxStates)
      : new LogSolver(goal, setting, beginning, maxStates);
  return {
    slice: (count) => solver.slice(count),
    answer: () => withNamedFirst(solver.answer(), start),
  };
}

/** The next act is to be carried out as it is. */
function withNamedFirst(answer: ChallengeAnswer, start: World): ChallengeAnswer {
  if (answer.kind !== 'found') return answer;
  const [first, ...rest] = answer.acts;
  return first ? { ...answer, acts: [withShortName(start, first), ...rest] } : answer;
}

const STUCK = { id: 'stuck', kind: 'non-blocking', check: null } as const;

/** Blocked: from there on no step without a fault or a repair leads to a decision. That is a question about all futures. */
class StuckSolver implements Search<ChallengeAnswer> {
  private readonly check: Check;

  constructor(setting: Setting, { start, bounds }: Beginning, maxStates: number) {
    this.check = new Check(setting, bounds, [STUCK], { start, maxStates });
  }

  slice(count: number): boolean {
    return this.check.slice(count);
  }

  answer(): ChallengeAnswer {
    const { complete, properties } = this.check.report();
    const acts = this.check.actsOf(STUCK.id);
    if (acts) return { kind: 'found', acts, faults: properties[0]?.faults ?? 0 };
    return { kind: complete ? 'none' : 'unknown' };
  }
}

class LogSolver implements Search<ChallengeAnswer> {
  private readonly seek: Seek;

  constructor(goal: LogGoal, setting: Setting, { start, bounds }: Beginning, maxStates: number) {
    this.seek = new Seek(setting, bounds, (model) => [lookFor(goal, model)], { start, maxStates });
  }

  slice(count: number): boolean {
    return this.seek.slice(count);
  }

  answer(): ChallengeAnswer {
    const sight = this.seek.sight(0);
    if (sight) return { kind: 'found', acts: this.seek.acts(sight), faults: sight.faults };
    return { kind: this.seek.isComplete ? 'none' : 'unknown' };
  }
}

/** Logs decide these goals, so each combination of logs is judged once. */
function lookFor(goal: LogGoal, model: CompiledModel): Look {
  const { setting, ids } = model;
  const fresh = initialWorld(setting);
  const known = new Map<string, boolean>();
  const isReached = (state: Int32Array): boolean => {
    const nodes: Record<NodeId, NodeState> = {};
    for (const [index, id] of ids.entries()) nodes[id] = model.local(state, index).node;
    return isReachedIn(goal, { ...fresh, nodes }, setting);
  };
  return (state) => {
    const key = ids.map((_, index) => model.local(state, index).logNumber).join();
    const verdict = known.get(key) ?? isReached(state);
    known.set(key, verdict);
    return verdict;
  };
}
