/** Which `story` strings belong to a beat. */
import type { Beat, Scenario, Variant } from './lesson';

export function beatKey(scenario: Scenario, beat: Beat, part: string): string {
  return `${scenario.id}.${beat.id}.${part}`;
}

/** The key of a beat's text; some variants have their own. */
export function textKey(scenario: Scenario, variant: Variant, beat: Beat): string {
  return beatKey(scenario, beat, beat.textOf?.includes(variant.id) ? `text-${variant.id}` : 'text');
}
