/** What the rest of the code sees of the two roles: the charts plus what their states, records and timers mean. */
import type { LogRecord, MachineState, NodeId } from '../../sim/types';
import { recordTypes, stepper } from '../machineNode';
import type { MemoryItem, ProtocolRole, Seat } from '../protocol';
import { coordinatorChart } from './coordinatorMachine';
import { participantChart } from './participantMachine';
import { coordinatorLines, participantLines } from './pseudocode';
import { timedCoordinatorChart, timedParticipantChart } from './timeoutMachines';
import type { Variant } from './variant';

function list(state: MachineState, key: string): NodeId[] {
  const value = state.context[key];
  return Array.isArray(value) ? value.map(String) : [];
}

function decision(records: readonly LogRecord[]): 'commit' | 'abort' | null {
  const types = recordTypes(records);
  if (types.includes('COMMIT') || types.includes('HEURISTIC-COMMIT')) return 'commit';
  return types.includes('ABORT') || types.includes('HEURISTIC-ABORT') ? 'abort' : null;
}

/** Whom a timer waits for: the coordinator, the leader it obeys, or everybody from whom something is missing. */
function awaits({ context, ...state }: MachineState, timer: string): readonly NodeId[] {
  if (timer === 'prepare' || timer === 'decision') return [String(context.coordinator)];
  return timer === 'leader' ? [String(context.leader)] : list({ ...state, context }, 'missing');
}

function missing(state: MachineState): MemoryItem[] {
  const nodes = list(state, 'missing');
  return nodes.length > 0 ? [{ key: 'missing', value: nodes.join(' ') }] : [];
}

const ledgers = {
  coordinator: { START: 'none', PRECOMMIT: 'none', COMMIT: 'none', ABORT: 'none' },
  participant: {
    PREPARED: 'reserve',
    PRECOMMIT: 'none',
    COMMIT: 'apply',
    ABORT: 'release',
    'HEURISTIC-COMMIT': 'apply',
    'HEURISTIC-ABORT': 'release',
  },
} as const;

const coordinatorStates = {
  initial: 'working',
  waiting: 'working',
  precommitted: 'precommitted',
  committed: 'committed',
  aborted: 'aborted',
  recovering: 'working',
} as const;

const participantStates = {
  initial: 'working',
  prepared: 'in-doubt',
  precommitted: 'precommitted',
  committed: 'committed',
  aborted: 'aborted',
  recovering: 'working',
} as const;

/** Those that only a termination protocol has. */
const backupStates = {
  leading: 'in-doubt',
  'leading-precommitted': 'precommitted',
  completing: 'precommitted',
  asking: 'in-doubt',
} as const;

/** Timers that stand for the failure detector. */
const DETECTORS = ['leader', 'states', 'acks'];

/** What the variants add that do not wait for everybody after a total failure. */
function afterTotalFailure({ total }: Variant): {
  readonly timers: readonly string[];
  readonly ledger: ProtocolRole['ledger'];
} {
  return {
    timers: total === 'all' ? [] : ['down'],
    ledger: total === 'up-sets' || total === 'view' ? { VIEW: 'none' } : {},
  };
}

export function coordinatorRole(variant: Variant): ProtocolRole {
  const isTimed = variant.terminates === 'by-timeout';
  const machine = isTimed ? timedCoordinatorChart(variant) : coordinatorChart(variant);
  const more = afterTotalFailure(variant);
  return {
    ...stepper(machine, 'coordinator'),
    ...coordinating,
    machine,
    ledger: { ...ledgers.coordinator, ...more.ledger },
    ...(isTimed ? {} : { detectors: [...DETECTORS, ...more.timers] }),
    timers: isTimed ? ['votes', 'acks'] : ['votes', 'acks', 'leader', 'ask', ...more.timers],
    states: isTimed
      ? coordinatorStates
      : { ...coordinatorStates, following: 'precommitted', asking: 'precommitted' },
    pseudocode: coordinatorLines(variant),
  };
}

const coordinating = {
  mark: 'coordinator' as const,
  place: 'top' as const,
  count: 'first' as const,
  workOn: [],
  awaits,
  decision,
  promised: () => false,
  seats: (state: MachineState): Seat[] => {
    const no = list(state, 'no');
    const isOpen = state.value === 'waiting';
    const hasAll = ['precommitted', 'following', 'asking', 'committed'].includes(state.value);
    const yes = (node: NodeId): boolean => hasAll || (isOpen && !list(state, 'missing').includes(node));
    return list(state, 'participants').map((node) => ({
      node,
      vote: yes(node) ? 'yes' : no.includes(node) ? 'no' : null,
    }));
  },
  memory: (state: MachineState): MemoryItem[] => {
    if (state.value !== 'waiting') return missing(state);
    const all = list(state, 'participants').length;
    return [{ key: 'votes', value: `${all - list(state, 'missing').length}/${all}` }];
  },
} satisfies Partial<ProtocolRole>;

export function participantRole(variant: Variant): ProtocolRole {
  const isTimed = variant.terminates === 'by-timeout';
  const machine = isTimed ? timedParticipantChart : participantChart(variant.total);
  const more = afterTotalFailure(variant);
  return {
    ...stepper(machine, 'coordinator'),
    ...participating,
    machine,
    // The next in rank leads: participants are not interchangeable where they elect.
    ledger: { ...ledgers.participant, ...more.ledger },
    ...(isTimed ? {} : { detectors: [...DETECTORS, ...more.timers], isOrdered: true }),
    timers: isTimed
      ? ['prepare', 'decision']
      : ['prepare', 'leader', 'states', 'acks', 'ask', ...more.timers],
    states: isTimed ? participantStates : { ...participantStates, ...backupStates },
    pseudocode: participantLines(variant),
  };
}

const participating = {
  mark: 'participant' as const,
  place: 'bottom' as const,
  count: 'others' as const,
  workOn: ['CAN-COMMIT'],
  awaits,
  decision,
  promised: (records: readonly LogRecord[]) => records.some((record) => record.type === 'PREPARED'),
  seats: () => [],
  memory: (state: MachineState): MemoryItem[] => {
    const votes: Record<string, string> = { initial: 'none', aborted: '', recovering: '' };
    const vote = votes[state.value] ?? 'yes';
    const decisions: Record<string, string> = { committed: 'commit', aborted: 'abort', initial: '' };
    const decided = decisions[state.value] ?? 'unknown';
    const isObeying = state.value === 'prepared' || state.value === 'precommitted';
    return [
      ...(vote ? [{ key: 'vote', value: `value.${vote}` }] : []),
      ...(isObeying ? [{ key: 'leader', value: String(state.context.leader) }] : []),
      ...(decided ? [{ key: 'decision', value: `value.${decided}` }] : []),
      ...missing(state),
    ];
  },
} satisfies Partial<ProtocolRole>;
