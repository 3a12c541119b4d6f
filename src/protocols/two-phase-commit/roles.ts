/** What the rest of the code sees of the two roles: the charts plus what their states, records and timers mean. */
import type { LogRecord, MachineState, NodeId } from '../../sim/types';
import { recordTypes, stepper } from '../machineNode';
import type { MemoryItem, ProtocolRole, Seat } from '../protocol';
import { coordinatorChart } from './coordinatorMachine';
import { participantChart } from './participantMachine';
import { coordinatorLines, participantLines } from './pseudocode';
import type { Variant } from './variant';

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

const coordinatorLedgers = {
  nothing: { BEGIN: 'none', COMMIT: 'none', ABORT: 'none', END: 'none' },
  abort: { COMMIT: 'none', END: 'none' },
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

export function coordinatorRole({ presumes }: Variant): ProtocolRole {
  const machine = coordinatorChart(presumes);
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
    ledger: coordinatorLedgers[presumes],
    pseudocode: coordinatorLines(presumes),
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
    if (timer === 'acks') return list(state, 'pending');
    return list(state, 'participants').filter((node) => !list(state, 'yes').includes(node));
  },
  decision: (records: readonly LogRecord[]) => firstDecision(recordTypes(records)),
  promised: () => false,
  seats: (state: MachineState): Seat[] => {
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
  memory: (state: MachineState): MemoryItem[] => {
    if (state.value === 'waiting') {
      const asked = list(state, 'participants').length;
      return [{ key: 'votes', value: `${list(state, 'yes').length}/${asked}` }];
    }
    if (state.value !== 'committed' && state.value !== 'aborted') return [];
    return [{ key: 'pending', value: list(state, 'pending').join(' ') || '–' }];
  },
} satisfies Partial<ProtocolRole>;

export function participantRole(variant: Variant): ProtocolRole {
  const machine = participantChart(variant);
  return {
    ...stepper(machine, 'coordinator'),
    ...participating,
    ...(variant.presumes === 'commit' ? { relearns: 'commit' } : {}),
    machine,
    pseudocode: participantLines(variant),
  };
}

/** What every variant of the participant has in common. */
const participating = {
  mark: 'participant' as const,
  place: 'bottom' as const,
  count: 'others' as const,
  states: {
    initial: 'working',
    prepared: 'in-doubt',
    committed: 'committed',
    aborted: 'aborted',
    'heuristic-committed': 'committed',
    'heuristic-aborted': 'aborted',
    ended: 'ended',
    recovering: 'working',
  } as const,
  ledger: {
    PREPARED: 'reserve',
    COMMIT: 'apply',
    ABORT: 'release',
    'HEURISTIC-COMMIT': 'apply',
    'HEURISTIC-ABORT': 'release',
    DAMAGE: 'none',
  } as const,
  workOn: ['PREPARE'],
  timers: ['prepare', 'decision'],
  awaits: (state: MachineState) => [String(state.context.coordinator)],
  decision: (records: readonly LogRecord[]) => firstDecision(recordTypes(records)),
  promised: (records: readonly LogRecord[]) => records.some((record) => record.type === 'PREPARED'),
  seats: () => [],
  memory: (state: MachineState): MemoryItem[] => {
    const votes: Record<string, string> = { initial: 'none', prepared: 'yes', committed: 'yes' };
    const decisions: Record<string, string> = { committed: 'commit', aborted: 'abort', prepared: 'unknown' };
    const vote = votes[state.value];
    const decision = decisions[state.value.replace('heuristic-', '')];
    return [
      ...(vote ? [{ key: 'vote', value: `value.${vote}` }] : []),
      ...(decision ? [{ key: 'decision', value: `value.${decision}` }] : []),
    ];
  },
} satisfies Partial<ProtocolRole>;
