/** What only a search through every run can say of a story's question. */
import { must } from '../base/assert';
import { scenarioById } from '../lessons/catalog';
import type { Beat, Scenario, Variant } from '../lessons/lesson';
import { situationOf } from '../lessons/questions';
import type { Situation } from '../lessons/questions/answer';
import type { Evidence } from '../lessons/questions/evidence';
import { variantById } from '../lessons/runs';
import { CertaintySearch } from './evidence/certainty';
import { SafetySearch } from './evidence/safety';
import type { EvidenceJob, Search } from './insightJob';

/** A search for the evidence of a question by its names. */
export function evidenceSearch({
  scenario: name,
  variant,
  beat: id,
  maxStates,
}: EvidenceJob): Search<Evidence> {
  const scenario = must(scenarioById(name), `no scenario ${name}`);
  const beat = must(
    scenario.story.beats.find((one) => one.id === id),
    `no beat ${id}`,
  );
  return evidenceFor(scenario, variantById(scenario, variant), beat, maxStates);
}

/** The same for any scenario, whether or not it is told. */
export function evidenceFor(
  scenario: Scenario,
  variant: Variant,
  beat: Beat,
  maxStates: number,
): Search<Evidence> {
  const situation = must(situationOf(scenario, variant, beat), `nothing is asked at ${beat.id}`);
  const { ask } = situation;
  if (ask.kind === 'no-return') return new CertaintySearch({ ...situation, ask }, maxStates);
  if (ask.kind === 'may-decide') return new SafetySearch({ ...situation, ask }, maxStates);
  throw new Error(`E900 Nothing is to be searched for ${(situation as Situation).ask.kind}`);
}
