/**
 * TCommit of Gray & Lamport, "Consensus on Transaction Commit" (2006): what every commit protocol looks like from outside, without
 * messages or a coordinator. Each resource manager is a chart; whether it may decide depends on all others. The second yardstick
 * of the checker: 3ⁿ + 2ⁿ − 1 states.
 */
import { setup } from 'xstate';
import { chartActions, rulesOf } from '../common/chart';
import { charted, event, membersOf, type SpecifiedEvent, type Whole } from './specified';

interface Manager {
  readonly value: 'working' | 'prepared' | 'committed' | 'aborted';
  readonly context: Record<string, never>;
}

const rule = rulesOf('TCommit');
const abort = { target: 'aborted', actions: rule('Decide') } as const;

const managerChart = setup({
  types: { context: {} as Manager['context'], events: {} as SpecifiedEvent },
  actions: chartActions,
}).createMachine({
  id: 'manager',
  initial: 'working',
  context: {},
  states: {
    working: { on: { Prepare: { target: 'prepared', actions: rule('Prepare') }, Abort: abort } },
    prepared: { on: { Commit: { target: 'committed', actions: rule('Decide') }, Abort: abort } },
    committed: {},
    aborted: {},
  },
});

/** So many resource managers. */
export function commitOnlyReference(managers: number) {
  const members = membersOf(managers);
  const { participants } = members;
  const charts = Object.fromEntries(participants.map((manager) => [manager, managerChart]));
  const isEach = (all: Whole<Manager>, ...values: Manager['value'][]) =>
    participants.every((manager) => values.includes(all.at(manager).value));
  const canCommit = (all: Whole<Manager>) => isEach(all, 'prepared', 'committed');
  const notCommitted = (all: Whole<Manager>) => isEach(all, 'working', 'prepared', 'aborted');
  const step = (action: string, manager: string) => ({
    name: `${action}(${manager})`,
    events: [{ node: manager, event: event(action) }],
  });
  return {
    id: 'commit-only',
    ...charted<Manager>(members, charts),
    messages: [],
    budgets: {},
    steps: participants.flatMap((manager) => [
      step('Prepare', manager),
      { ...step('Commit', manager), guard: canCommit },
      { ...step('Abort', manager), guard: notCommitted },
    ]),
    properties: [
      {
        id: 'TCConsistent',
        kind: 'always' as const,
        isShown: (all: Whole<Manager>) =>
          !notCommitted(all) && !isEach(all, 'working', 'prepared', 'committed'),
      },
    ],
  };
}
