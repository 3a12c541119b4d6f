/**
 * What does a node do first? Read off its next reaction. The two other orders are acted out: sending before the log is safe
 * (the record is not forced, the node crashes), and paying before anybody has decided.
 */

import { must } from '../../base/assert';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import { isReacting } from '../../sim/subject';
import type { Act, TraceEntry } from '../../sim/types';
import { initiatorOf, roleOf, transactionOf } from '../../sim/world';
import { positionOf } from '../beats';
import type { Ask, Scenario, Variant } from '../lesson';
import { variantRun, variantSetting } from '../runs';
import { actOut, brokenFindings, playOf } from './acting';
import { type Answer, finding, type Situation } from './answer';

type NextEffect = Extract<Ask, { kind: 'next-effect' }>;

export function nextEffect(situation: Situation<NextEffect>): Answer[] {
  const { ask, trace, position, setting } = situation;
  const entry = must(trace.entries[position.step]);
  const actual = firstEffect(setting, entry);
  return ask.options.map((option): Answer => {
    if (option === actual) return right(situation, option, entry);
    return option === 'send' ? sendFirst(situation, entry) : payFirst(situation, entry);
  });
}

function firstEffect(setting: Setting, entry: TraceEntry): NextEffect['options'][number] {
  const first = entry.effects
    .map(({ effect }) => effect)
    .find(({ kind }) => kind === 'persist' || kind === 'send');
  if (first?.kind !== 'persist') return 'send';
  const role = entry.node === null || entry.tx === null ? null : roleOf(setting, entry.tx, entry.node);
  const operation = role?.ledger[first.record] ?? 'none';
  return operation === 'apply' || operation === 'transfer' ? 'apply' : 'persist';
}

function right(
  { scenario, variant, setting, position, ask }: Situation<NextEffect>,
  id: string,
  { effects }: TraceEntry,
): Answer {
  const type = effects.find(({ message }) => message !== null)?.message?.type ?? '';
  const run = variantRun(scenario, variant);
  const acted = actOut(setting, run, position.step, []);
  const play = { ...playOf(run, acted, position.step, []), until: position.step + 1 };
  return {
    id,
    isRight: true,
    findings: [finding('writes-first', { node: ask.node, record: ask.record, type }, [ask.node])],
    play,
  };
}

function sendFirst({ scenario, variant, ask, beat }: Situation<NextEffect>, entry: TraceEntry): Answer {
  const careless: Variant = { ...variant, config: { ...variant.config, lazy: [ask.record] } };
  const setting = variantSetting(scenario, careless);
  const step = stepIn(scenario, careless, setting, beat.at);
  const sends = entry.effects.map(({ effect }) => effect.kind).lastIndexOf('send');
  const answered: Act = isReacting(entry.act)
    ? { ...entry.act, crashAfter: { effects: sends + 1 } }
    : entry.act;
  const acts: Act[] = [answered, { kind: 'recover', node: ask.node }];
  const run = variantRun(scenario, careless);
  const acted = actOut(setting, run, step, acts);
  const why = finding('forgets', { node: ask.node, record: ask.record }, [ask.node]);
  return {
    id: 'send',
    isRight: false,
    findings: [why, ...brokenFindings(acted)],
    play: playOf(run, acted, step, acts, 'config'),
  };
}

function stepIn(scenario: Scenario, variant: Variant, setting: Setting, at: Situation['beat']['at']): number {
  return positionOf(simulate(setting, variantRun(scenario, variant).moves), at)?.step ?? 0;
}

function payFirst(
  { scenario, variant, setting, ask, position }: Situation<NextEffect>,
  entry: TraceEntry,
): Answer {
  const tx = entry.tx ?? '';
  const coordinator = initiatorOf(must(transactionOf(setting, tx)));
  const acts: Act[] = [
    { kind: 'heuristic', node: ask.node, tx, decision: 'commit' },
    { kind: 'crash', node: coordinator },
    { kind: 'recover', node: coordinator },
  ];
  const run = variantRun(scenario, variant);
  const step = position.step + 1;
  const acted = actOut(setting, run, step, acts);
  const why = finding('pays-first', { node: ask.node, coordinator }, [ask.node]);
  return {
    id: 'apply',
    isRight: false,
    findings: [why, ...brokenFindings(acted)],
    play: playOf(run, acted, step, acts),
  };
}
