/** Rows of a backup that leads: it collects states (E3), concludes (TR1–TR4), and takes the others to commit (E5). */
import { forced, moment } from '../common/chart';
import { decides, decisionRows, type Places, stateRequest } from './following';
import { type Hearing, rule, toWaiting } from './process';
import { asksAgain, doubtsMissing } from './total';
import type { Total } from './views';

const ignored = { actions: [rule('P9')] } as const;

/** What it does when the last state that it waits for has come, or never will. */
function conclusions(hearing: Hearing, { own }: Places, total: Total) {
  const noting = doubtsMissing(total, hearing);
  const ends = (id: 'TR1' | 'TR2' | 'TR3' | 'TR4' | 'TR4-alone') =>
    ({ type: 'ends', params: { hearing, rule: id } }) as const;
  const hear = { type: 'hear', params: { hearing } } as const;
  const step = own === 'prepared' ? ([forced('PRECOMMIT'), moment('precommitted')] as const) : ([] as const);
  return [
    { guard: ends('TR1'), target: 'aborted', actions: [...noting, ...decides('TR1', 'ABORT')] },
    { guard: ends('TR2'), target: 'committed', actions: [...noting, ...decides('TR2', 'COMMIT')] },
    { guard: ends('TR3'), target: 'aborted', actions: [...noting, ...decides('TR3', 'ABORT')] },
    { guard: ends('TR4-alone'), target: 'committed', actions: [...noting, ...decides('TR4', 'COMMIT')] },
    {
      guard: ends('TR4'),
      target: 'completing',
      actions: [rule('TR4'), ...noting, hear, ...step, toWaiting('PRE-COMMIT'), 'awaitWaiting'],
    },
  ] as const;
}

/** It has asked everybody where they stand. */
export function collecting(places: Places, total: Total) {
  const heard = (hearing: Hearing, id: string) =>
    [
      ...conclusions(hearing, places, total),
      {
        actions: [rule(id), ...doubtsMissing(total, hearing), { type: 'hear', params: { hearing } }],
      } as const,
    ] as const;
  const again = (hearing: Hearing) =>
    total === 'view' && places.lead !== null
      ? ([asksAgain(hearing, places.own, places.lead)] as const)
      : ([] as const);
  const stale = total === 'view' ? ([{ guard: 'isStale', ...ignored }] as const) : ([] as const);
  return {
    on: {
      STATE: [...stale, ...heard('state', 'E3')] as const,
      'DECISION-REQ': [...again('out'), ...heard('out', 'A7')] as const,
      'PRE-COMMIT': ignored,
      ...decisionRows(places.own),
      'STATE-REQ': stateRequest(places.own, places.follow, total),
    },
    after: { states: [...again('timer'), ...conclusions('timer', places, total)] as const },
  };
}

/** It has moved the others to precommitted and waits for their ACKs. */
export function completing(follow: string, total: Total) {
  const commit = { target: 'committed', actions: decides('E5', 'COMMIT') } as const;
  const last = { guard: 'isLast', ...commit } as const;
  return {
    on: {
      ACK: [last, { actions: [rule('C7'), 'strike'] }],
      'DECISION-REQ': [last, { actions: [rule('A7'), 'strike'] }],
      ...decisionRows('precommitted'),
      'STATE-REQ': stateRequest('precommitted', follow, total),
    },
    after: { acks: commit },
  } as const;
}
