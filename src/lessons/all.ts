/** All scenarios at once, with their protocols, for the command line, benchmarks and tests. Importing this puts them in their place. */
import '../protocols/all';
import { addScenarios } from './catalog';
import { firstScenarios } from './contents';
import type { Scenario } from './lesson';
import { s4 } from './scenarios/s4';
import { s9 } from './scenarios/s9';
import { s13 } from './scenarios/s13';
import { s14 } from './scenarios/s14';
import { s15 } from './scenarios/s15';
import { s16 } from './scenarios/s16';
import { s17 } from './scenarios/s17';
import { s18 } from './scenarios/s18';
import { s19 } from './scenarios/s19';
import { s20 } from './scenarios/s20';

const later: readonly Scenario[] = [s4, s13, s14, s15, s16, s18, s19, s20, s17, s9];

addScenarios(later);

export const scenarios: readonly Scenario[] = [...firstScenarios, ...later];
