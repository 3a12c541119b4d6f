/** Acting out an option: the branch that believing it makes, and what that branch breaks. */
import { yuan } from '../../payments/money';
import { judge } from '../../protocols/judge';
import { protocolIn } from '../../protocols/registry';
import { conservation } from '../../sim/conservation';
import { forkedMoves } from '../../sim/fork';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import type { Act, NodeId, RuleId, Run, Trace } from '../../sim/types';
import { type Finding, finding, type Play } from './answer';

interface Broken {
  readonly rule: RuleId;
  readonly step: number;
  readonly nodes: readonly NodeId[];
}

export interface Acted {
  readonly setting: Setting;
  readonly trace: Trace;
  readonly broken: readonly Broken[];
}

export function actOut(setting: Setting, run: Run, step: number, acts: readonly Act[]): Acted {
  const shared = simulate(setting, run.moves, { stopAt: step }).entries;
  const trace = simulate(setting, forkedMoves(run.moves, shared, acts));
  return { setting, trace, broken: allBroken(setting, trace) };
}

/** Safety properties that break, the first one first. */
function allBroken(setting: Setting, trace: Trace): Broken[] {
  const verdicts = judge(trace, setting, protocolIn(setting));
  return verdicts
    .flatMap(({ property, step, violation }) =>
      property.kind === 'always' && step !== null && violation
        ? [{ rule: property.id, step, nodes: violation.nodes }]
        : [],
    )
    .toSorted((a, b) => a.step - b.step);
}

/** In words: which rule broke where, and what that does to the money. */
export function brokenFindings({ setting, trace, broken }: Acted): Finding[] {
  const first = broken[0];
  if (!first) return [];
  const { rule, step, nodes } = first;
  const key = nodes.length > 1 ? 'broken' : 'broken-one';
  const findings = [finding(key, { rule, step: String(step), nodes: nodes.join(' · ') }, nodes)];
  const last = trace.entries.at(-1)?.world ?? trace.initial;
  const { missing } = conservation(setting, last);
  if (missing > 0) findings.push(finding('missing', { amount: yuan(missing) }));
  if (missing < 0) findings.push(finding('created', { amount: yuan(-missing) }));
  return findings;
}

/** Where to stop: once all that breaks has broken, else at the end. */
export function playOf(
  run: Run,
  acted: Acted,
  step: number,
  acts: readonly Act[],
  elsewhere: string | null = null,
): Play {
  const last = acted.broken.at(-1)?.step;
  const until = last === undefined ? acted.trace.entries.length : Math.max(last, step + acts.length);
  return { run, elsewhere, step, acts, until };
}
