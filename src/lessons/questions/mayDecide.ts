/**
 * May a node in doubt decide alone? Only if its choice breaks nothing in any world that looks the same to it: the variants of
 * the scenario in which its own log and memory are equal at that moment.
 */
import { equalData } from '../../base/canonical';
import { inDoubt } from '../../sim/blocked';
import { worldAt } from '../../sim/position';
import type { Act, NodeId, Position, Trace, World } from '../../sim/types';
import { nodeOf } from '../../sim/world';
import { positionOf } from '../beats';
import type { Ask, Variant } from '../lesson';
import { variantRun, variantSetting, variantTrace } from '../runs';
import { type Acted, actOut, brokenFindings, playOf } from './acting';
import { type Answer, type Finding, finding, type Situation } from './answer';

type MayDecide = Extract<Ask, { kind: 'may-decide' }>;
type Choice = MayDecide['options'][number];

interface Possible {
  readonly variant: Variant;
  readonly step: number;
}

export function mayDecide(situation: Situation<MayDecide>): Answer[] {
  const worlds = possibleWorlds(situation);
  return situation.ask.options.map((choice) => judged(situation, worlds, choice));
}

/** The world being looked at, then every other variant that the node cannot tell from it. */
export function possibleWorlds(situation: Situation<MayDecide>): Possible[] {
  const { scenario, variant, ask, beat, position, trace, setting } = situation;
  const here = localPart(worldAt(trace, position, setting), ask.node);
  const others = scenario.variants.flatMap((other) => {
    if (other === variant) return [];
    const there = variantTrace(scenario, other);
    const at = positionOf(there, beat.at);
    if (!at || !equalData(localPart(worldAt(there, at, variantSetting(scenario, other)), ask.node), here))
      return [];
    return [{ variant: other, step: at.step }];
  });
  return [{ variant, step: position.step }, ...others];
}

/** What a node can know: its own log and memory, without the clock. */
function localPart(world: World, id: NodeId): unknown {
  const { status, log, durable, instances, lockQueue } = nodeOf(world, id);
  return { status, log, durable, instances, lockQueue };
}

function judged(situation: Situation<MayDecide>, worlds: readonly Possible[], choice: Choice): Answer {
  const { scenario, variant, ask } = situation;
  const acts = actsOf(ask, choice);
  const acted = worlds.map((world) => ({ world, acted: inWorld(situation, world, acts) }));
  const wrong = acted.find((one) => one.acted.broken.length > 0);
  const shown = wrong ?? acted[0];
  if (!shown) throw new Error('E900 The simulator contradicted itself: no world is possible');
  const elsewhere = shown.world.variant === variant ? null : shown.world.variant.id;
  const run = variantRun(scenario, shown.world.variant);
  const play = playOf(run, shown.acted, shown.world.step, acts, elsewhere);
  const findings = wrong ? brokenFindings(shown.acted) : safeFindings(situation, shown.acted.trace, choice);
  if (elsewhere !== null) findings.unshift(finding(`same-view-${elsewhere}`, { node: ask.node }, [ask.node]));
  if (wrong) return { id: choice, isRight: false, findings, play };
  const lost = choice === 'ask' ? lossOf(shown.acted.trace, situation.position, ask.node) : null;
  return {
    id: choice,
    isRight: true,
    findings,
    play: { ...play, until: lost === null ? nextBeat(situation) : lost + 1 },
  };
}

function inWorld(
  { scenario }: Situation<MayDecide>,
  { variant, step }: Possible,
  acts: readonly Act[],
): Acted {
  return actOut(variantSetting(scenario, variant), variantRun(scenario, variant), step, acts);
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
  acted: Trace,
  choice: Choice,
): Finding[] {
  const { node, tx } = ask;
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
