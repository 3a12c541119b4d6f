/**
 * The chart of the store: rows D1–D7 and R3. It keeps the claims table, one row for each share that was given away; the row and
 * the money that it moves are one record.
 */
import { assign, setup } from 'xstate';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  moment,
  rulesOf,
} from '../common/chart';
import { type Claim, type Loaded, rowIn, said, type Write } from './messages';
import type { Variant } from './variant';

interface Store {
  /** The newest that an owner has shown. */
  readonly epoch: number;
  readonly rows: readonly Claim[];
}

interface At {
  readonly context: Store;
  readonly event: ChartEvent;
}

const rule = rulesOf('HB');

const building = setup({
  types: { context: {} as Store, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    heed: assign(({ event }) => ({ epoch: said<Write>(event).epoch })),
    append: assign(({ context, event }) => ({ rows: [...context.rows, rowIn(event)] })),
    remember: assign(({ event: { records } }) => {
      const owner = records.findLast(({ type }) => type === 'OWNER');
      return {
        epoch: owner ? said<Write>(owner).epoch : 0,
        rows: records.filter(({ type }) => type === 'CLAIM').map(rowIn),
      };
    }),
  },
  guards: {
    ...chartGuards,
    isOlder: ({ context, event }) => said<Write>(event).epoch < context.epoch,
    hasRow: ({ context, event }) => {
      const { share, to } = rowIn(event);
      return context.rows.some((row) => row.share === share && row.to === to);
    },
    // Only an untouched packet holds all of its money.
    isUnpaid: ({ context, event }) => context.rows.length === 0 && event.view.funds === 'short',
    isMiscounted: ({ context, event }) => said<Write>(event).share !== context.rows.length + 1,
  },
});

const answer = (type: string) =>
  ({
    type: 'send',
    params: ({ event }: At) => ({ type, to: [event.from], body: rowIn(event) }),
  }) as const;
const refuse = {
  type: 'send',
  params: ({ event }: At) => ({
    type: 'REFUSED',
    to: [event.from],
    body: { epoch: said<Write>(event).epoch },
  }),
} as const;
const show = {
  type: 'send',
  params: ({ context, event }: At) => ({
    type: 'LOADED',
    to: [event.from],
    body: {
      epoch: said<Write>(event).epoch,
      rows: context.rows.map((body) => rowIn({ body })),
    } satisfies Loaded,
  }),
} as const;
const writeOwner = {
  type: 'persist',
  params: ({ event }: At) => ({
    record: 'OWNER',
    forced: true,
    body: { epoch: said<Write>(event).epoch, owner: event.from },
  }),
} as const;
const writeRow = {
  type: 'persist',
  params: ({ event }: At) => ({ record: 'CLAIM', forced: true, body: rowIn(event) }),
} as const;
/** `claim-6`: how many rows there are now. */
const written = {
  type: 'milestone',
  params: ({ context }: At) => ({ name: `claim-${context.rows.length}` }),
} as const;

export function storeChart({ guard }: Variant) {
  const isOlder = { guard: 'isOlder', actions: [rule('D4'), moment('refused'), refuse] } as const;
  const isMiscounted = { guard: 'isMiscounted', actions: [rule('D6'), moment('refused'), refuse] } as const;
  const again = { guard: 'hasRow', actions: [rule('D5'), answer('WRITTEN')] } as const;
  const writes = { actions: [rule('D3'), 'append', writeRow, written, answer('WRITTEN')] } as const;
  const unpaid = { guard: 'isUnpaid', actions: [rule('D7')] } as const;
  const reads = { actions: [rule('D2'), show] } as const;
  const on = {
    epoch: {
      LOAD: [isOlder, unpaid, { actions: [rule('D1'), 'heed', writeOwner, show] } as const],
      CLAIM: [isOlder, again, writes],
    },
    count: { LOAD: [unpaid, reads], CLAIM: [again, isMiscounted, writes] },
    none: { LOAD: [unpaid, reads], CLAIM: [again, writes] },
  } as const;
  return building.createMachine({
    id: 'store',
    initial: 'open',
    context: { epoch: 0, rows: [] },
    states: {
      open: { on: on[guard] },
      recovering: { on: { RESTART: { target: 'open', actions: [rule('R3'), 'remember'] } } },
    },
  });
}
