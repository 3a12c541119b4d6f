/** What the rest of the code sees of the four roles: the charts plus what their states, records and timers mean. */
import type { LogRecord, MachineState, NodeId } from '../../sim/types';
import { recordTypes, stepper } from '../machineNode';
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

function list(state: MachineState, key: string): NodeId[] {
  const value = state.context[key];
  return Array.isArray(value) ? value.map(String) : [];
}

/** First decision in log order: a heuristic one is not undone by the decision that comes later. */
function firstDecision(records: readonly LogRecord[]): 'commit' | 'abort' | null {
  const decision = recordTypes(records).find((type) => /^(HEURISTIC-)?(COMMIT|ABORT)$/.test(type));
  if (decision === undefined) return null;
  return decision.endsWith('COMMIT') ? 'commit' : 'abort';
}

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
    const others = list(state, 'leaders').filter((node) => node !== state.context.self);
    if (state.value === 'calling') return others;
    const silent = list(state, 'acceptors').filter((node) => !list(state, 'heard').includes(node));
    if (state.value === 'waiting') return [...list(state, 'participants'), ...silent];
    if (list(state, 'refused').length === 0) return silent;
    return others;
  },
  decision: firstDecision,
  /** What a crash takes from its lazy log, the acceptors tell again. */
  relearns: 'commit' as const,
  promised: () => false,
  boundary: ({ context }: MachineState) => Number(context.ballot) > LAST_BALLOT,
  seats: (state: MachineState): Seat[] => {
    const heard = list(state, 'heard');
    if (!['waiting', 'calling', 'asking', 'proposing'].includes(state.value)) return [];
    return list(state, 'acceptors').map((node) => ({ node, vote: heard.includes(node) ? 'yes' : null }));
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
    return list(state, 'participants').map((node) => ({
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
  /** The coordinator: it stands for everybody who might decide. */
  awaits: (state) => list(state, 'leaders').slice(0, 1),
  decision: firstDecision,
  promised: (records) => records.some((record) => record.type === 'PREPARED'),
  seats: () => [],
  memory: ({ value }) => {
    const votes: Record<string, string> = { initial: 'none', prepared: 'yes', committed: 'yes' };
    const decisions: Record<string, string> = { committed: 'commit', aborted: 'abort', prepared: 'unknown' };
    const vote = votes[value];
    const decision = decisions[value.replace('heuristic-', '')];
    return [
      ...(vote ? [{ key: 'vote', value: `value.${vote}` }] : []),
      ...(decision ? [{ key: 'decision', value: `value.${decision}` }] : []),
    ];
  },
  pseudocode: participantLines,
};
