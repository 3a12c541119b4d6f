/**
 * TEMPLATE of a protocol folder. Copy it, rename the folder to the new id, replace the charts, RULES.md and both string files,
 * and add one line to `../registry.ts`; `conformance.test.ts` then says what is missing. Header of a real one: paper, edition,
 * what is simplified, what is not modelled.
 */
import { neutralSetting } from '../common/neutral';
import { commonProperties } from '../common/properties';
import { recordTypes, stepper } from '../machineNode';
import type { Protocol, ProtocolRole } from '../protocol';
import { followerChart, tellerChart } from './machine';

const shared = {
  states: { initial: 'working', committed: 'committed', recovering: 'working' },
  workOn: [],
  timers: [],
  awaits: () => [],
  decision: (records) => (recordTypes(records).includes('COMMIT') ? 'commit' : null),
  promised: () => false,
  seats: () => [],
  memory: () => [],
} satisfies Partial<ProtocolRole>;

const coordinator: ProtocolRole = {
  ...stepper(tellerChart, 'coordinator'),
  ...shared,
  machine: tellerChart,
  mark: 'coordinator',
  place: 'top',
  count: 'first',
  ledger: { COMMIT: 'none' },
  pseudocode: [{ key: 'begin', indent: 0, rules: ['1PC-C1', '1PC-R1'] }],
};

const participant: ProtocolRole = {
  ...stepper(followerChart, 'coordinator'),
  ...shared,
  machine: followerChart,
  mark: 'participant',
  place: 'bottom',
  count: 'others',
  ledger: { COMMIT: 'apply' },
  pseudocode: [{ key: 'commit', indent: 0, rules: ['1PC-P1', '1PC-R2'] }],
};

/** One-phase commit, the smallest thing that fits the contract. It is not registered: a participant without money cannot say no. */
export const template: Protocol = {
  id: '_template',
  version: 1,
  roles: { coordinator, participant },
  messages: { COMMIT: 'commit' },
  milestones: ['decided', 'announced', 'learned'],
  properties: commonProperties,
  timeouts: {},
  waitsBecause: () => null,
  neutral: (participants) => neutralSetting(template, {}, participants),
};
