/** The acceptor's chart: rows X4, X5, X11, X12 and the recovery row R4. It keeps what others decide by and decides nothing itself. */
import { assign, setup } from 'xstate';
import type { NodeId } from '../../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  moment,
  rulesOf,
} from '../common/chart';
import {
  acceptedIn,
  FIRST,
  highestIn,
  nothing,
  numberIn,
  union,
  type Values,
  valuesIn,
  write,
} from './ballots';

interface Accepting {
  readonly participants: readonly NodeId[];
  /** It has promised to take no part in any ballot below this one. */
  readonly promised: number;
  readonly accepted: Values;
  /** Whose `prepared` it has heard in ballot 0 and not accepted yet: until it does, they might as well still be on their way. */
  readonly heard: readonly NodeId[];
}

interface Seen {
  readonly context: Accepting;
  readonly event: ChartEvent;
}

const rule = rulesOf('PAX');

/** What it accepts in ballot 0: `prepared` of all instances together, or `aborted` of a single one. */
const allPrepared = ({ context }: Seen): Values => ({
  ballot: FIRST,
  prepared: context.participants,
  aborted: [],
});
const oneAborted = ({ event }: Seen): Values => ({ ballot: FIRST, prepared: [], aborted: [event.from] });
const report = {
  type: 'send',
  params: ({ context, event }: Seen) => ({ type: '2B', to: [event.from], body: context.accepted }),
} as const;
/** Ballot 0 has no leader who asks for it; the first member of the transaction is told. */
const reportVotes = {
  type: 'send',
  params: ({ context }: { context: Accepting & { coordinator: NodeId } }) => ({
    type: '2B',
    to: [context.coordinator],
    body: context.accepted,
  }),
} as const;
const promise = {
  type: 'send',
  params: ({ context, event }: Seen) => ({
    type: '1B',
    to: [event.from],
    body: { ballot: context.promised, accepted: context.accepted },
  }),
} as const;
const refuse = {
  type: 'send',
  params: ({ context, event }: Seen) => ({
    type: 'REFUSED',
    to: [event.from],
    body: { ballot: numberIn(event.body, 'ballot'), promised: context.promised },
  }),
} as const;

const notePromise = write('PROMISE', true, ({ event }: Seen) => ({ ballot: numberIn(event.body, 'ballot') }));
const noteProposal = write('ACCEPT', true, ({ event }: Seen) => valuesIn(event.body));

const building = setup({
  types: {
    context: {} as Accepting & { readonly coordinator: NodeId },
    events: {} as ChartEvent,
    input: {} as ChartInput,
  },
  actions: {
    ...chartActions,
    hear: assign(({ context, event }) => ({
      heard: union(context.participants, context.heard, [event.from]),
    })),
    acceptAll: assign((seen) => ({ accepted: allPrepared(seen), heard: [] })),
    acceptOne: assign((seen) => ({ accepted: oneAborted(seen), heard: [] })),
    keepPromise: assign(({ event }) => ({ promised: numberIn(event.body, 'ballot'), heard: [] })),
    accept: assign(({ event }) => ({
      promised: numberIn(event.body, 'ballot'),
      accepted: valuesIn(event.body),
      heard: [],
    })),
    reload: assign(({ context, event }) => ({
      promised: highestIn(event.records),
      accepted: acceptedIn(context.participants, event.records),
    })),
  },
  guards: {
    ...chartGuards,
    /** Everything, or one `aborted`, after which no other value can change the outcome. */
    hasAccepted: ({ context }) => context.accepted.ballot >= FIRST,
    isLastVote: ({ context: { heard, participants }, event }) =>
      participants.every((node) => node === event.from || heard.includes(node)),
    /** Whoever proposes in a ballot no longer asks for promises. */
    isOver: ({ context, event }) => numberIn(event.body, 'ballot') <= context.accepted.ballot,
    isLower: ({ context, event }) => numberIn(event.body, 'ballot') < context.promised,
    wasPromised: ({ event }) => highestIn(event.records) > FIRST,
  },
});

const reported = [reportVotes, moment('accepted')] as const;
const proposed = [noteProposal, 'accept', report, moment('accepted')] as const;

export const acceptorChart = building.createMachine({
  id: 'acceptor',
  initial: 'initial',
  context: ({ input: { participants, coordinator } }) => ({
    participants,
    coordinator,
    promised: FIRST,
    accepted: nothing,
    heard: [],
  }),
  states: {
    initial: {
      on: {
        '2A-PREPARED': [
          { guard: 'hasAccepted', actions: [rule('X12')] },
          {
            guard: 'isLastVote',
            actions: [rule('X4'), write('ACCEPT', true, allPrepared), 'acceptAll', ...reported],
          },
          { actions: [rule('X12'), 'hear'] },
        ],
        '2A-ABORTED': [
          { guard: 'hasAccepted', actions: [rule('X12')] },
          { actions: [rule('X4'), write('ACCEPT', true, oneAborted), 'acceptOne', ...reported] },
        ],
        '1A': {
          target: 'promised',
          actions: [rule('X5'), notePromise, 'keepPromise', promise, moment('promised')],
        },
        '2A': { target: 'promised', actions: [rule('X4'), ...proposed] },
      },
    },
    promised: {
      on: {
        '2A-PREPARED': { actions: [rule('X11')] },
        '2A-ABORTED': { actions: [rule('X11')] },
        '1A': [
          { guard: 'isLower', actions: [rule('X11'), refuse] },
          { guard: 'isOver', actions: [rule('X12')] },
          { actions: [rule('X5'), notePromise, 'keepPromise', promise, moment('promised')] },
        ],
        '2A': [{ guard: 'isLower', actions: [rule('X11'), refuse] }, { actions: [rule('X4'), ...proposed] }],
      },
    },
    recovering: {
      on: {
        RESTART: [
          { guard: 'wasPromised', target: 'promised', actions: [rule('R4'), 'reload'] },
          { target: 'initial', actions: [rule('R4'), 'reload'] },
        ],
      },
    },
  },
});
