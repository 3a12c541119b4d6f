/** What a transfer costs when nothing else is said: two regions, a desktop disk, a millisecond of work. */
import { type Config, STANDARD } from '../sim/types';
import { rttOf } from './latency';

/** Timers are the protocol's and are merged in by `resolveRun`. */
export const baseConfig: Config = {
  variant: STANDARD,
  timing: 'asynchronous',
  network: 'multiset',
  rttTicks: rttOf('region'),
  jitterPermille: 0,
  forceTicks: 1_000,
  workTicks: 1_000,
  timeouts: {},
  vetoes: {},
  lazy: [],
};
