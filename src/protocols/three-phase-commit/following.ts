/**
 * Rows of whoever obeys a leader, and of whoever asks after a restart: P4–P9, E2, A1–A7. Participants use them in both of their
 * undecided states; the coordinator once a backup has taken over.
 */
import { forced, moment, toSender } from '../common/chart';
import { rule, type Suspicion, tellSender, toEveryoneElse, toLeader, toMissing } from './process';
import { adoptsView, asksTotal, asksTotally, doubts, leadsView, upSets, views } from './total';
import type { Total } from './views';

/** The two undecided states that a process may be in: it has voted YES, or it knows that everybody has. */
export type Own = 'prepared' | 'precommitted';

/** Names of the chart's states for one of the two. */
export interface Places {
  readonly own: Own;
  readonly follow: string;
  /** Where it leads; the coordinator never does, since nobody ranks lower. */
  readonly lead: string | null;
}

export const commits = (id: string) => [rule(id), forced('COMMIT'), moment('learned'), 'settle'] as const;
export const aborts = (id: string) => [rule(id), forced('ABORT'), moment('learned'), 'settle'] as const;

/** A leader decides and tells everybody. */
export const decidesBy = (cited: ReturnType<typeof rule>, record: 'COMMIT' | 'ABORT') =>
  [
    cited,
    forced(record),
    moment('decided'),
    moment('learned'),
    toEveryoneElse(record),
    moment('announced'),
    'settle',
  ] as const;

export const decides = (id: string, record: 'COMMIT' | 'ABORT') => decidesBy(rule(id), record);

/** What it does about a silent leader: it leads, decides if nobody is left to ask, or turns to the next one. */
function suspicion(by: Suspicion, { own, follow, lead }: Places, total: Total) {
  const leads = (isLast: boolean) => ({ type: 'leads', params: { by, isLast, total } }) as const;
  const noting = doubts(total, by);
  const alone =
    own === 'prepared'
      ? ({
          guard: leads(true),
          target: 'aborted',
          actions: [...noting, moment('elected'), ...decides('TR3', 'ABORT')],
        } as const)
      : ({
          guard: leads(true),
          target: 'committed',
          actions: [...noting, moment('elected'), ...decides('TR4', 'COMMIT')],
        } as const);
  const elected =
    total === 'view'
      ? leadsView(own)
      : ([
          total === 'up-sets' ? upSets('E1') : rule('E1'),
          ...noting,
          moment('elected'),
          { type: 'lead', params: { own } },
          toEveryoneElse('STATE-REQ'),
        ] as const);
  const leading =
    lead === null ? [] : [alone, { guard: leads(false), target: lead, actions: elected } as const];
  // Whoever names another one the leader is the next itself, or lower.
  if (by === 'elect') return leading;
  const turn = { type: 'turns', params: { by } } as const;
  const left = { type: 'suspects', params: { by } } as const;
  return [
    ...leading,
    {
      guard: turn,
      target: follow,
      reenter: true,
      actions: [total === 'up-sets' ? upSets('P8') : rule('P8'), ...noting, 'turn', toLeader('ELECT')],
    } as const,
    {
      guard: left,
      target: 'asking',
      actions: [rule('A1'), ...noting, ...asking(total, own)],
    } as const,
  ];
}

/** Asks everybody what was decided. */
export const asking = (total: Total, own: Own) =>
  total === 'all' ? (['ask', toEveryoneElse('DECISION-REQ')] as const) : asksTotally(own);

const ignored = { actions: [rule('P9')] } as const;
export const hearsOf = { actions: [rule('A7')] } as const;

/** Decisions count from the leader and from those of higher rank. */
export const decisionRows = (own: Own) =>
  ({
    COMMIT: [
      { guard: 'outranks', target: 'committed', actions: commits(own === 'prepared' ? 'P7' : 'P6') },
      ignored,
    ],
    ABORT: [{ guard: 'outranks', target: 'aborted', actions: aborts('P5') }, ignored],
  }) as const;

/** A backup of higher rank asks: it obeys from now on. */
export const stateRequest = (own: Own, follow: string, total: Total) =>
  [
    {
      guard: 'outranks',
      target: follow,
      reenter: true,
      actions: [
        total === 'view' ? views('E2') : rule('E2'),
        'obey',
        ...(total === 'view' ? adoptsView : []),
        tellSender('STATE', own),
      ],
    },
    ignored,
  ] as const;

/** It obeys a leader and waits for it. */
export function following(places: Places, precommitted: string, total: Total) {
  const { own, follow, lead } = places;
  const acknowledge = [rule('P4'), forced('PRECOMMIT'), moment('precommitted'), toLeader('ACK')] as const;
  return {
    on: {
      ...(own === 'prepared'
        ? {
            'PRE-COMMIT': [
              { guard: 'isFromLeader', target: precommitted, actions: acknowledge } as const,
              ignored,
            ],
          }
        : {}),
      ...decisionRows(own),
      'STATE-REQ': stateRequest(own, follow, total),
      'DECISION-REQ': [...suspicion('out', places, total), hearsOf],
      ...(lead === null ? {} : { ELECT: suspicion('elect', places, total) }),
    },
    after: { leader: suspicion('timer', places, total) },
  };
}

/**
 * It has restarted in doubt: it never votes in a running round, asks, and adopts what others decided. When nobody has decided and
 * everybody asks, the coordinator goes on: its own PRECOMMIT is as far as anybody can have come.
 */
export function askingRows(role: 'coordinator' | 'participant', total: Total) {
  return total === 'all' ? waitsForAll(role) : asksTotal(total);
}

function waitsForAll(role: 'coordinator' | 'participant') {
  const isOut = { actions: [rule('A6'), toSender('DECISION-REQ')] } as const;
  const undecided = [
    { guard: 'isLast', target: 'committed', actions: decides('A4', 'COMMIT') },
    { actions: [rule('A3'), 'strike'] },
  ] as const;
  const hears =
    role === 'coordinator'
      ? { 'DECISION-REQ': undecided, LOGGED: undecided }
      : {
          'DECISION-REQ': {
            guard: 'isFromCoordinator',
            actions: [rule('A2'), toSender('LOGGED')],
          } as const,
        };
  return {
    on: {
      COMMIT: { target: 'committed', actions: commits('A5') },
      ABORT: { target: 'aborted', actions: aborts('A5') },
      ...hears,
      'STATE-REQ': isOut,
      'PRE-COMMIT': isOut,
      ELECT: isOut,
      // It asked for it before it crashed: whoever sends it still obeys it.
      STATE: isOut,
    },
    after: {
      ask: { target: 'asking', reenter: true, actions: [rule('A1'), toMissing('DECISION-REQ')] },
    },
  } as const;
}

/** It has decided: whoever asks hears it. */
export function answering(record: 'COMMIT' | 'ABORT') {
  const standing = record === 'COMMIT' ? 'committed' : 'aborted';
  const tell = { actions: [rule('E4'), toSender(record)] } as const;
  return {
    'STATE-REQ': { actions: [rule('E2'), tellSender('STATE', standing)] },
    'DECISION-REQ': tell,
    ELECT: tell,
    // It asked for it before it crashed: whoever sends it still waits for it.
    STATE: tell,
  } as const;
}
