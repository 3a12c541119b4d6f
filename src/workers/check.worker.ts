/** The checker beside the page. It explores in slices, so that it hears when it is told to stop. */
import { expose } from 'comlink';
import { createCheckService } from './checkService';

expose(createCheckService());
