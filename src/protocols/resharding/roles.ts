/** What the rest of the code sees of the four roles: the charts plus what their states, records and timers mean. */
import { handedIn } from '../../sim/handover';
import type { LogRecord, MachineState, NodeId } from '../../sim/types';
import { firstDecision, listOf, participating } from '../common/participating';
import { stepper } from '../machineNode';
import type { MemoryItem, ProtocolRole } from '../protocol';
import { coordinatorChart } from './coordinatorMachine';
import { heirChart } from './heirMachine';
import { participantChart } from './participantMachine';
import { coordinatorLines, heirLines, participantLines, ringLines } from './pseudocode';
import { ringChart } from './ringMachine';
import type { Variant } from './variant';

function text(state: MachineState, key: string): string {
  return String(state.context[key]);
}

export const coordinatorRole: ProtocolRole = {
  ...stepper(coordinatorChart, 'coordinator'),
  machine: coordinatorChart,
  mark: 'coordinator',
  place: 'top',
  count: 'first',
  states: {
    initial: 'working',
    waiting: 'working',
    committed: 'committed',
    aborted: 'aborted',
    recovering: 'working',
  },
  ledger: { COMMIT: 'none', ABORT: 'none' },
  workOn: [],
  timers: ['votes'],
  // Whichever owner has the branch may be the one that can never answer.
  awaits: (state): NodeId[] => {
    const missing = listOf(state, 'participants').filter((id) => !listOf(state, 'yes').includes(id));
    return missing.includes(text(state, 'origin')) ? [...missing, text(state, 'heir')] : missing;
  },
  decision: firstDecision,
  promised: () => false,
  seats: (state) => {
    if (state.value !== 'waiting') return [];
    const yes = listOf(state, 'yes');
    return listOf(state, 'participants').map((node) => ({ node, vote: yes.includes(node) ? 'yes' : null }));
  },
  memory: (state): MemoryItem[] => {
    const epoch = { key: 'epoch', value: text(state, 'epoch') };
    if (state.value !== 'waiting') return [epoch];
    const count = `${listOf(state, 'yes').length}/${listOf(state, 'participants').length}`;
    return [epoch, { key: 'votes', value: count }];
  },
  pseudocode: coordinatorLines,
};

const keeping = {
  mark: 'participant' as const,
  place: 'bottom' as const,
  workOn: ['PREPARE'],
  timers: ['prepare', 'decision'],
  awaits: (state: MachineState) => [text(state, 'coordinator')],
  seats: () => [],
} satisfies Partial<ProtocolRole>;

export function participantRole(variant: Variant): ProtocolRole {
  const machine = participantChart(variant);
  return {
    ...stepper(machine, 'coordinator'),
    ...keeping,
    machine,
    count: 'others',
    states: { ...participating.states, ...(variant.isFenced ? { 'handed-over': 'ended' } : {}) },
    ledger: { ...participating.ledger, 'HANDED-OVER': 'hand-over' },
    decision: firstDecision,
    promised: participating.promised,
    memory: (state) => [
      ...participating.memory(state),
      ...(state.context.handed === null ? [] : [{ key: 'copy', value: 'value.retired' }]),
    ],
    pseudocode: participantLines(variant),
  };
}

function broughtBy(records: readonly LogRecord[]): string | null {
  const taken = records.find(({ type }) => type === 'TAKEN-OVER');
  return taken ? handedIn(taken.body).branch : null;
}

export function heirRole(variant: Variant): ProtocolRole {
  const machine = heirChart(variant);
  return {
    ...stepper(machine, 'coordinator'),
    ...keeping,
    machine,
    count: 'helpers',
    states: { awaiting: 'working', ...participating.states },
    ledger: { ...participating.ledger, 'TAKEN-OVER': 'take-over' },
    decision: (records) => {
      const brought = broughtBy(records);
      if (brought === 'applied') return 'commit';
      return brought === 'released' ? 'abort' : firstDecision(records);
    },
    promised: (records) =>
      participating.promised(records) || ['reserved', 'applied'].includes(broughtBy(records) ?? ''),
    memory: participating.memory,
    pseudocode: heirLines(variant),
  };
}

export const ringRole: ProtocolRole = {
  ...stepper(ringChart, 'coordinator'),
  machine: ringChart,
  mark: 'helper',
  place: 'top',
  count: 'helpers',
  decides: false,
  states: { first: 'working', moving: 'working', second: 'ended', kept: 'ended', recovering: 'working' },
  ledger: { EPOCH: 'none' },
  workOn: [],
  timers: ['rebalance', 'retry'],
  // When it has the account moved is its operator's business; asking again does no harm.
  awaits: (_state, _timer, { self }) => [self],
  decision: () => null,
  promised: () => false,
  seats: () => [],
  memory: ({ value }) => [{ key: 'epoch', value: value === 'second' ? '2' : '1' }],
  pseudocode: ringLines,
};
