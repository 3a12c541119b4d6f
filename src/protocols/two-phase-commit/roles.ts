/** What the rest of the code sees of the two roles: the charts plus what their states, records and timers mean. */
import type { MachineState, NodeId } from '../../sim/types';
import { recordTypes, stepper } from '../machineNode';
import type { MemoryItem, ProtocolRole, Seat } from '../protocol';
import { coordinatorChart } from './coordinatorMachine';
import { participantChart } from './participantMachine';

function list(state: MachineState, key: string): NodeId[] {
  const value = state.context[key];
  return Array.isArray(value) ? value.map(String) : [];
}

function decisionIn(types: readonly string[]): 'commit' | 'abort' | null {
  if (types.includes('COMMIT') || types.includes('HEURISTIC-COMMIT')) return 'commit';
  return types.includes('ABORT') || types.includes('HEURISTIC-ABORT') ? 'abort' : null;
}

/** First decision in log order: a heuristic one is not undone by the decision that comes later. */
function firstDecision(types: readonly string[]): 'commit' | 'abort' | null {
  for (const type of types) {
    const decision = decisionIn([type]);
    if (decision) return decision;
  }
  return null;
}

export const coordinator: ProtocolRole = {
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
    ended: 'ended',
    recovering: 'working',
  },
  ledger: { BEGIN: 'none', COMMIT: 'none', ABORT: 'none', END: 'none' },
  workOn: [],
  timers: ['votes', 'acks'],
  awaits: (state, timer) => {
    if (timer === 'acks') return list(state, 'pending');
    return list(state, 'participants').filter((node) => !list(state, 'yes').includes(node));
  },
  decision: (records) => firstDecision(recordTypes(records)),
  promised: () => false,
  seats: (state): Seat[] => {
    const yes = list(state, 'yes');
    const no = list(state, 'no');
    const all = state.value === 'committed';
    // Once it has ended it has forgotten every vote.
    if (state.value === 'ended') return [];
    return list(state, 'participants').map((node) => ({
      node,
      vote: all || yes.includes(node) ? 'yes' : no.includes(node) ? 'no' : null,
    }));
  },
  memory: (state): MemoryItem[] => {
    if (state.value === 'waiting') {
      const asked = list(state, 'participants').length;
      return [{ key: 'votes', value: `${list(state, 'yes').length}/${asked}` }];
    }
    if (state.value !== 'committed' && state.value !== 'aborted') return [];
    return [{ key: 'pending', value: list(state, 'pending').join(' ') || '–' }];
  },
  pseudocode: [
    { key: 'begin', indent: 0, rules: ['2PC-C1'] },
    { key: 'cancel', indent: 0, rules: ['2PC-C2'] },
    { key: 'collect', indent: 0, rules: ['2PC-C3', '2PC-C12'] },
    { key: 'commit', indent: 1, rules: ['2PC-C4'] },
    { key: 'abort', indent: 1, rules: ['2PC-C5', '2PC-C6'] },
    { key: 'announce', indent: 0, rules: ['2PC-C8', '2PC-C10', '2PC-C14'] },
    { key: 'answer', indent: 1, rules: ['2PC-C11'] },
    { key: 'end', indent: 1, rules: ['2PC-C7', '2PC-C9'] },
    { key: 'unknown', indent: 0, rules: ['2PC-C13'] },
    { key: 'restart', indent: 0, rules: ['2PC-R1', '2PC-R2', '2PC-R3', '2PC-R4', '2PC-R5'] },
  ],
};

export const participant: ProtocolRole = {
  ...stepper(participantChart, 'coordinator'),
  machine: participantChart,
  mark: 'participant',
  place: 'bottom',
  count: 'others',
  states: {
    initial: 'working',
    prepared: 'in-doubt',
    committed: 'committed',
    aborted: 'aborted',
    'heuristic-committed': 'committed',
    'heuristic-aborted': 'aborted',
    ended: 'ended',
    recovering: 'working',
  },
  ledger: {
    PREPARED: 'reserve',
    COMMIT: 'apply',
    ABORT: 'release',
    'HEURISTIC-COMMIT': 'apply',
    'HEURISTIC-ABORT': 'release',
    DAMAGE: 'none',
  },
  workOn: ['PREPARE'],
  timers: ['prepare', 'decision'],
  awaits: (state) => [String(state.context.coordinator)],
  decision: (records) => firstDecision(recordTypes(records)),
  promised: (records) => records.some((record) => record.type === 'PREPARED'),
  seats: () => [],
  memory: (state): MemoryItem[] => {
    const votes: Record<string, string> = { initial: 'none', prepared: 'yes', committed: 'yes' };
    const decisions: Record<string, string> = { committed: 'commit', aborted: 'abort', prepared: 'unknown' };
    const vote = votes[state.value];
    const decision = decisions[state.value.replace('heuristic-', '')];
    return [
      ...(vote ? [{ key: 'vote', value: `value.${vote}` }] : []),
      ...(decision ? [{ key: 'decision', value: `value.${decision}` }] : []),
    ];
  },
  pseudocode: [
    { key: 'prepare', indent: 0, rules: [] },
    { key: 'yes', indent: 1, rules: ['2PC-P1'] },
    { key: 'no', indent: 1, rules: ['2PC-P2'] },
    { key: 'alone', indent: 0, rules: ['2PC-P3', '2PC-P4'] },
    { key: 'commit', indent: 0, rules: ['2PC-P5'] },
    { key: 'abort', indent: 0, rules: ['2PC-P6'] },
    { key: 'wait', indent: 0, rules: ['2PC-P7'] },
    { key: 'again', indent: 0, rules: ['2PC-P8', '2PC-P10'] },
    { key: 'unknown', indent: 0, rules: ['2PC-P9'] },
    { key: 'heuristic', indent: 0, rules: ['2PC-P11'] },
    { key: 'restart', indent: 0, rules: ['2PC-R6', '2PC-R7', '2PC-R8'] },
  ],
};
