/** Possible worlds, challenges and neighbours beside the page. */
import { expose } from 'comlink';
import { createInsightService } from './insightService';

expose(createInsightService());
