/**
 * Rows of the variants that do not wait for everybody after a total failure: what they log about who is up (VIEW), and how those that
 * are back decide. Of those the lowest in rank decides, once all that it has not heard of are down.
 */

import type { NodeId } from '../../sim/types';
import { moment, rulesOf, toSender, without } from '../common/chart';
import { aborts, commits, decidesBy, type Own } from './following';
import { type Hearing, type Process, rule, type Suspicion, toEveryoneElse, toMissing } from './process';
import type { Total } from './views';

/** After a total failure; up-sets; views. */
const after = rulesOf('3PCT');
export const upSets = rulesOf('3PCU');
export const views = rulesOf('3PCV');

interface Sending {
  readonly context: Process;
}

const viewRecord = ({ context: { up = [], viewOf, coordinator } }: Sending) => ({
  record: 'VIEW',
  forced: true,
  body: { up, of: viewOf ?? coordinator },
});

/** Forces whom it holds to be up. The record's type can still be read from the chart's definition. */
const logsUp = {
  type: 'persist',
  params: Object.assign(viewRecord, { toJSON: () => ({ record: 'VIEW', forced: true }) }),
} as const;

/** It takes its leader for dead. */
export const doubts = (total: Total, by: Suspicion) =>
  total === 'up-sets' ? ([{ type: 'doubt', params: { by } }, logsUp] as const) : ([] as const);

/** It takes those for dead whose states are missing. */
export const doubtsMissing = (total: Total, hearing: Hearing) =>
  total === 'up-sets' && hearing !== 'state'
    ? ([{ type: 'doubtMissing', params: { hearing } }, logsUp] as const)
    : ([] as const);

const askMembers = {
  type: 'send',
  params: ({ context: { up = [], self } }: Sending) => ({
    type: 'STATE-REQ',
    to: without(up, self),
    body: up,
  }),
} as const;

/** Elected: it forces its view before it asks with it. */
export const leadsView = (own: Own) =>
  [
    views('E1'),
    moment('elected'),
    { type: 'lead', params: { own } },
    'formView',
    logsUp,
    askMembers,
  ] as const;

/** A member of its view will not answer: it asks the others again, in a smaller view. */
export const asksAgain = (hearing: Hearing, own: Own, lead: string) =>
  ({
    guard: { type: 'shrinks', params: { hearing } },
    target: lead,
    reenter: true,
    actions: [views('E3'), { type: 'shrinkView', params: { hearing, own } }, logsUp, askMembers],
  }) as const;

/** It makes the leader's view its own before it answers. */
export const adoptsView = ['adoptView', logsUp] as const;

/** Answers with what its log says. */
const sendLog = {
  type: 'send',
  params: ({ context, event }: Sending & { readonly event: { readonly from: NodeId } }) => {
    const own = context.logs?.find(({ node }) => node === context.self);
    const { is = 'prepared', up = [], of = context.coordinator } = own ?? {};
    return { type: 'LOGGED', to: [event.from], body: { is, up, of } };
  },
} as const;

/** Notes what its own log says, and asks everybody what was decided. */
export const asksTotally = (own: Own) =>
  ['ask', { type: 'enlist', params: { own } }, toEveryoneElse('DECISION-REQ')] as const;

/** Why it goes on waiting although nobody else is up. */
const waits = (total: Total) => ({ actions: [total === 'view' ? views('A6') : upSets('A6')] }) as const;

/** It has restarted in doubt: it asks, adopts what others have decided, and decides with those that are back. */
export function asksTotal(total: Exclude<Total, 'all'>) {
  const ends = (hearing: Hearing, outcome: 'COMMIT' | 'ABORT') =>
    ({ type: 'concludes', params: { total, hearing, outcome } }) as const;
  const concludes = (hearing: Hearing) =>
    [
      { guard: ends(hearing, 'COMMIT'), target: 'committed', actions: decidesBy(after('A4'), 'COMMIT') },
      { guard: ends(hearing, 'ABORT'), target: 'aborted', actions: decidesBy(after('A5'), 'ABORT') },
    ] as const;
  const hears = [
    ...concludes('state'),
    { target: 'asking', reenter: true, actions: [after('A3'), 'noteLog'] },
  ] as const;
  const tells = {
    guard: 'isLower',
    // The timer begins anew: whoever asks is no longer down.
    target: 'asking',
    reenter: true,
    actions: [after('A2'), sendLog],
  } as const;
  const isOut = { actions: [rule('A6'), toSender('DECISION-REQ')] } as const;
  return {
    on: {
      COMMIT: { target: 'committed', actions: commits('A5') },
      ABORT: { target: 'aborted', actions: aborts('A5') },
      // What it said before it was asked may be out of date: only answers count.
      'DECISION-REQ': [tells, { guard: 'isMissing', actions: [after('A1'), toSender('DECISION-REQ')] }],
      LOGGED: hears,
      'STATE-REQ': isOut,
      'PRE-COMMIT': isOut,
      ELECT: isOut,
      STATE: isOut,
    },
    after: {
      ask: {
        target: 'asking',
        reenter: true,
        actions: [rule('A1'), toMissing('DECISION-REQ')],
      },
      down: total === 'any-subset' ? concludes('timer') : ([...concludes('timer'), waits(total)] as const),
    },
  } as const;
}
