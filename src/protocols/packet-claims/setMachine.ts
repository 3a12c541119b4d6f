/**
 * The chart of a server, a SET: rows S1–S8 and R2. It serves one request after the other from the counter in its memory, which is
 * why nobody needs a lock; and which is why it must read the claims table first, whenever the packet comes to it.
 */
import { assign, setup } from 'xstate';
import type { NodeId } from '../../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  moment,
  playing,
  rulesOf,
} from '../common/chart';
import { type Claim, type Grab, type Loaded, rowIn, said, type Write } from './messages';
import type { Variant } from './variant';

interface Server {
  readonly gateway: NodeId;
  readonly store: NodeId;
  readonly shares: number;
  /** In which it came to serve the packet; 0 while it does not. */
  readonly epoch: number;
  /** Whose request it is about. */
  readonly asking: number;
  /** Its counter: the rows of the table, as far as it knows. */
  readonly rows: readonly Claim[];
}

interface At {
  readonly context: Server;
  readonly event: ChartEvent;
}

const rule = rulesOf('HB');
const isMine = ({ context, event }: At): boolean => said<Grab>(event).epoch === context.epoch;
const tells = ({ event }: At): readonly Claim[] => said<Loaded>(event).rows;
const isOf = (person: number) => (row: Claim) => row.to === person;

const building = setup({
  types: { context: {} as Server, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    takeOver: assign(({ event }) => ({
      epoch: said<Grab>(event).epoch,
      asking: said<Grab>(event).to,
      rows: [],
    })),
    load: assign(({ event }) => ({ rows: said<Loaded>(event).rows })),
    take: assign(({ event }) => ({ asking: said<Grab>(event).to })),
    count: assign(({ context, event }) => ({ rows: [...context.rows, rowIn(event)], asking: 0 })),
    answered: assign({ asking: 0 }),
    forget: assign({ epoch: 0, asking: 0, rows: [] }),
  },
  guards: {
    ...chartGuards,
    isNewer: ({ context, event }) => said<Grab>(event).epoch > context.epoch,
    isMine,
    isMineAndKnown: (at: At) => isMine(at) && at.context.rows.some(isOf(said<Grab>(at.event).to)),
    isMineAndFull: (at: At) => isMine(at) && at.context.rows.length >= at.context.shares,
    tellsKnown: (at: At) => isMine(at) && tells(at).some(isOf(at.context.asking)),
    tellsFull: (at: At) => isMine(at) && tells(at).length >= at.context.shares,
    isWritten: ({ context, event }) =>
      said<Claim>(event).to === context.asking && said<Claim>(event).share === context.rows.length + 1,
  },
});

const askStore = {
  type: 'send',
  params: ({ context: { store, epoch } }: At) => ({ type: 'LOAD', to: [store], body: { epoch } }),
} as const;
/** The next share, by its own counter. */
const write = {
  type: 'send',
  params: ({ context: { store, epoch, rows, asking } }: At) => ({
    type: 'CLAIM',
    to: [store],
    body: { epoch, share: rows.length + 1, to: asking } satisfies Write,
  }),
} as const;
const tellWon = {
  type: 'send',
  params: ({ context: { gateway, rows, asking } }: At) => ({
    type: 'WON',
    to: [gateway],
    body: { share: rows.find(isOf(asking))?.share ?? 0, to: asking } satisfies Claim,
  }),
} as const;
/** Before it counts: the row is on disk. */
const tellWritten = {
  type: 'send',
  params: ({ context: { gateway }, event }: At) => ({ type: 'WON', to: [gateway], body: rowIn(event) }),
} as const;
const tellLate = {
  type: 'send',
  params: ({ context: { gateway, asking } }: At) => ({
    type: 'TOO-LATE',
    to: [gateway],
    body: { to: asking },
  }),
} as const;

/** The packet comes to it, whatever it was doing: what its memory says of it is worth nothing. */
const takesOver = {
  guard: 'isNewer',
  target: 'loading',
  reenter: true,
  actions: [rule('S1'), 'takeOver', askStore],
} as const;

const loaded = [rule('S2'), 'load', moment('loaded')] as const;

export function setChart({ guard }: Variant) {
  const standsDown = {
    guard: 'isMine',
    target: 'resting',
    actions: [rule('S7'), 'forget', moment('deposed')],
  } as const;
  const refused = {
    epoch: { REFUSED: standsDown },
    count: {
      REFUSED: { guard: 'isMine', target: 'loading', reenter: true, actions: [rule('S8'), askStore] },
    },
    none: {},
  } as const;
  return building.createMachine({
    id: 'set',
    initial: 'resting',
    context: ({ input: { self, coordinator, members, shares } }) => ({
      gateway: coordinator,
      store: playing('store', members)[0] ?? self,
      shares,
      epoch: 0,
      asking: 0,
      rows: [],
    }),
    states: {
      resting: { on: { GRAB: takesOver } },
      loading: {
        on: {
          GRAB: takesOver,
          LOADED: [
            { guard: 'tellsKnown', target: 'serving', actions: [...loaded, tellWon, 'answered'] },
            { guard: 'tellsFull', target: 'serving', actions: [...loaded, tellLate, 'answered'] },
            { guard: 'isMine', target: 'writing', actions: [...loaded, write] },
          ],
          ...(guard === 'epoch' ? refused.epoch : {}),
        },
      },
      serving: {
        on: {
          GRAB: [
            takesOver,
            { guard: 'isMineAndKnown', actions: [rule('S5'), 'take', tellWon, 'answered'] },
            { guard: 'isMineAndFull', actions: [rule('S4'), 'take', tellLate, 'answered'] },
            { guard: 'isMine', target: 'writing', actions: [rule('S3'), 'take', write] },
          ],
        },
      },
      writing: {
        on: {
          GRAB: takesOver,
          WRITTEN: {
            guard: 'isWritten',
            target: 'serving',
            actions: [rule('S6'), 'count', moment('counted'), tellWritten],
          },
          ...refused[guard],
        },
      },
      recovering: { on: { RESTART: { target: 'resting', actions: [rule('R2')] } } },
    },
  });
}
