/**
 * When is it irrevocable? At a candidate moment every machine is struck down and brought back from its log alone. The moment of no
 * return is the one before which that ends in an abort and after which it ends in a commit.
 */
import { inDoubt } from '../../sim/blocked';
import type { Setting } from '../../sim/model';
import { microStep, worldAt } from '../../sim/position';
import { simulate } from '../../sim/simulate';
import type { Act, NodeId, Position, Trace, TxId, World } from '../../sim/types';
import { nodeOf, recordsOf, roleOf, transactionOf } from '../../sim/world';
import { momentPosition } from '../beats';
import type { Ask } from '../lesson';
import { variantRun } from '../runs';
import { actOut, brokenFindings, playOf } from './acting';
import { type Answer, type Finding, finding, type Situation } from './answer';

type NoReturn = Extract<Ask, { kind: 'no-return' }>;

export type Outcome = 'commit' | 'abort' | 'partly' | 'open';

export function noReturn(situation: Situation<NoReturn>): Answer[] {
  return situation.ask.options.flatMap(({ id, moment }) => {
    const at = momentPosition(situation.trace, moment);
    return at ? [judged(situation, id, at)] : [];
  });
}

function judged(situation: Situation<NoReturn>, id: string, at: Position): Answer {
  const { trace, setting, ask } = situation;
  const before = outcomeAfterTotalCrash(setting, trace, microStep(trace, at, -1), ask.tx);
  const after = outcomeAfterTotalCrash(setting, trace, at, ask.tx);
  if (after !== 'commit') return tooEarly(situation, id, at);
  if (before === 'commit') return tooLate(situation, id, at);
  return exact(situation, id, at);
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

/** What the logs of all members prove together. */
export function outcomeOf(setting: Setting, world: World, tx: TxId): Outcome {
  const members = transactionOf(setting, tx)?.members ?? [];
  const decisions = members.map(
    ({ node }) => roleOf(setting, tx, node)?.decision(recordsOf(nodeOf(world, node), tx)) ?? null,
  );
  const commits = decisions.filter((decision) => decision === 'commit').length;
  const aborts = decisions.filter((decision) => decision === 'abort').length;
  if (commits > 0 && aborts > 0) return 'partly';
  if (commits > 0) return commits === decisions.length ? 'commit' : 'open';
  return 'abort';
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

export function keeperInDoubt(setting: Setting, world: World, tx: TxId): NodeId | null {
  const legs = transactionOf(setting, tx)?.legs ?? [];
  const keeps = (node: NodeId): boolean =>
    legs.some((leg) =>
      setting.cast.accounts.some((account) => account.id === leg.account && account.node === node),
    );
  const waiting = inDoubt(setting, world).filter((one) => one.tx === tx && keeps(one.node));
  return waiting[0]?.node ?? null;
}
