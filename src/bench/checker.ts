/** Measurements of the checker, in Node. */

import { must } from '../base/assert';
import { NO_FAULTS } from '../checker/bounds';
import { Check } from '../checker/check';
import { checkableOf } from '../protocols/checkables';
import { agreement } from '../protocols/common/properties';
import { grayLamportReference } from '../protocols/reference/grayLamport';
import { knownCounts } from '../protocols/reference/known';
import type { Measured } from './result';

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1_000;
}

/** The speed reference: 1,745,408 states, 18,507,778 successors, traces available; and what memory alone would take for them. */
export function grayLamport(): Measured[] {
  const { setting, start } = grayLamportReference(8);
  const seconds = timed(() => new Check(setting, NO_FAULTS, [agreement], { start }).run());
  const bare = timed(bareTable);
  return [
    { name: 'gray-lamport, 8 managers, in Node', value: seconds, unit: 's', goal: 2.5 },
    { name: 'the same against a bare hash table of its size', value: seconds / bare, unit: '×', goal: 1.5 },
  ];
}

/** Two-phase commit itself, three participants, two crashes with recovery, asynchronous: the first million states. */
export function twoPhaseCommit(): Measured[] {
  const { setting, properties } = must(checkableOf('two-phase-commit', 3));
  const invariants = properties.filter(({ check, checkStep }) => check || checkStep);
  const bounds = { ...NO_FAULTS, crashes: 2, recoveries: 2 };
  const check = new Check(setting, bounds, invariants, { maxStates: 1_000_000 });
  const seconds = timed(() => check.run());
  const { states, bytes } = check.report();
  return [
    {
      name: 'two-phase commit, 3 participants: microseconds a state',
      value: (seconds * 1e6) / states,
      unit: 'µs',
      goal: 1e6 / 300_000,
    },
    { name: 'bytes a state, stored edges excluded', value: bytes / states, unit: 'bytes', goal: 64 },
  ];
}

const known = must(knownCounts('gray-lamport', 8)[0]);
const GENERATED = must(known.transitions).value;
const STATES = known.states.value;
const SLOTS = 1 << 22;

/** As many look-ups of as many states of three words, in no order and with nothing else to do: what this machine's memory allows. */
function bareTable(): void {
  const rows = new Int32Array(SLOTS * 2);
  const slots = new Int32Array(SLOTS);
  let size = 0;
  for (let index = 0, key = 1; index < GENERATED; index++) {
    key = (Math.imul(key, 1_664_525) + 1_013_904_223) >>> 0;
    const state = key % STATES;
    let slot = Math.imul(state, 0x9e3779b1) >>> 10;
    for (; slots[slot] !== 0; slot = (slot + 1) & (SLOTS - 1))
      if (rows[((slots[slot] as number) - 1) * 4] === state) break;
    if (slots[slot] !== 0) continue;
    rows[size * 4] = state;
    slots[slot] = ++size;
  }
}
