/** What the rest of the code sees of the two roles: the charts plus what their states, records and timers mean. */
import type { MachineState, NodeId } from '../../sim/types';
import { learning, listOf, participating } from '../common/participating';
import { stepper } from '../machineNode';
import type { ProtocolRole, PseudocodeLine, Seat } from '../protocol';
import { coordinatorChart } from './coordinatorMachine';
import { participantChart } from './participantMachine';

const line = (key: string, indent: number, ...rules: string[]): PseudocodeLine => ({
  key,
  indent,
  rules: rules.map((id) => `DEC-${id}`),
});

const missing = (state: MachineState): NodeId[] =>
  listOf(state, 'voters').filter((node) => !listOf(state, 'yes').includes(node));

function seats(state: MachineState): Seat[] {
  if (state.value === 'aborted') return [];
  const isAll = state.value === 'committed';
  const yes = listOf(state, 'yes');
  return listOf(state, 'voters').map((node) => ({ node, vote: isAll || yes.includes(node) ? 'yes' : null }));
}

const votes = (state: MachineState) => ({
  key: 'votes',
  value: `${listOf(state, 'yes').length}/${listOf(state, 'voters').length}`,
});

export const coordinator: ProtocolRole = {
  ...stepper(coordinatorChart, 'coordinator'),
  ...learning,
  machine: coordinatorChart,
  awaits: missing,
  // The participants have decided and keep it: it may ask them again.
  relearns: 'commit',
  seats,
  memory: (state) => (state.value === 'waiting' ? [votes(state)] : []),
  pseudocode: [
    line('begin', 0, 'C1'),
    line('count', 0, 'C2', 'C6'),
    line('learn', 0, 'C3', 'C4'),
    line('ask', 0, 'C5'),
    line('restart', 0, 'R1', 'R2', 'R3'),
  ],
};

export const participant: ProtocolRole = {
  ...stepper(participantChart, 'coordinator'),
  ...participating,
  machine: participantChart,
  timers: ['prepare', 'decision'],
  awaits: (state: MachineState, timer: string) =>
    timer === 'prepare' ? listOf(state, 'everybody').slice(0, 1) : missing(state),
  seats,
  memory: (state) => [
    ...participating.memory(state),
    ...(state.value === 'initial' || state.value === 'prepared' ? [votes(state)] : []),
  ],
  pseudocode: [
    line('asked', 0),
    line('yes', 1, 'P1', 'P2'),
    line('no', 1, 'P3'),
    line('alone', 0, 'P4', 'P6', 'P12'),
    line('count', 0, 'P5', 'P14'),
    line('decide', 1, 'P7'),
    line('abort', 1, 'P8'),
    line('wait', 0, 'P10'),
    line('told', 1, 'P9'),
    line('answer', 0, 'P11', 'P13'),
    line('operator', 0, 'P15'),
    line('restart', 0, 'R4', 'R5', 'R6'),
  ],
};
