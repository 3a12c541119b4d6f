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

function everyone(state: MachineState): NodeId[] {
  return [String(state.context.coordinator), ...list(state, 'participants')];
}

function decisionIn(records: readonly LogRecord[]): 'commit' | 'abort' | null {
  const types = recordTypes(records);
  if (types.includes('COMMIT') || types.includes('HEURISTIC-COMMIT')) return 'commit';
  return types.includes('ABORT') || types.includes('HEURISTIC-ABORT') ? 'abort' : null;
}

/** Whose ACK a surrogate waits for: of all who take part, those that are not yet known to have moved. */
function missing(state: MachineState): NodeId[] {
  const moved = [...list(state, 'pc'), ...list(state, 'pa')];
  return list(state, 'joined').filter((node) => !moved.includes(node));
}

function awaits(state: MachineState, timer: string): readonly NodeId[] {
  if (timer === 'decision') return [String(state.context.leader)];
  if (timer === 'acks') return missing(state);
  if (timer === 'prepare') return [String(state.context.coordinator)];
  const heard = list(state, timer === 'votes' ? 'yes' : 'joined');
  const asked = timer === 'votes' ? list(state, 'participants') : everyone(state);
  return asked.filter((node) => !heard.includes(node));
}

const inDoubt = ['prepared', 'precommitted', 'preaborted', 'gathering', 'precommitting', 'preaborting'];

/** What a node of the quorum remembers: where it stands, whom it leaves it to, and what the surrogate has heard. */
function quorumMemory(state: MachineState, isEnhanced: boolean): MemoryItem[] {
  if (!inDoubt.includes(state.value)) return [];
  const { own, leader, le, la } = state.context;
  const isAsking = state.value === 'gathering';
  const isAttempting = state.value === 'precommitting' || state.value === 'preaborting';
  const moved = list(state, state.value === 'preaborting' ? 'pa' : 'pc');
  return [
    { key: 'own', value: `value.${own}` },
    { key: 'leader', value: String(leader) },
    ...(isAsking ? [{ key: 'joined', value: list(state, 'joined').join(' ') }] : []),
    ...(isAttempting ? [{ key: 'moved', value: moved.join(' ') }] : []),
    ...(isEnhanced ? [{ key: 'rounds', value: `${le} / ${la}` }] : []),
  ];
}

/** What both roles have in common: both take part in the quorum. */
function taking() {
  /** The checker explores as many rounds as there are nodes: each may lead one. */
  const beyond = (state: MachineState): boolean => Number(state.context.le) > everyone(state).length;
  return {
    awaits,
    detectors: ['states', 'acks'],
    decision: decisionIn,
    boundary: beyond,
  };
}

export function coordinatorRole(variant: Variant): ProtocolRole {
  const machine = coordinatorChart(variant);
  const { isEnhanced } = variant;
  return {
    ...stepper(machine, 'coordinator'),
    ...taking(),
    machine,
    mark: 'coordinator',
    place: 'top',
    count: 'first',
    states: {
      initial: 'working',
      waiting: 'working',
      precommitted: 'precommitted',
      ...(isEnhanced ? { preaborted: 'working' as const } : {}),
      gathering: 'working',
      precommitting: 'precommitted',
      preaborting: 'working',
      committed: 'committed',
      aborted: 'aborted',
      recovering: 'working',
    },
    ledger: {
      BEGIN: 'none',
      ...(isEnhanced ? { ELECTED: 'none' as const, PREABORT: 'none' as const } : {}),
      PRECOMMIT: 'none',
      COMMIT: 'none',
      ABORT: 'none',
    },
    workOn: [],
    timers: ['votes', 'acks', 'states', 'decision'],
    promised: () => false,
    seats: (state: MachineState): Seat[] => {
      const yes = list(state, 'yes');
      const no = list(state, 'no');
      const all = state.value === 'committed' || inDoubt.includes(state.value);
      return list(state, 'participants').map((node) => ({
        node,
        vote: all || yes.includes(node) ? 'yes' : no.includes(node) ? 'no' : null,
      }));
    },
    memory: (state: MachineState): MemoryItem[] => {
      const asked = list(state, 'participants').length;
      if (state.value === 'waiting')
        return [{ key: 'votes', value: `${list(state, 'yes').length}/${asked}` }];
      return quorumMemory(state, isEnhanced);
    },
    pseudocode: coordinatorLines(variant),
  };
}

export function participantRole(variant: Variant): ProtocolRole {
  const machine = participantChart(variant);
  const { isEnhanced } = variant;
  return {
    ...stepper(machine, 'coordinator'),
    ...taking(),
    machine,
    mark: 'participant',
    place: 'bottom',
    count: 'others',
    // The next in rank leads: participants are not interchangeable.
    isOrdered: true,
    states: {
      initial: 'working',
      prepared: 'in-doubt',
      precommitted: 'precommitted',
      preaborted: 'in-doubt',
      gathering: 'in-doubt',
      precommitting: 'precommitted',
      preaborting: 'in-doubt',
      committed: 'committed',
      aborted: 'aborted',
      recovering: 'working',
    },
    ledger: {
      PREPARED: 'reserve',
      ...(isEnhanced ? { ELECTED: 'none' as const } : {}),
      PRECOMMIT: 'none',
      PREABORT: 'none',
      COMMIT: 'apply',
      ABORT: 'release',
      'HEURISTIC-COMMIT': 'apply',
      'HEURISTIC-ABORT': 'release',
    },
    workOn: ['PREPARE'],
    timers: ['prepare', 'decision', 'states', 'acks'],
    promised: (records) => records.some((record) => record.type === 'PREPARED'),
    seats: () => [],
    memory: (state: MachineState): MemoryItem[] => {
      const decided = { committed: 'commit', aborted: 'abort' }[state.value];
      if (decided) return [{ key: 'decision', value: `value.${decided}` }];
      return quorumMemory(state, isEnhanced);
    },
    pseudocode: participantLines(variant),
  };
}
