/** Rows of a backup that leads: it collects states (E3), concludes (TR1–TR4), and takes the others to commit (E5). */
import { forced, moment } from '../common/chart';
import { decides, decisionRows, type Places, stateRequest } from './following';
import { type Hearing, rule, toWaiting } from './process';

const ignored = { actions: [rule('P9')] } as const;

/** What it does when the last state that it waits for has come, or never will. */
function conclusions(hearing: Hearing, { own }: Places) {
  const ends = (id: 'TR1' | 'TR2' | 'TR3' | 'TR4' | 'TR4-alone') =>
    ({ type: 'ends', params: { hearing, rule: id } }) as const;
  const hear = { type: 'hear', params: { hearing } } as const;
  const step = own === 'prepared' ? ([forced('PRECOMMIT'), moment('precommitted')] as const) : ([] as const);
  return [
    { guard: ends('TR1'), target: 'aborted', actions: decides('TR1', 'ABORT') },
    { guard: ends('TR2'), target: 'committed', actions: decides('TR2', 'COMMIT') },
    { guard: ends('TR3'), target: 'aborted', actions: decides('TR3', 'ABORT') },
    { guard: ends('TR4-alone'), target: 'committed', actions: decides('TR4', 'COMMIT') },
    {
      guard: ends('TR4'),
      target: 'completing',
      actions: [rule('TR4'), hear, ...step, toWaiting('PRE-COMMIT'), 'awaitWaiting'],
    },
  ] as const;
}

/** It has asked everybody where they stand. */
export function collecting(places: Places) {
  const heard = (hearing: Hearing, id: string) =>
    [
      ...conclusions(hearing, places),
      { actions: [rule(id), { type: 'hear', params: { hearing } }] } as const,
    ] as const;
  return {
    on: {
      STATE: heard('state', 'E3'),
      'DECISION-REQ': heard('out', 'A7'),
      'PRE-COMMIT': ignored,
      ...decisionRows(places.own),
      'STATE-REQ': stateRequest(places.own, places.follow),
    },
    after: { states: conclusions('timer', places) },
  };
}

/** It has moved the others to precommitted and waits for their ACKs. */
export function completing(follow: string) {
  const commit = { target: 'committed', actions: decides('E5', 'COMMIT') } as const;
  const last = { guard: 'isLast', ...commit } as const;
  return {
    on: {
      ACK: [last, { actions: [rule('C7'), 'strike'] }],
      'DECISION-REQ': [last, { actions: [rule('A7'), 'strike'] }],
      ...decisionRows('precommitted'),
      'STATE-REQ': stateRequest('precommitted', follow),
    },
    after: { acks: commit },
  } as const;
}
