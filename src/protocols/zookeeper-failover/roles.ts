/** What the rest of the code sees of the four roles: the charts plus what their states, records and timers mean. */
import type { MachineState, NodeId } from '../../sim/types';
import { firstDecision, listOf, participating } from '../common/participating';
import { stepper } from '../machineNode';
import type { MemoryItem, ProtocolRole, Seat } from '../protocol';
import { coordinatorChart } from './coordinatorMachine';
import { ensembleChart } from './ensembleMachine';
import { participantChart } from './participantMachine';
import { candidateLines, ensembleLines, participantLines } from './pseudocode';
import { standbyChart } from './standbyMachine';
import type { Variant } from './variant';

/** Epochs up to this one are explored: one failover. */
const LAST_EPOCH = 2;

function text(state: MachineState, key: string): string {
  return String(state.context[key]);
}

const epochOf = (state: MachineState): MemoryItem => ({ key: 'epoch', value: text(state, 'epoch') });

/** What both coordinators have in common. */
const coordinating = {
  mark: 'coordinator' as const,
  place: 'top' as const,
  workOn: [],
  awaits,
  detectors: ['states'],
  ledger: { COMMIT: 'none', ABORT: 'none' } as const,
  decision: firstDecision,
  promised: () => false,
  seats: (state: MachineState): Seat[] => {
    if (state.value !== 'waiting' && state.value !== 'creating') return [];
    const no = listOf(state, 'no');
    const all = state.context.wish === 'commit';
    const yes = listOf(state, 'yes');
    return listOf(state, 'participants').map((node) => ({
      node,
      vote: all || yes.includes(node) ? 'yes' : no.includes(node) ? 'no' : null,
    }));
  },
  memory: (state: MachineState): MemoryItem[] => {
    const { value, context } = state;
    if (value === 'waiting') {
      const count = `${listOf(state, 'yes').length}/${listOf(state, 'participants').length}`;
      return [epochOf(state), { key: 'votes', value: count }];
    }
    if (value === 'creating') return [epochOf(state), { key: 'wish', value: `value.${text(state, 'wish')}` }];
    return value === 'standby' || context.epoch === null ? [] : [epochOf(state)];
  },
} satisfies Partial<ProtocolRole>;

/** Whom its timers wait for. */
function awaits(state: MachineState, timer: string): NodeId[] {
  const all = listOf(state, 'participants');
  if (timer === 'votes') return all.filter((node) => !listOf(state, 'yes').includes(node));
  if (timer === 'states') return all.filter((node) => !listOf(state, 'told').includes(node));
  return timer === 'outcomes' ? all : [text(state, 'other')];
}

/** States and timers that each variant has of its own. */
const own = {
  ensemble: { states: { creating: 'working' }, timers: [] },
  leader: { states: {}, timers: ['decision'] },
  participants: { states: { surveying: 'working' }, timers: ['states', 'decision'] },
} as const;

const always = {
  committed: 'committed',
  aborted: 'aborted',
  deposed: 'working',
  recovering: 'working',
} as const;

export function coordinatorRole(variant: Variant): ProtocolRole {
  const machine = coordinatorChart(variant);
  const mine = own[variant.keptBy];
  const isFencing = variant.keptBy === 'participants';
  return {
    ...stepper(machine, 'coordinator'),
    ...coordinating,
    ...(variant.keptBy === 'ensemble' ? { relearns: 'commit' } : {}),
    machine,
    count: 'first',
    states: {
      initial: 'working',
      waiting: 'working',
      ...(isFencing ? { announcing: 'working' } : {}),
      ...mine.states,
      ...always,
    },
    timers: ['votes', ...(isFencing ? ['outcomes'] : []), ...mine.timers],
    pseudocode: candidateLines(variant, 'coordinator'),
  };
}

export function standbyRole(variant: Variant): ProtocolRole {
  const machine = standbyChart(variant);
  const mine = own[variant.keptBy];
  return {
    ...stepper(machine, 'coordinator'),
    ...coordinating,
    ...(variant.keptBy === 'ensemble' ? { relearns: 'commit' } : {}),
    machine,
    count: 'helpers',
    // It keeps no outcome unless it comes to lead.
    decides: false,
    states: { standby: 'working', ...mine.states, ...always },
    timers: mine.timers,
    pseudocode: candidateLines(variant, 'standby'),
  };
}

export function ensembleRole(variant: Variant): ProtocolRole {
  const machine = ensembleChart(variant);
  const isKept = variant.keptBy === 'ensemble';
  return {
    ...stepper(machine, 'coordinator'),
    machine,
    mark: 'helper',
    place: 'top',
    count: 'helpers',
    decides: false,
    workOn: [],
    // Who leads is logged too (LEADER), with a body that only the moment knows.
    ledger: isKept ? { COMMIT: 'none', ABORT: 'none' } : {},
    decision: firstDecision,
    promised: () => false,
    awaits: (state) => [text(state, 'leader')],
    // Heartbeats: with perfect detection a session ends only when its client is gone.
    detectors: ['session'],
    boundary: (state) => Number(state.context.epoch) > LAST_EPOCH,
    states: {
      open: 'working',
      ...(isKept ? { decided: 'ended' } : {}),
      settled: 'ended',
      recovering: 'working',
    },
    timers: ['session'],
    seats: () => [],
    memory: (state) => [
      { key: 'leader', value: text(state, 'leader') },
      epochOf(state),
      ...(isKept ? [{ key: 'decision', value: `value.${state.context.decision ?? 'none'}` }] : []),
    ],
    pseudocode: ensembleLines(variant),
  };
}

export function participantRole(variant: Variant): ProtocolRole {
  const machine = participantChart(variant);
  const isFencing = variant.keptBy === 'participants';
  return {
    ...stepper(machine, 'coordinator'),
    ...participating,
    machine,
    awaits: (state, timer) => {
      const coordinator = text(state, 'coordinator');
      const asked = listOf(state, 'asks').filter((node) => node !== coordinator);
      return timer === 'prepare' ? [coordinator] : [coordinator, ...asked];
    },
    timers: ['prepare', 'decision'],
    memory: (state) => [
      ...participating.memory(state),
      ...(isFencing && state.value === 'prepared' ? [epochOf(state)] : []),
    ],
    pseudocode: participantLines(variant),
  };
}
