/** May a node decide alone? The nearest worlds that look the same to it, and whether a rule can break while nobody does. */

import { type Bounds, NO_FAULTS } from '../../checker/bounds';
import { Check } from '../../checker/check';
import { counterexampleOf } from '../../checker/counterexample';
import { Knowledge, type Side, settingAsKnownBy } from '../../checker/knowledge';
import { spentIn } from '../../lessons/challenges/spent';
import type { Ask } from '../../lessons/lesson';
import type { Situation } from '../../lessons/questions/answer';
import type { Extent, PossibleSide, WorldsEvidence } from '../../lessons/questions/evidence';
import { variantRun } from '../../lessons/runs';
import { checkableProperties } from '../../protocols/checkables';
import { protocolIn } from '../../protocols/registry';
import type { Setting } from '../../sim/model';
import { worldAt } from '../../sim/position';
import type { Run } from '../../sim/types';
import type { Search } from '../insightJob';

type MayDecide = Extract<Ask, { kind: 'may-decide' }>;

/** At least one of each: a story breaks little, and a node cannot know that it breaks no more. */
const LEAST = 1;

export class SafetySearch implements Search<WorldsEvidence> {
  /** What the node knows of the setting. */
  private readonly known: Setting;
  private readonly bounds: Bounds & { readonly crashes: number };
  private readonly knowledge: Knowledge;
  private readonly check: Check;
  private isKnown = false;

  constructor(
    private readonly situation: Situation<MayDecide>,
    maxStates: number,
  ) {
    const { ask, position, setting, trace } = situation;
    this.known = settingAsKnownBy(setting, ask.node);
    const { crashes, others } = spentIn(setting, trace.entries.slice(0, position.step));
    const crashed = Object.values(crashes).reduce((sum, count) => sum + count, 0);
    this.bounds = {
      ...NO_FAULTS,
      ...others,
      crashes: Math.max(LEAST, crashed),
      recoveries: Math.max(LEAST, others.recoveries),
    };
    const world = worldAt(trace, position, setting);
    this.knowledge = new Knowledge(this.known, this.bounds, world, ask.node, ask.tx, { maxStates });
    const { properties } = protocolIn(setting);
    const rules = checkableProperties(properties).filter(({ kind }) => kind === 'always');
    this.check = new Check(this.known, this.bounds, rules, { maxStates });
  }

  slice(count: number): boolean {
    if (this.isKnown) return this.check.slice(count);
    this.isKnown = this.knowledge.slice(count);
    return false;
  }

  answer(): WorldsEvidence {
    const { commit, abort, states } = this.knowledge.answer();
    const report = this.check.report();
    const isSafe = report.complete && report.properties.every(({ verdict }) => verdict === 'holds');
    return {
      kind: 'may-decide',
      extent: this.extentOf(states),
      commit: this.sideOf(commit),
      abort: this.sideOf(abort),
      safe: isSafe ? this.extentOf(report.states) : null,
    };
  }

  private extentOf(states: number): Extent {
    return { crashes: this.bounds.crashes, repairs: this.bounds.recoveries, states };
  }

  private sideOf(side: Side): PossibleSide {
    if (!('acts' in side)) return side;
    const { moves, steps } = counterexampleOf(this.known, side.acts);
    return { kind: side.kind, run: { ...this.run(), moves }, steps };
  }

  /** The story stays beside it, even where the money of others had to be supposed. */
  private run(): Run {
    const { scenario, setting, variant } = this.situation;
    const { cast, config } = this.known;
    const own = variantRun(scenario, { ...variant, moves: [] });
    return this.known === setting ? own : { ...own, cast, config };
  }
}
