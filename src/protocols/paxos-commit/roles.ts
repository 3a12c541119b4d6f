/** What the rest of the code sees of the four roles: the charts plus what their states, records and timers mean. */
import type { MachineState, NodeId } from '../../sim/types';
import { firstDecision, listOf, participating } from '../common/participating';
import { stepper } from '../machineNode';
import type { MemoryItem, ProtocolRole, Seat } from '../protocol';
import { acceptorChart } from './acceptorMachine';
import { FIRST, valuesIn } from './ballots';
import { leaderChart } from './leaderMachine';
import { participantChart } from './participantMachine';
import { acceptorLines, coordinatorLines, participantLines, standbyLines } from './pseudocode';

/**
 * How far the checker follows the leaders: the participants' ballot 0, and ballot 1 of the standby beside it. States in which the
 * coordinator leads ballot 2, because the standby is silent too, are not judged. The charts themselves know no limit.
 */
const LAST_BALLOT = 1;

/** What coordinator and standby have in common. */
const leading = {
  mark: 'coordinator' as const,
  place: 'top' as const,
  ledger: { BALLOT: 'none', COMMIT: 'none', ABORT: 'none' } as const,
  workOn: [],
  timers: ['reports', 'standby', 'answers'],
  detectors: ['answers'],
  /** Silent acceptors, and the participants that those wait for; after a refusal, whoever may lead a higher ballot. */
  awaits: (state: MachineState): NodeId[] => {
    const others = listOf(state, 'leaders').filter((node) => node !== state.context.self);
    if (state.value === 'calling') return others;
    const silent = listOf(state, 'acceptors').filter((node) => !listOf(state, 'heard').includes(node));
    if (state.value === 'waiting') return [...listOf(state, 'participants'), ...silent];
    if (listOf(state, 'refused').length === 0) return silent;
    return others;
  },
  decision: firstDecision,
  /** What a crash takes from its lazy log, the acceptors tell again. */
  relearns: 'commit' as const,
  promised: () => false,
  boundary: ({ context }: MachineState) => Number(context.ballot) > LAST_BALLOT,
  seats: (state: MachineState): Seat[] => {
    const heard = listOf(state, 'heard');
    if (!['waiting', 'calling', 'asking', 'proposing'].includes(state.value)) return [];
    return listOf(state, 'acceptors').map((node) => ({ node, vote: heard.includes(node) ? 'yes' : null }));
  },
  memory: ({ value, context }: MachineState): MemoryItem[] =>
    value === 'initial' || value === 'recovering' ? [] : [{ key: 'ballot', value: String(context.ballot) }],
} satisfies Partial<ProtocolRole>;

const leadingStates = {
  initial: 'working',
  asking: 'working',
  proposing: 'working',
  committed: 'committed',
  aborted: 'aborted',
  recovering: 'working',
} as const;

const coordinatorChart = leaderChart('coordinator');
const standbyChart = leaderChart('standby');

export const coordinator: ProtocolRole = {
  ...stepper(coordinatorChart, 'coordinator'),
  ...leading,
  machine: coordinatorChart,
  count: 'first',
  states: { ...leadingStates, waiting: 'working', calling: 'working' },
  pseudocode: coordinatorLines,
};

/** It leads when somebody in doubt asks it; of one that nobody has asked no outcome is asked either. */
export const standby: ProtocolRole = {
  ...stepper(standbyChart, 'coordinator'),
  ...leading,
  machine: standbyChart,
  count: 'helpers',
  decides: false,
  timers: ['answers'],
  states: leadingStates,
  pseudocode: standbyLines,
};

export const acceptor: ProtocolRole = {
  ...stepper(acceptorChart, 'coordinator'),
  machine: acceptorChart,
  mark: 'helper',
  place: 'top',
  count: 'helpers',
  decides: false,
  states: { initial: 'working', promised: 'working', recovering: 'working' },
  ledger: { PROMISE: 'none', ACCEPT: 'none' },
  workOn: [],
  timers: [],
  awaits: () => [],
  decision: () => null,
  promised: () => false,
  /** The instances, and what it has accepted of each. */
  seats: (state) => {
    const { prepared, aborted } = valuesIn(state.context.accepted ?? null);
    return listOf(state, 'participants').map((node) => ({
      node,
      vote: prepared.includes(node) ? 'yes' : aborted.includes(node) ? 'no' : null,
    }));
  },
  memory: ({ context }) => {
    const { ballot } = valuesIn(context.accepted ?? null);
    return [
      { key: 'promise', value: String(context.promised) },
      { key: 'accepted', value: ballot < FIRST ? '–' : String(ballot) },
    ];
  },
  pseudocode: acceptorLines,
};

export const participant: ProtocolRole = {
  ...stepper(participantChart, 'coordinator'),
  ...participating,
  machine: participantChart,
  timers: ['prepare', 'decision'],
  /** The coordinator: it stands for everybody who might decide. */
  awaits: (state) => listOf(state, 'leaders').slice(0, 1),
  pseudocode: participantLines,
};
