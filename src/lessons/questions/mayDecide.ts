/**
 * May a node in doubt decide alone? Only if its choice breaks nothing in any world that looks the same to it: the variants of the
 * scenario in which its own log and memory are equal at that moment, and the nearest worlds that a search has found.
 */
import { equalData } from '../../base/canonical';
import { inDoubt } from '../../sim/blocked';
import type { Setting } from '../../sim/model';
import { worldAt } from '../../sim/position';
import type { Act, NodeId, Position, Run, Trace, World } from '../../sim/types';
import { nodeOf } from '../../sim/world';
import { positionOf } from '../beats';
import { settingOf } from '../catalog';
import type { Ask } from '../lesson';
import { variantRun, variantSetting, variantTrace } from '../runs';
import { type Acted, actOut, brokenFindings, playOf } from './acting';
import { type Answer, type Finding, finding, type Situation } from './answer';
import type { Checked, WorldsEvidence } from './evidence';

type MayDecide = Extract<Ask, { kind: 'may-decide' }>;
type Choice = MayDecide['options'][number];

/** A world after so many steps of a run, and why it is thought of. */
interface Possible {
  readonly run: Run;
  readonly setting: Setting;
  readonly step: number;
  /** `null`: it is the world being looked at. */
  readonly elsewhere: string | null;
  readonly why: readonly Finding[];
}

const OUTCOMES = ['commit', 'abort'] as const;

export function mayDecide(situation: Situation<MayDecide>): Answer[] {
  const worlds = [...scriptedWorlds(situation), ...searchedWorlds(situation)];
  return situation.ask.options.map((choice) => judged(situation, worlds, choice));
}

/** The world being looked at, then every other variant that the node cannot tell from it. */
function scriptedWorlds(situation: Situation<MayDecide>): Possible[] {
  const { scenario, variant, ask, beat, position, trace, setting } = situation;
  const here = localPart(worldAt(trace, position, setting), ask.node);
  const others = scenario.variants.flatMap((other): Possible[] => {
    if (other === variant) return [];
    const there = variantTrace(scenario, other);
    const at = positionOf(there, beat.at);
    const otherSetting = variantSetting(scenario, other);
    if (!at || !equalData(localPart(worldAt(there, at, otherSetting), ask.node), here)) return [];
    const why = [finding(`same-view-${other.id}`, { node: ask.node }, [ask.node])];
    return [
      { run: variantRun(scenario, other), setting: otherSetting, step: at.step, elsewhere: other.id, why },
    ];
  });
  return [
    { run: variantRun(scenario, variant), setting, step: position.step, elsewhere: null, why: [] },
    ...others,
  ];
}

/** What a node can know: its own log and memory, without the clock. */
function localPart(world: World, id: NodeId): unknown {
  const { status, log, durable, instances, lockQueue } = nodeOf(world, id);
  return { status, log, durable, instances, lockQueue };
}

/** Worlds of no variant, each the nearest of its kind. */
function searchedWorlds({ ask, evidence }: Situation<MayDecide>): Possible[] {
  if (evidence?.kind !== 'may-decide') return [];
  return OUTCOMES.flatMap((outcome): Possible[] => {
    const side = evidence[outcome];
    const setting = 'run' in side ? settingOf(side.run) : null;
    if (!('run' in side) || !setting?.ok) return [];
    const values = { node: ask.node, decision: outcome.toUpperCase() };
    const why = [finding(`same-view-${side.kind}`, values, [ask.node])];
    return [{ run: side.run, setting: setting.value, step: side.steps, elsewhere: 'searched', why }];
  });
}

