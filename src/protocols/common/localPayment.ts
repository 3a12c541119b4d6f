/** A payment inside one ledger: it waits for the row lock, pays, or gives up. The bystander of the stories. */
import { setup } from 'xstate';
import { recordTypes, stepper } from '../machineNode';
import type { ProtocolRole } from '../protocol';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  forced,
  lazy,
  logHas,
  moment,
  rulesOf,
} from './chart';

const rule = rulesOf('LOCAL');
const pay = [forced('PAID'), moment('paid')] as const;
const reject = [lazy('REJECTED'), moment('rejected')] as const;

const chart = setup({
  types: { context: {} as Record<string, never>, events: {} as ChartEvent, input: {} as ChartInput },
  actions: chartActions,
  guards: chartGuards,
  delays: { 'lock-wait': 1 },
}).createMachine({
  id: 'local',
  initial: 'initial',
  context: {},
  states: {
    initial: {
      on: {
        BEGIN: [
          { guard: 'isLocked', target: 'queued', actions: [rule('1'), moment('queued')] },
          { guard: 'hasFunds', target: 'paid', actions: [rule('2'), ...pay] },
          { target: 'rejected', actions: [rule('3'), ...reject] },
        ],
        CANCEL: { target: 'rejected', actions: [rule('7'), ...reject] },
      },
    },
    queued: {
      on: {
        GRANTED: [
          { guard: 'hasFunds', target: 'paid', actions: [rule('2'), ...pay] },
          { target: 'rejected', actions: [rule('3'), ...reject] },
        ],
      },
      after: { 'lock-wait': { target: 'rejected', actions: [rule('4'), ...reject] } },
    },
    paid: {},
    rejected: {},
    recovering: {
      on: {
        RESTART: [
          { guard: logHas('PAID'), target: 'paid', actions: [rule('5')] },
          { guard: logHas('REJECTED'), target: 'rejected', actions: [rule('5')] },
          { target: 'initial', actions: [rule('6')] },
        ],
      },
    },
  },
});

/** The role of a bystander; any protocol may offer it, since it needs nobody else. */
export const localPayment: ProtocolRole = {
  ...stepper(chart, null),
  machine: chart,
  mark: 'client',
  place: 'bottom',
  count: 'alone',
  states: {
    initial: 'working',
    queued: 'working',
    paid: 'committed',
    rejected: 'aborted',
    recovering: 'working',
  },
  ledger: { PAID: 'transfer', REJECTED: 'none' },
  workOn: [],
  timers: ['lock-wait'],
  awaits: (_state, _timer, { self }) => [self],
  decision: (records) => {
    const types = recordTypes(records);
    return types.includes('PAID') ? 'commit' : types.includes('REJECTED') ? 'abort' : null;
  },
  promised: () => false,
  seats: () => [],
  memory: () => [],
  pseudocode: [
    { key: 'begin', indent: 0, rules: ['LOCAL-2'] },
    { key: 'queue', indent: 1, rules: ['LOCAL-1'] },
    { key: 'short', indent: 1, rules: ['LOCAL-3'] },
    { key: 'timeout', indent: 1, rules: ['LOCAL-4'] },
    { key: 'cancel', indent: 0, rules: ['LOCAL-7'] },
    { key: 'restart', indent: 0, rules: ['LOCAL-5', 'LOCAL-6'] },
  ],
};
