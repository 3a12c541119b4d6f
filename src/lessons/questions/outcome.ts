/** How does it end? What the run itself goes on to do; a wrong answer is acted upon by those who are still in doubt. */
import { inDoubt } from '../../sim/blocked';
import { worldAt } from '../../sim/position';
import type { Act } from '../../sim/types';
import { momentPosition } from '../beats';
import type { Ask } from '../lesson';
import { variantRun } from '../runs';
import { actOut, brokenFindings, playOf } from './acting';
import { type Answer, finding, type Situation } from './answer';
import { keeperInDoubt, outcomeOf } from './noReturn';

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

function actsOfBelief({ setting, trace, position, ask }: Situation<OutcomeAsk>, option: string): Act[] {
  const world = worldAt(trace, position, setting);
  const { tx } = ask;
  const believe = (node: string, decision: 'commit' | 'abort'): Act => ({ kind: 'heuristic', node, tx, decision });
  if (option === 'partly') {
    const waiting = inDoubt(setting, world).filter((one) => one.tx === tx);
    return waiting.map(({ node }) => believe(node, 'commit'));
  }
  const keeper = keeperInDoubt(setting, world, tx);
  return keeper === null ? [] : [believe(keeper, option === 'commit' ? 'commit' : 'abort')];
}

/** Which of these moments does the run reach? Nothing is acted out: the run goes on and shows it. */
export function fate(situation: Situation<Fate>): Answer[] {
  const { scenario, variant, trace, position, ask } = situation;
  const run = variantRun(scenario, variant);
  const reached = ask.options.map(({ moment }) => (moment ? momentPosition(trace, moment) : null));
  const index = reached.findIndex((at) => at !== null);
  const actual = index >= 0 ? index : ask.options.findIndex(({ moment }) => moment === null);
  const until = reached[actual]?.step ?? trace.entries.length;
  const id = ask.options[actual]?.id ?? '';
  return ask.options.map((option, at) => ({
    id: option.id,
    isRight: at === actual,
    findings: [finding(`reaches-${id}`)],
    play: { run, elsewhere: null, step: position.step, acts: [], until },
  }));
}
