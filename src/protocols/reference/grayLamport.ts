/**
 * TwoPhase of Gray & Lamport, "Consensus on Transaction Commit" (2006), as charts: a transaction manager that may commit when all
 * are prepared and abort whenever it likes, and messages that are never taken out of the network. Nothing crashes. Its state
 * counts are known in closed form, so it is the yardstick of the checker, not a protocol to look at.
 */
import { assign, setup } from 'xstate';
import type { NodeId } from '../../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  forced,
  rulesOf,
  toAll,
  toCoordinator,
} from '../common/chart';
import { stepper } from '../machineNode';
import { type Reference, referenceOf } from './reference';
import { referenceRole } from './referenceRole';

interface Managing {
  readonly participants: readonly NodeId[];
  readonly prepared: readonly NodeId[];
}

const rule = rulesOf('TwoPhase');

const managerChart = setup({
  types: { context: {} as Managing, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    // In the order of the cast, so that who came first makes no other state.
    count: assign(({ context: { participants, prepared }, event }) => ({
      prepared: participants.filter((id) => id === event.from || prepared.includes(id)),
    })),
  },
  guards: { isComplete: ({ context }) => context.prepared.length === context.participants.length },
  delays: { commit: 1, abort: 1 },
}).createMachine({
  id: 'manager',
  initial: 'init',
  context: ({ input }) => ({ participants: input.participants, prepared: [] }),
  states: {
    init: {
      on: { PREPARED: { actions: [rule('TMRcvPrepared'), 'count'] } },
      after: {
        commit: {
          guard: 'isComplete',
          target: 'committed',
          actions: [rule('TMCommit'), forced('COMMIT'), toAll('COMMIT')],
        },
        abort: { target: 'aborted', actions: [rule('TMAbort'), forced('ABORT'), toAll('ABORT')] },
      },
    },
    committed: {},
    aborted: {},
  },
});

const commit = { target: 'committed', actions: [rule('RMRcvCommitMsg'), forced('COMMIT')] } as const;
const abort = { target: 'aborted', actions: [rule('RMRcvAbortMsg'), forced('ABORT')] } as const;
const both = { COMMIT: commit, ABORT: abort } as const;

const resourceChart = setup({
  types: {
    context: {} as Pick<ChartInput, 'coordinator'>,
    events: {} as ChartEvent,
    input: {} as ChartInput,
  },
  actions: chartActions,
  guards: chartGuards,
  delays: { prepare: 1 },
}).createMachine({
  id: 'resource',
  initial: 'working',
  context: ({ input }) => ({ coordinator: input.coordinator }),
  states: {
    working: {
      on: { ...both, VETO: { target: 'aborted', actions: [rule('RMChooseToAbort'), forced('ABORT')] } },
      after: {
        prepare: {
          target: 'prepared',
          actions: [rule('RMPrepare'), toCoordinator('PREPARED')],
        },
      },
    },
    prepared: { on: both },
    // Hearing it again is a step of the specification, though one that changes nothing.
    committed: { on: { COMMIT: { actions: [rule('RMRcvCommitMsg')] } } },
    aborted: { on: { ABORT: { actions: [rule('RMRcvAbortMsg')] } } },
  },
});

const grayLamport = {
  id: 'gray-lamport',
  version: 1,
  roles: {
    coordinator: { ...stepper(managerChart, 'coordinator'), ...referenceRole },
    participant: { ...stepper(resourceChart, 'coordinator'), ...referenceRole },
  },
};

/** So many resource managers under one transaction manager: 6ⁿ + 4ⁿ + 2ⁿ states. */
export function grayLamportReference(participants: number): Reference {
  return referenceOf(grayLamport, { commit: 1, abort: 1, prepare: 1 }, participants);
}