function judged(situation: Situation<MayDecide>, worlds: readonly Possible[], choice: Choice): Answer {
  const acts = actsOf(situation.ask, choice);
  const all = worlds.map((world) => ({
    world,
    acted: actOut(world.setting, world.run, world.step, acts),
  }));
  const wrong = all.find(({ acted }) => acted.broken.length > 0);
  const shown = wrong ?? all[0];
  if (!shown) throw new Error('E900 The simulator contradicted itself: no world is possible');
  const { world, acted } = shown;
  const play = playOf(world.run, acted, world.step, acts, world.elsewhere);
  const checked = checkedFor(situation, choice, wrong !== undefined);
  if (wrong)
    return { id: choice, isRight: false, findings: [...world.why, ...brokenFindings(acted)], play, checked };
  const lost = choice === 'ask' ? lossOf(acted.trace, situation.position, situation.ask.node) : null;
  return {
    id: choice,
    isRight: true,
    findings: safeFindings(situation, acted, choice, checked),
    play: { ...play, until: lost === null ? nextBeat(situation) : lost + 1 },
    checked,
  };
}

/** What the search says of a choice. More than it was asked is not claimed. */
function checkedFor({ ask, evidence }: Situation<MayDecide>, choice: Choice, isWrong: boolean): Checked {
  if (evidence?.kind !== 'may-decide') return { kind: 'simulated' };
  const { node } = ask;
  const { extent, commit, abort, safe } = evidence;
  const limit: Checked = { kind: 'limit', states: extent.states };
  if (choice === 'wait' || choice === 'ask') {
    if (isWrong) return { kind: 'simulated' };
    return safe ? { kind: 'safe', ...safe } : limit;
  }
  const against = choice === 'commit' ? abort : commit;
  if (against.kind === 'unknown') return limit;
  if (isWrong && commit.kind === 'decided' && abort.kind === 'decided')
    return { kind: 'both-worlds', node, ...extent };
  if (!isWrong && isOnlyOne(evidence, choice)) return { kind: 'one-world', node, ...extent };
  return { kind: 'simulated' };
}

function isOnlyOne({ commit, abort }: WorldsEvidence, choice: 'commit' | 'abort'): boolean {
  const [own, other] = choice === 'commit' ? [commit, abort] : [abort, commit];
  return other.kind === 'none' && (own.kind === 'decided' || own.kind === 'open');
}

function actsOf({ node, tx, timer }: MayDecide, choice: Choice): Act[] {
  switch (choice) {
    case 'abort':
    case 'commit':
      return [{ kind: 'heuristic', node, tx, decision: choice }];
    case 'ask':
      return [{ kind: 'timeout', node, timer, tx }];
    case 'wait':
      return [];
  }
}

/** Safe, and what it costs: how long the node stays in doubt, and whether anybody answers. */
function safeFindings(
  { ask, position, setting, trace }: Situation<MayDecide>,
  { trace: acted }: Acted,
  choice: Choice,
  checked: Checked,
): Finding[] {
  const { node, tx } = ask;
  if (checked.kind === 'one-world')
    return [finding('one-world', { node }, [node]), finding('breaks-nothing', { node }, [node])];
  const start = worldAt(trace, position, setting).now;
  const known = acted.entries
    .slice(position.step)
    .find(
      (entry) => !inDoubt(setting, entry.world).some((waiting) => waiting.node === node && waiting.tx === tx),
    );
  const waits = known
    ? finding('waits', { node, seconds: seconds(known.at - start) }, [node])
    : finding('waits-for-ever', { node }, [node]);
  if (choice !== 'ask') return [finding('breaks-nothing', { node }, [node]), waits];
  return [
    finding(lossOf(acted, position, node) === null ? 'is-answered' : 'nobody-answers', { node }, [node]),
    waits,
  ];
}

/** The entry in which the node's question is lost, or `null` when it arrives. */
function lossOf(acted: Trace, position: Position, node: NodeId): number | null {
  const sent = acted.entries[position.step]?.effects.find((applied) => applied.message !== null)?.message;
  if (!sent) return null;
  const loss = acted.entries.find((entry) =>
    entry.losses.some(
      ({ message }) => message.from === node && message.to === sent.to && message.copy === sent.copy,
    ),
  );
  return loss?.index ?? null;
}

function seconds(ticks: number): string {
  return String(Math.round(ticks / 100_000) / 10);
}

function nextBeat({ scenario, beat, trace }: Situation<MayDecide>): number {
  const { beats } = scenario.story;
  const next = beats[beats.indexOf(beat) + 1];
  return (next ? positionOf(trace, next.at)?.step : undefined) ?? trace.entries.length;
}
