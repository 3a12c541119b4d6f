/** What the rest of the code sees of the two roles: the charts plus what their states, records and timers mean. */
import type { MachineState } from '../../sim/types';
import { firstDecision, listOf, participating } from '../common/participating';
import { stepper } from '../machineNode';
import type { MemoryItem, ProtocolRole, Seat } from '../protocol';
import { coordinatorChart } from './coordinatorMachine';
import { participantChart } from './participantMachine';
import { coordinatorLines, participantLines } from './pseudocode';
import type { Variant } from './variant';

const coordinatorLedgers = {
  nothing: { BEGIN: 'none', COMMIT: 'none', ABORT: 'none', END: 'none' },
  abort: { COMMIT: 'none', END: 'none' },
  readOnly: { COMMIT: 'none', ABORT: 'none', END: 'none' },
  commit: { COLLECTING: 'none', COMMIT: 'none', ABORT: 'none', END: 'none' },
} as const;

const coordinatorStates = {
  initial: 'working',
  waiting: 'working',
  committed: 'committed',
  aborted: 'aborted',
  ended: 'ended',
  recovering: 'working',
} as const;

export function coordinatorRole(variant: Variant): ProtocolRole {
  const { presumes, dropsReaders } = variant;
  const machine = coordinatorChart(variant);
  const { committed, aborted, ...always } = coordinatorStates;
  return {
    ...stepper(machine, 'coordinator'),
    ...coordinating,
    machine,
    states: {
      ...always,
      ...(presumes === 'commit' ? {} : { committed }),
      ...(presumes === 'abort' ? {} : { aborted }),
    },
    ledger: coordinatorLedgers[dropsReaders ? 'readOnly' : presumes],
    pseudocode: coordinatorLines(variant),
  };
}

/** What every variant of the coordinator has in common. */
const coordinating = {
  mark: 'coordinator' as const,
  place: 'top' as const,
  count: 'first' as const,
  workOn: [],
  timers: ['votes', 'acks'],
  awaits: (state: MachineState, timer: string) => {
    if (timer === 'acks') return listOf(state, 'pending');
    return listOf(state, 'participants').filter((node) => !listOf(state, 'yes').includes(node));
  },
  decision: firstDecision,
  promised: () => false,
  seats: (state: MachineState): Seat[] => {
    const yes = listOf(state, 'yes');
    const no = listOf(state, 'no');
    const all = state.value === 'committed';
    // Once it has ended it has forgotten every vote.
    if (state.value === 'ended') return [];
    return listOf(state, 'participants').map((node) => ({
      node,
      vote: all || yes.includes(node) ? 'yes' : no.includes(node) ? 'no' : null,
    }));
  },
  memory: (state: MachineState): MemoryItem[] => {
    if (state.value === 'waiting') {
      const asked = listOf(state, 'participants').length;
      return [{ key: 'votes', value: `${listOf(state, 'yes').length}/${asked}` }];
    }
    if (state.value !== 'committed' && state.value !== 'aborted') return [];
    return [{ key: 'pending', value: listOf(state, 'pending').join(' ') || '–' }];
  },
} satisfies Partial<ProtocolRole>;

export function participantRole(variant: Variant): ProtocolRole {
  const machine = participantChart(variant);
  return {
    ...stepper(machine, 'coordinator'),
    ...voting,
    ...(variant.presumes === 'commit' ? { relearns: 'commit' } : {}),
    ...(variant.dropsReaders ? { mayOnlyRead: true } : {}),
    machine,
    pseudocode: participantLines(variant),
  };
}

/** What every variant of the participant has in common. */
const voting = {
  ...participating,
  states: { ...participating.states, ended: 'ended' },
  timers: ['prepare', 'decision'],
  awaits: (state: MachineState) => [String(state.context.coordinator)],
} satisfies Partial<ProtocolRole>;
