/** All scenarios at once, with their protocols, for the command line, benchmarks and tests. Importing this puts them in their place. */
import '../protocols/all';
import { firstScenarios } from './contents';
import type { Scenario } from './lesson';

export const scenarios: readonly Scenario[] = [...firstScenarios];
