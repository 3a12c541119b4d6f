/** The checker beside the page. It explores in slices, so that it hears when it is told to stop. */
import { expose } from 'comlink';
import type { CheckerService } from './checkLine';
import { createCheckService } from './checkService';
import { createReferenceService } from './referenceService';

const service: CheckerService = { ...createCheckService(), ...createReferenceService() };

expose(service);
