/**
 * Whom must the decision reach? The coordinator's announcement goes to one group only and then it dies: the right group is the
 * smallest one after which nobody stays in doubt.
 */
import { must } from '../../base/assert';
import { inDoubt } from '../../sim/blocked';
import { isReacting } from '../../sim/subject';
import type { Act, NodeId, TraceEntry } from '../../sim/types';
import { nodeOf, recordsOf, roleOf, transactionOf } from '../../sim/world';
import type { Ask, VoterGroup } from '../lesson';
import { variantRun } from '../runs';
import { actOut, brokenFindings, playOf } from './acting';
import { type Answer, finding, type Situation } from './answer';

type WhoNeeds = Extract<Ask, { kind: 'who-needs' }>;

export function whoNeeds(situation: Situation<WhoNeeds>): Answer[] {
  const tried = situation.ask.options.map((group) => attempt(situation, group));
  const enough = tried.filter((one) => one.left.length === 0 && one.acted.broken.length === 0);
  const least = Math.min(...enough.map((one) => one.told.length));
  return tried.map((one) => {
    const isEnough = enough.includes(one);
    const isRight = isEnough && one.told.length === least;
    const left = one.left.map(({ node }) => node);
    const verdict = isRight
      ? finding('enough', { nodes: one.told.join(' · ') }, one.told)
      : isEnough
        ? finding(
            'too-many',
            { count: String(one.told.length - least), nodes: one.told.join(' · ') },
            one.told,
          )
        : finding('left-in-doubt', { nodes: left.join(' · ') }, left);
    return { id: one.group, isRight, findings: [verdict, ...brokenFindings(one.acted)], play: one.play };
  });
}

function attempt(situation: Situation<WhoNeeds>, group: VoterGroup) {
  const { scenario, variant, setting, trace, position } = situation;
  const told = membersOf(situation, group);
  const acts = [announcedTo(must(trace.entries[position.step]), position.effects, told)];
  const run = variantRun(scenario, variant);
  const acted = actOut(setting, run, position.step, acts);
  const end = acted.trace.entries.at(-1)?.world ?? acted.trace.initial;
  const left = inDoubt(setting, end).filter(({ tx }) => tx === situation.ask.tx);
  return { group, told, acted, left, play: playOf(run, acted, position.step, acts) };
}

function announcedTo(entry: TraceEntry, effects: number, sent: readonly NodeId[]): Act {
  return isReacting(entry.act) ? { ...entry.act, crashAfter: { effects, sent } } : entry.act;
}

/** Participants by how they have voted, as their own logs prove it: a promise or a refusal. */
function membersOf({ setting, trace, position, ask }: Situation<WhoNeeds>, group: VoterGroup): NodeId[] {
  const world = trace.entries[position.step - 1]?.world ?? trace.initial;
  const participants = (transactionOf(setting, ask.tx)?.members ?? [])
    .map(({ node }) => node)
    .filter((node) => node !== ask.coordinator);
  const hasPromised = (node: NodeId): boolean =>
    roleOf(setting, ask.tx, node)?.promised(recordsOf(nodeOf(world, node), ask.tx)) ?? false;
  switch (group) {
    case 'yes':
      return participants.filter(hasPromised);
    case 'no':
      return participants.filter((node) => !hasPromised(node));
    case 'everyone':
      return participants;
    case 'nobody':
      return [];
  }
}
