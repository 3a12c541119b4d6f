/** Possible worlds, challenges, neighbours and evidence beside the page. */
import { expose } from 'comlink';
import { createInsightService } from './insightService';

expose(createInsightService());
