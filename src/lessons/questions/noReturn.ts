/**
 * When is it irrevocable? The moment of no return is the first one from which on no run ends in an abort any more, whoever crashes.
 * A search says which one that is. Where nobody searched, or not to the end, every machine is struck down at the candidate moment
 * and brought back from its log alone, once before it and once after it.
 */
import type { Setting } from '../../sim/model';
import { microStep, worldAt } from '../../sim/position';
import { simulate } from '../../sim/simulate';
import type { Act, NodeId, Position, Trace, TxId } from '../../sim/types';
import { nodeOf } from '../../sim/world';
import { momentPosition } from '../beats';
import type { Ask } from '../lesson';
import { variantRun } from '../runs';
import { actOut, brokenFindings, playOf } from './acting';
import { type Answer, type Finding, finding, type Situation } from './answer';
import { escaping } from './escaping';
import type { Certainty } from './evidence';
import { keeperInDoubt, type Outcome, outcomeOf } from './logs';

type NoReturn = Extract<Ask, { kind: 'no-return' }>;

export function noReturn(situation: Situation<NoReturn>): Answer[] {
  return situation.ask.options.flatMap(({ id, moment }) => {
    const at = momentPosition(situation.trace, moment);
    return at ? [judged(situation, id, at)] : [];
  });
}

function judged(situation: Situation<NoReturn>, id: string, at: Position): Answer {
  const { evidence } = situation;
  const found = evidence?.kind === 'no-return' ? evidence.moments[id] : undefined;
  if (!found)
    return { ...answerOf(situation, id, at, simulated(situation, at)), checked: { kind: 'simulated' } };
  const { crashes, repairs, states } = found;
  if (found.kind === 'unknown')
    return { ...answerOf(situation, id, at, simulated(situation, at)), checked: { kind: 'limit', states } };
  const answer =
    found.kind === 'not-yet'
      ? escaping(situation, id, at, found.acts)
      : answerOf(situation, id, at, found.kind);
  return { ...answer, checked: { kind: found.kind, crashes, repairs, states } };
}

type Judgement = Exclude<Certainty['kind'], 'unknown'>;

function answerOf(situation: Situation<NoReturn>, id: string, at: Position, judgement: Judgement): Answer {
  switch (judgement) {
    case 'not-yet':
      return tooEarly(situation, id, at);
    case 'already':
      return tooLate(situation, id, at);
    case 'from-here':
      return exact(situation, id, at);
  }
}

/** What one schedule says. */
function simulated({ trace, setting, ask }: Situation<NoReturn>, at: Position): Judgement {
  const after = outcomeAfterTotalCrash(setting, trace, at, ask.tx);
  if (after !== 'commit') return 'not-yet';
  const before = outcomeAfterTotalCrash(setting, trace, microStep(trace, at, -1), ask.tx);
  return before === 'commit' ? 'already' : 'from-here';
}

/** How a transaction ends when all machines crash at a position and all come back. */
export function outcomeAfterTotalCrash(
  setting: Setting,
  trace: Trace,
  position: Position,
  tx: TxId,
): Outcome {
  const world = worldAt(trace, position, setting);
  const struck = setting.cast.nodes
    .map(({ id }) => id)
    .filter((id) => nodeOf(world, id).status !== 'crashed');
  const acts: Act[] = [
    ...struck.map((node): Act => ({ kind: 'crash', node })),
    ...setting.cast.nodes.map(({ id }): Act => ({ kind: 'recover', node: id })),
  ];
  const moves = acts.map((act, afterStep) => ({ afterStep, act }));
  const end = simulate(setting, moves, { from: world });
  return outcomeOf(setting, end.entries.at(-1)?.world ?? world, tx);
}

/** Somebody believes it is settled and pays; the coordinator dies and comes back with no decision in its log. */
function tooEarly(situation: Situation<NoReturn>, id: string, at: Position): Answer {
  const { ask } = situation;
  const node = payerInDoubt(situation, at);
  const acts: Act[] = [
    { kind: 'heuristic', node, tx: ask.tx, decision: 'commit' },
    { kind: 'crash', node: ask.coordinator },
    { kind: 'recover', node: ask.coordinator },
  ];
  return acted(situation, id, at.step, acts, [
    finding('too-early', { node, coordinator: ask.coordinator }, [node]),
  ]);
}

/** Somebody believes it can still be undone and undoes it, although the decision is in the log. */
function tooLate(situation: Situation<NoReturn>, id: string, at: Position): Answer {
  const { ask } = situation;
  const node = payerInDoubt(situation, { step: at.step, effects: 0 });
  const acts: Act[] = [{ kind: 'heuristic', node, tx: ask.tx, decision: 'abort' }];
  return acted(situation, id, at.step, acts, [
    finding('too-late', { node, coordinator: ask.coordinator }, [node]),
  ]);
}

/** The coordinator dies right behind its decision, with no message out, and comes back. */
function exact(situation: Situation<NoReturn>, id: string, at: Position): Answer {
  const { ask, trace, scenario, variant, setting } = situation;
  const act = trace.entries[at.step]?.act;
  const crash: Act =
    act && 'crashAfter' in { crashAfter: null, ...act } && at.effects > 0
      ? ({ ...act, crashAfter: { effects: at.effects } } as Act)
      : { kind: 'crash', node: ask.coordinator };
  const acts: Act[] = [crash, { kind: 'recover', node: ask.coordinator }];
  const run = variantRun(scenario, variant);
  const play = playOf(run, actOut(setting, run, at.step, acts), at.step, acts);
  return {
    id,
    isRight: true,
    findings: [finding('no-return', { coordinator: ask.coordinator }, [ask.coordinator])],
    play,
  };
}

function acted(
  { scenario, variant, setting }: Situation<NoReturn>,
  id: string,
  step: number,
  acts: readonly Act[],
  why: readonly Finding[],
): Answer {
  const run = variantRun(scenario, variant);
  const result = actOut(setting, run, step, acts);
  return {
    id,
    isRight: false,
    findings: [...why, ...brokenFindings(result)],
    play: playOf(run, result, step, acts),
  };
}

/** A participant in doubt that keeps money of this transaction. */
function payerInDoubt({ setting, trace, ask }: Situation<NoReturn>, at: Position): NodeId {
  return (
    keeperInDoubt(setting, worldAt(trace, { step: at.step, effects: 0 }, setting), ask.tx) ?? ask.coordinator
  );
}
