/** Short fingerprints of traces and of what a run visibly ends in. */
import { canonical } from '../base/canonical';
import { hash32 } from '../base/hash';
import type { Trace } from './types';

/** One number for a whole trace, world by world. The same run gives the same number in every browser and in Node. */
export function traceHash(trace: Trace): string {
  let hash = hash32(canonical(trace.initial));
  for (const entry of trace.entries) hash = hash32(`${hash} ${canonical(entry)}`);
  return hash.toString(16).padStart(8, '0');
}
