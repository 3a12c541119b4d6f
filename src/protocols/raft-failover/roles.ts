/** What the rest of the code sees of the three roles: the charts plus what their states, records and timers mean. */
import type { MachineState, NodeId } from '../../sim/types';
import { firstDecision, listOf, participating } from '../common/participating';
import { stepper } from '../machineNode';
import type { MemoryItem, ProtocolRole, Seat } from '../protocol';
import type { Log } from './log';
import { coordinatorChart, replicaChart } from './machines';
import { participantChart } from './participantMachine';
import { coordinatorLines, participantLines, replicaLines } from './pseudocode';

/** Terms up to this one are explored: each of the three leads once. The charts themselves know no limit. */
const LAST_TERM = 3;

const termOf = (state: MachineState): number => Number(state.context.term);
const logOf = (state: MachineState): Log => state.context.log as unknown as Log;
const isDecided = ({ value }: MachineState): boolean => value === 'committed' || value === 'aborted';

/** What every replica has in common. */
const replicating = {
  place: 'top' as const,
  workOn: [],
  // Term and log are logged too (HARD-STATE), with a body that only the moment knows.
  ledger: { COMMIT: 'none', ABORT: 'none' } as const,
  decision: firstDecision,
  // It learns again from the majority what it has only noted.
  relearns: 'commit' as const,
  promised: () => false,
  boundary: (state: MachineState) => termOf(state) > LAST_TERM,
  awaits: (state: MachineState, timer: string): NodeId[] => {
    if (timer === 'votes')
      return listOf(state, 'participants').filter((node) => !listOf(state, 'yes').includes(node));
    return [String(state.context.leader ?? state.context.self)];
  },
  // Heartbeats: with perfect detection nobody stands while the leader lives.
  detectors: ['election'],
  memory: (state: MachineState): MemoryItem[] => {
    if (isDecided(state)) return [];
    const log = logOf(state).map(({ term, value }) => `${term}:${value.toUpperCase()}`);
    const votes = `${listOf(state, 'yes').length}/${listOf(state, 'participants').length}`;
    return [
      { key: 'term', value: String(termOf(state)) },
      { key: 'log', value: log.join(' ') || '–' },
      ...(state.value === 'waiting' ? [{ key: 'votes', value: votes }] : []),
    ];
  },
} satisfies Partial<ProtocolRole>;

const replicaStates = {
  following: 'working',
  standing: 'working',
  leading: 'working',
  committed: 'committed',
  aborted: 'aborted',
  recovering: 'working',
} as const;

export const coordinator: ProtocolRole = {
  ...stepper(coordinatorChart, 'coordinator'),
  ...replicating,
  machine: coordinatorChart,
  mark: 'coordinator',
  count: 'first',
  states: { initial: 'working', waiting: 'working', ...replicaStates },
  timers: ['votes', 'election'],
  seats: (state): Seat[] => {
    if (state.value !== 'waiting' && state.value !== 'leading') return [];
    const own = logOf(state).find(({ term }) => term === 1)?.value;
    const yes = listOf(state, 'yes');
    const no = listOf(state, 'no');
    return listOf(state, 'participants').map((node) => ({
      node,
      vote: own === 'commit' || yes.includes(node) ? 'yes' : no.includes(node) ? 'no' : null,
    }));
  },
  pseudocode: coordinatorLines,
};

export const replica: ProtocolRole = {
  ...stepper(replicaChart, 'coordinator'),
  ...replicating,
  machine: replicaChart,
  mark: 'coordinator',
  count: 'helpers',
  decides: false,
  states: replicaStates,
  timers: ['election'],
  seats: () => [],
  pseudocode: replicaLines,
};

export const participant: ProtocolRole = {
  ...stepper(participantChart, 'coordinator'),
  ...participating,
  machine: participantChart,
  awaits: (state, timer) =>
    timer === 'prepare' ? [String(state.context.coordinator)] : listOf(state, 'replicas'),
  timers: ['prepare', 'decision'],
  pseudocode: participantLines,
};
