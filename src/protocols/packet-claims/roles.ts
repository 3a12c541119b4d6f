/** What the rest of the code sees of the three roles: the charts plus what their states, records and timers mean. */
import type { MachineState } from '../../sim/types';
import { stepper } from '../machineNode';
import type { ProtocolRole } from '../protocol';
import { gatewayChart } from './gateway';
import { gatewayLines, setLines, storeLines } from './pseudocode';
import { setChart } from './setMachine';
import { storeChart } from './storeMachine';
import type { Variant } from './variant';

/** Epochs up to this one are explored: with two servers, the packet comes back to the first. Of a large packet, one move is. */
const LAST_EPOCH = 3;
const LAST_EPOCH_OF_MANY = 2;
const MANY_PEOPLE = 20;

const numberOf = (state: MachineState, key: string): number => Number(state.context[key]);
const lengthOf = (state: MachineState, key: string): number => {
  const list = state.context[key];
  return Array.isArray(list) ? list.length : 0;
};

/** Nobody promises anything here: a row is there or it is not. */
const plain = {
  decision: () => null,
  promised: () => false,
  decides: false,
  workOn: [],
  seats: () => [],
} satisfies Partial<ProtocolRole>;

export const gatewayRole: ProtocolRole = {
  ...stepper(gatewayChart, 'gateway'),
  ...plain,
  machine: gatewayChart,
  mark: 'coordinator',
  place: 'top',
  count: 'first',
  states: {
    initial: 'working',
    asking: 'working',
    closed: 'ended',
    'gave-up': 'ended',
    recovering: 'working',
  },
  ledger: {},
  timers: ['answer'],
  awaits: ({ context }) => [String(context.owner)],
  boundary: (state) =>
    numberOf(state, 'epoch') > (numberOf(state, 'grabbers') > MANY_PEOPLE ? LAST_EPOCH_OF_MANY : LAST_EPOCH),
  memory: (state) =>
    state.value === 'initial'
      ? []
      : [
          { key: 'owner', value: String(state.context.owner) },
          { key: 'winners', value: String(lengthOf(state, 'told')) },
          { key: 'late', value: String(numberOf(state, 'late')) },
          { key: 'epoch', value: String(numberOf(state, 'epoch')) },
        ],
  pseudocode: gatewayLines,
};

export function setRole(variant: Variant): ProtocolRole {
  const machine = setChart(variant);
  return {
    ...stepper(machine, 'gateway'),
    ...plain,
    machine,
    mark: 'participant',
    place: 'bottom',
    count: 'others',
    // Which one owns the packet, and which one is next, follows from its name.
    isOrdered: true,
    states: {
      resting: 'working',
      loading: 'working',
      serving: 'working',
      writing: 'working',
      recovering: 'working',
    },
    ledger: {},
    timers: [],
    awaits: () => [],
    memory: (state) =>
      state.value === 'resting' || state.value === 'loading' || state.value === 'recovering'
        ? []
        : [
            { key: 'epoch', value: String(numberOf(state, 'epoch')) },
            { key: 'counter', value: `${lengthOf(state, 'rows')}/${numberOf(state, 'shares')}` },
          ],
    pseudocode: setLines(variant),
  };
}

export function storeRole(variant: Variant): ProtocolRole {
  const machine = storeChart(variant);
  return {
    ...stepper(machine, 'gateway'),
    ...plain,
    machine,
    mark: 'helper',
    place: 'top',
    count: 'helpers',
    states: { open: 'working', recovering: 'working' },
    ledger: { CLAIM: 'share' },
    timers: [],
    awaits: () => [],
    memory: (state) => [
      ...(variant.guard === 'epoch' ? [{ key: 'epoch', value: String(numberOf(state, 'epoch')) }] : []),
      { key: 'rows', value: String(lengthOf(state, 'rows')) },
    ],
    pseudocode: storeLines(variant),
  };
}
