/** What the rest of the code sees of the roles: the charts plus what their states, records and timers mean. */
import type { MachineState } from '../../sim/types';
import { firstDecision, listOf, participating } from '../common/participating';
import { stepper } from '../machineNode';
import type { MemoryItem, ProtocolRole, Seat } from '../protocol';
import { articleCoordinatorChart, articleParticipantChart } from './articleMachine';
import { articleLines, articleParticipantLines, repairedLines } from './pseudocode';
import { repairedCoordinatorChart, repairedParticipantChart } from './repairedMachine';

/** Whom the loop is at, and who has answered already: those it has gone on from. */
function seats(state: MachineState): Seat[] {
  const left = listOf(state, 'left');
  const no = listOf(state, 'no');
  if (state.value === 'initial' || state.value === 'ended') return [];
  const isCommitted = state.value === 'committed';
  const isAborted = state.value === 'aborted';
  return listOf(state, 'participants').map((node) => {
    const isYes = isCommitted || (!isAborted && !left.includes(node));
    return { node, vote: no.includes(node) ? 'no' : isYes ? 'yes' : null };
  });
}

const coordinating = {
  mark: 'coordinator' as const,
  place: 'top' as const,
  count: 'first' as const,
  workOn: [],
  promised: () => false,
  awaits: (state: MachineState) => listOf(state, 'left').slice(0, 1),
  memory: ({ value, context }: MachineState): MemoryItem[] => {
    if (value === 'initial' || value === 'ended') return [];
    return [{ key: 'left', value: listOf({ value, context }, 'left').join(' ') || '–' }];
  },
} satisfies Partial<ProtocolRole>;

/** It writes nothing, so no outcome can be asked of it: it believes in success and could not prove it. */
export function articleCoordinator(isStopping: boolean): ProtocolRole {
  const machine = articleCoordinatorChart(isStopping);
  return {
    ...stepper(machine, 'coordinator'),
    ...coordinating,
    machine,
    states: {
      initial: 'working',
      preparing: 'working',
      committing: 'working',
      ended: 'ended',
      recovering: 'working',
    },
    ledger: {},
    decides: false,
    decision: () => null,
    timers: [],
    // The code keeps no answer, so nobody's vote is known.
    seats: () => [],
    pseudocode: articleLines(isStopping),
  };
}

export const repairedCoordinator: ProtocolRole = {
  ...stepper(repairedCoordinatorChart, 'coordinator'),
  ...coordinating,
  machine: repairedCoordinatorChart,
  states: {
    initial: 'working',
    preparing: 'working',
    committed: 'committed',
    aborted: 'aborted',
    ended: 'ended',
    recovering: 'working',
  },
  ledger: { BEGIN: 'none', COMMIT: 'none', ABORT: 'none', END: 'none' },
  decision: firstDecision,
  timers: ['votes', 'acks'],
  seats,
  pseudocode: repairedLines.coordinator,
};

const voting = {
  ...participating,
  isOrdered: true as const,
  awaits: (state: MachineState) => [String(state.context.coordinator)],
} satisfies Partial<ProtocolRole>;

export const articleParticipant: ProtocolRole = {
  ...stepper(articleParticipantChart, 'coordinator'),
  ...voting,
  machine: articleParticipantChart,
  timers: [],
  pseudocode: articleParticipantLines,
};

export const repairedParticipant: ProtocolRole = {
  ...stepper(repairedParticipantChart, 'coordinator'),
  ...voting,
  machine: repairedParticipantChart,
  timers: ['prepare', 'decision'],
  pseudocode: repairedLines.participant,
};
