/** What the rest of the code sees of the two roles: the charts plus what their states, records and timers mean. */
import type { MachineState } from '../../sim/types';
import { learning, participating } from '../common/participating';
import { stepper } from '../machineNode';
import type { ProtocolRole, PseudocodeLine } from '../protocol';
import { coordinatorChart } from './coordinatorMachine';
import { participantChart } from './participantMachine';

const line = (key: string, indent: number, ...rules: string[]): PseudocodeLine => ({
  key,
  indent,
  rules: rules.map((id) => `LIN-${id}`),
});

export const coordinator: ProtocolRole = {
  ...stepper(coordinatorChart, 'coordinator'),
  ...learning,
  machine: coordinatorChart,
  awaits: ({ context }: MachineState) => [String(context.next)],
  // Votes never reach it, only what they came to.
  seats: () => [],
  memory: () => [],
  pseudocode: [
    line('begin', 0, 'C1'),
    line('learn', 0, 'C2', 'C3', 'C5', 'C6'),
    line('ask', 0, 'C4'),
    line('restart', 0, 'R1', 'R2', 'R3'),
  ],
};

export const participant: ProtocolRole = {
  ...stepper(participantChart, 'coordinator'),
  ...participating,
  machine: participantChart,
  isOrdered: true,
  workOn: ['PREPARE', 'VOTE-YES'],
  timers: ['prepare', 'decision'],
  awaits: ({ context }: MachineState, timer: string) => [
    String(timer === 'prepare' ? context.left : context.right),
  ],
  pseudocode: [
    line('asked', 0),
    line('pass', 1, 'P1'),
    line('decide', 1, 'P2'),
    line('refuse', 1, 'P3'),
    line('alone', 0, 'P4', 'P5', 'P9'),
    line('commit', 0, 'P6'),
    line('abort', 0, 'P7'),
    line('wait', 0, 'P8', 'P10'),
    line('tell', 0, 'P11', 'P12'),
    line('operator', 0, 'P13'),
    line('restart', 0, 'R4', 'R6', 'R7'),
    line('restartLast', 0, 'R5'),
  ],
};
