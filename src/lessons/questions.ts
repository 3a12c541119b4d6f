/** Answers to a story's questions, worked out by the engine at that moment; none is written by hand. */
import { positionOf } from './beats';
import type { Ask, Beat, Scenario, Variant } from './lesson';
import type { Answer, Situation } from './questions/answer';
import { mayDecide } from './questions/mayDecide';
import { nextEffect } from './questions/nextEffect';
import { noReturn } from './questions/noReturn';
import { fate, outcome } from './questions/outcome';
import { whoNeeds } from './questions/whoNeeds';
import { variantSetting, variantTrace } from './runs';

export type { Answer, Finding, Play } from './questions/answer';

const known = new WeakMap<Variant, Map<Beat, readonly Answer[]>>();

/** What is right, what is wrong, and how each option is acted out. Empty when the beat asks nothing or is never reached. */
export function answersTo(scenario: Scenario, variant: Variant, beat: Beat): readonly Answer[] {
  const ofVariant = known.get(variant) ?? new Map<Beat, readonly Answer[]>();
  known.set(variant, ofVariant);
  const found = ofVariant.get(beat) ?? answered(scenario, variant, beat);
  ofVariant.set(beat, found);
  return found;
}

function answered(scenario: Scenario, variant: Variant, beat: Beat): readonly Answer[] {
  const trace = variantTrace(scenario, variant);
  const position = positionOf(trace, beat.at);
  if (!beat.ask || !position) return [];
  const setting = variantSetting(scenario, variant);
  return answersFor({ scenario, variant, setting, trace, beat, ask: beat.ask, position });
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
