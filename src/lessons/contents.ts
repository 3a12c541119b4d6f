/**
 * What can be opened, for lists of scenarios: titles alone. The first three are there from the start; the others come with their
 * protocol (`catalog.ts`) and take their titles from here, so that nobody waits for a scenario that is not opened.
 */
import type { Scenario, Variant } from './lesson';
import { s1 } from './scenarios/s1';
import { s2 } from './scenarios/s2';
import { s3 } from './scenarios/s3';

type Title = Pick<Variant, 'id' | 'title' | 'short'>;

/** A scenario as a list shows it. */
export type Entry = Pick<Scenario, 'id' | 'version' | 'protocol' | 'title'> & {
  readonly variants: readonly [Title, ...Title[]];
};

/** Those that are there from the start. */
export const firstScenarios: readonly Scenario[] = [s1, s2, s3];

const later: readonly Entry[] = [];

/** All of them, in the order in which they are offered. */
export const contents: readonly Entry[] = [...firstScenarios, ...later];
