/** Answers to a story's questions, worked out by the engine at that moment; none is written by hand. */
import { positionOf } from './beats';
import type { Ask, Beat, Scenario, Variant } from './lesson';
import type { Answer, Situation } from './questions/answer';
import type { Evidence } from './questions/evidence';
import { mayDecide } from './questions/mayDecide';
import { nextEffect } from './questions/nextEffect';
import { noReturn } from './questions/noReturn';
import { fate, outcome } from './questions/outcome';
import { whoNeeds } from './questions/whoNeeds';
import { variantSetting, variantTrace } from './runs';

export type { Answer, Finding, Play } from './questions/answer';

const known = new WeakMap<Variant, Map<Beat, readonly Answer[]>>();
const knownWith = new WeakMap<Evidence, readonly Answer[]>();

/**
 * What is right, what is wrong, and how each option is acted out. Empty when the beat asks nothing or is never reached. Questions
 * about all runs are judged by the evidence, which must be that of this beat; without any, by what the simulation plays.
 */
export function answersTo(
  scenario: Scenario,
  variant: Variant,
  beat: Beat,
  evidence: Evidence | null = null,
): readonly Answer[] {
  if (evidence) {
    const answers = knownWith.get(evidence) ?? answered(scenario, variant, beat, evidence);
    knownWith.set(evidence, answers);
    return answers;
  }
  const ofVariant = known.get(variant) ?? new Map<Beat, readonly Answer[]>();
  known.set(variant, ofVariant);
  const found = ofVariant.get(beat) ?? answered(scenario, variant, beat, null);
  ofVariant.set(beat, found);
  return found;
}

function answered(
  scenario: Scenario,
  variant: Variant,
  beat: Beat,
  evidence: Evidence | null,
): readonly Answer[] {
  const situation = situationOf(scenario, variant, beat);
  return situation ? answersFor({ ...situation, evidence }) : [];
}

/** A question at its moment, as nobody has searched for it yet; `null` when the beat asks nothing or is never reached. */
export function situationOf(scenario: Scenario, variant: Variant, beat: Beat): Situation | null {
  const trace = variantTrace(scenario, variant);
  const position = positionOf(trace, beat.at);
  if (!beat.ask || !position) return null;
  const setting = variantSetting(scenario, variant);
  return { scenario, variant, setting, trace, beat, ask: beat.ask, position, evidence: null };
}

function answersFor(situation: Situation): readonly Answer[] {
  const of = <A extends Ask>(ask: A): Situation<A> => ({ ...situation, ask });
  const { ask } = situation;
  switch (ask.kind) {
    case 'may-decide':
      return mayDecide(of(ask));
    case 'no-return':
      return noReturn(of(ask));
    case 'who-needs':
      return whoNeeds(of(ask));
    case 'outcome':
      return outcome(of(ask));
    case 'fate':
      return fate(of(ask));
    case 'next-effect':
      return nextEffect(of(ask));
  }
}
