/** Acting out an option: the branch that believing it makes, and what that branch breaks. */
import { yuan } from '../../payments/money';
import { judge } from '../../protocols/judge';
import type { PropertyVerdict } from '../../protocols/protocol';
import { protocolById } from '../../protocols/registry';
import { conservation } from '../../sim/conservation';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import type { Act, Move, Run, Trace } from '../../sim/types';
import { type Finding, finding, type Play } from './answer';

/** The moves of a run that forks at a step: what waits for a moment still waits, what was tied to a later step is gone. */
export function forkedMoves(moves: readonly Move[], step: number, acts: readonly Act[]): Move[] {
  const kept = moves.filter((move) => !('afterStep' in move) || move.afterStep < step);
  return [...kept, ...acts.map((act, index) => ({ afterStep: step + index, act }))];
}

export interface Acted {
  readonly setting: Setting;
  readonly trace: Trace;
  readonly broken: PropertyVerdict | null;
}

export function actOut(setting: Setting, run: Run, step: number, acts: readonly Act[]): Acted {
  const trace = simulate(setting, forkedMoves(run.moves, step, acts));
  return { setting, trace, broken: firstBroken(setting, trace) };
}

/** The safety property that breaks first, if any does. */
export function firstBroken(setting: Setting, trace: Trace): PropertyVerdict | null {
  let first: PropertyVerdict | null = null;
  for (const verdict of judge(trace, setting, protocolById(setting.model.id))) {
    if (verdict.property.kind !== 'always' || verdict.step === null || !verdict.violation) continue;
    if (first?.step == null || verdict.step < first.step) first = verdict;
  }
  return first;
}

/** In words: which rule broke where, and what that does to the money. */
export function brokenFindings({ setting, trace, broken }: Acted): Finding[] {
  if (!broken?.violation || broken.step === null) return [];
  const { nodes } = broken.violation;
  const findings = [
    finding('broken', { rule: broken.property.id, step: String(broken.step), nodes: nodes.join(' · ') }, nodes),
  ];
  const last = trace.entries.at(-1)?.world ?? trace.initial;
  const { missing } = conservation(setting, last);
  if (missing > 0) findings.push(finding('missing', { amount: yuan(missing) }));
  if (missing < 0) findings.push(finding('created', { amount: yuan(-missing) }));
  return findings;
}

/** Where to stop: at the step that breaks a rule, else at the end. */
export function playOf(run: Run, acted: Acted, step: number, acts: readonly Act[], elsewhere: string | null = null): Play {
  return { run, elsewhere, step, acts, until: acted.broken?.step ?? acted.trace.entries.length };
}
