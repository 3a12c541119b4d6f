/** Which story the run being looked at tells, how far it still follows it, and at which beat the play-head is. */
import { equalData } from '../../base/canonical';
import { beatAt, beatPositions, sharedSteps } from '../../lessons/beats';
import { scenarioById } from '../../lessons/catalog';
import type { Beat, Scenario, Variant } from '../../lessons/lesson';
import { variantOf, variantTrace } from '../../lessons/runs';
import type { Position, Run, Trace } from '../../sim/types';
import type { Branch, Session } from '../types';

export type Glance = Pick<Session, 'branches' | 'branchId' | 'position'>;

export interface Storyline {
  readonly scenario: Scenario;
  readonly variant: Variant;
  /** Where each beat stands in the story's own run. */
  readonly positions: readonly (Position | null)[];
  /** Entries that the run being looked at has in common with the story's. */
  readonly shared: number;
  /** The run being looked at leaves the story somewhere. */
  readonly isChanged: boolean;
  /** The last beat reached on the common part. */
  readonly index: number;
}

export function storylineOf({ branches, branchId, position }: Glance): Storyline | null {
  const root = branches[0];
  const current = branches.find((branch) => branch.id === branchId);
  const scenario = root?.run.scenario ? scenarioById(root.run.scenario) : null;
  if (!root || !current || !scenario) return null;
  const variant = followedVariant(scenario, root);
  const path = variantTrace(scenario, variant);
  const shared = sharedWith(path, current.trace);
  const positions = positionsOf(scenario, variant);
  const reached = position.step < shared ? position : { step: Math.min(position.step, shared), effects: 0 };
  return {
    scenario,
    variant,
    positions,
    shared,
    isChanged: shared < path.entries.length || current.trace.entries.length > shared,
    index: beatAt(positions, reached),
  };
}

export function beatOf(line: Storyline, index: number): Beat {
  return line.scenario.story.beats[index] ?? (line.scenario.story.beats[0] as Beat);
}

const followed = new WeakMap<Run, Variant>();

/** The variant whose script the run carries out, be it with another patience or disk; else the one that it follows longest. */
function followedVariant(scenario: Scenario, { run, trace }: Branch): Variant {
  const known = followed.get(run);
  if (known) return known;
  const followedSteps = (variant: Variant): number => sharedWith(variantTrace(scenario, variant), trace);
  let best = variantOf(scenario, run) ?? scriptedIn(scenario, run);
  if (!best) {
    [best] = scenario.variants;
    for (const variant of scenario.variants) if (followedSteps(variant) > followedSteps(best)) best = variant;
  }
  followed.set(run, best);
  return best;
}

function scriptedIn({ variants }: Scenario, { moves, config }: Run): Variant | undefined {
  const isSame = (variant: Variant): boolean =>
    variant.config.variant === config.variant && equalData(variant.moves, moves);
  return moves.length > 0 ? variants.find(isSame) : undefined;
}

const shares = new WeakMap<Trace, WeakMap<Trace, number>>();

function sharedWith(path: Trace, trace: Trace): number {
  const ofPath = shares.get(path) ?? new WeakMap<Trace, number>();
  shares.set(path, ofPath);
  const known = ofPath.get(trace) ?? sharedSteps(path, trace);
  ofPath.set(trace, known);
  return known;
}

const placed = new WeakMap<Variant, readonly (Position | null)[]>();

function positionsOf(scenario: Scenario, variant: Variant): readonly (Position | null)[] {
  const known = placed.get(variant) ?? beatPositions(scenario.story, variantTrace(scenario, variant));
  placed.set(variant, known);
  return known;
}
