/** How does it end? What the run itself goes on to do; a wrong answer is acted upon by those who are still in doubt. */
import { inDoubt } from '../../sim/blocked';
import { worldAt } from '../../sim/position';
import type { Act } from '../../sim/types';
import { nodeOf, recordsOf, roleOf, transactionOf } from '../../sim/world';
import { momentPosition } from '../beats';
import type { Ask } from '../lesson';
import { variantRun } from '../runs';
import { actOut, brokenFindings, playOf } from './acting';
import { type Answer, finding, type Situation } from './answer';
import { keeperInDoubt, outcomeOf } from './logs';

type OutcomeAsk = Extract<Ask, { kind: 'outcome' }>;
type Fate = Extract<Ask, { kind: 'fate' }>;

export function outcome(situation: Situation<OutcomeAsk>): Answer[] {
  const { scenario, variant, setting, trace, position, ask } = situation;
  const end = trace.entries.at(-1)?.world ?? trace.initial;
  const actual = outcomeOf(setting, end, ask.tx);
  const run = variantRun(scenario, variant);
  return ask.options.map((option) => {
    const isRight = option === actual;
    const acts = isRight ? [] : actsOfBelief(situation, option);
    const acted = actOut(setting, run, position.step, acts);
    const findings = [finding(`ends-${actual}`, {}), ...brokenFindings(acted)];
    return { id: option, isRight, findings, play: playOf(run, acted, position.step, acts) };
  });
}

function actsOfBelief(situation: Situation<OutcomeAsk>, option: string): Act[] {
  const { setting, trace, position, ask } = situation;
  const world = worldAt(trace, position, setting);
  const { tx } = ask;
  const believe = (node: string, decision: 'commit' | 'abort'): Act => ({
    kind: 'heuristic',
    node,
    tx,
    decision,
  });
  if (option === 'partly') return disagreeing(situation).map(({ node, decision }) => believe(node, decision));
  const keeper = keeperInDoubt(setting, world, tx);
  return keeper === null ? [] : [believe(keeper, option === 'commit' ? 'commit' : 'abort')];
}

/** Whoever is in doubt does the opposite of what has been decided; while nothing is, the first commits and the others abort. */
function disagreeing({ setting, trace, position, ask }: Situation<OutcomeAsk>) {
  const world = worldAt(trace, position, setting);
  const waiting = inDoubt(setting, world).filter(({ tx }) => tx === ask.tx);
  const decided = (transactionOf(setting, ask.tx)?.members ?? [])
    .map(({ node }) => roleOf(setting, ask.tx, node)?.decision(recordsOf(nodeOf(world, node), ask.tx)))
    .find((decision) => decision != null);
  return waiting.map(({ node }, index) => {
    const isCommit = decided === undefined ? index === 0 : decided === 'abort';
    return { node, decision: isCommit ? ('commit' as const) : ('abort' as const) };
  });
}

/** Which of these moments does the run reach? Nothing is acted out: the run goes on and shows it, and what it breaks. */
export function fate(situation: Situation<Fate>): Answer[] {
  const { scenario, variant, setting, trace, position, ask } = situation;
  const run = variantRun(scenario, variant);
  const acted = actOut(setting, run, position.step, []);
  const reached = ask.options.map(({ moment }) => (moment ? momentPosition(trace, moment) : null));
  const index = reached.findIndex((at) => at !== null);
  const actual = index >= 0 ? index : ask.options.findIndex(({ moment }) => moment === null);
  const stop = reached[actual]?.step ?? trace.entries.length;
  const until = acted.broken.length === 0 ? stop : Math.max(stop, playOf(run, acted, stop, []).until);
  const id = ask.options[actual]?.id ?? '';
  return ask.options.map((option, at) => ({
    id: option.id,
    isRight: at === actual,
    findings: [finding(`reaches-${id}`), ...brokenFindings(acted)],
    play: { run, elsewhere: null, step: position.step, acts: [], until },
  }));
}
