/** The coordinator's rows that every variant has: C1–C4 and C7–C10, and C5 in its two contradictory versions. */
import { forced, lazy, logHas, moment, rulesOf, toAll, toOthers, toSender } from '../common/chart';
import { rule } from './process';
import type { Variant } from './variant';

const tellAll = (type: string) => [moment('decided'), toAll(type), moment('announced'), 'settle'] as const;

export const begins = {
  target: 'waiting',
  actions: [
    rule('C1'),
    lazy('START'),
    moment('begun'),
    toAll('CAN-COMMIT'),
    moment('asked'),
    'awaitParticipants',
  ],
} as const;

export const cancelled = {
  target: 'aborted',
  actions: [rule('C8'), lazy('ABORT'), ...tellAll('ABORT')],
} as const;

/** While no PRECOMMIT is in its log nobody can commit: it may abort at any time, and need not force the record. */
export const givesUp = {
  target: 'aborted',
  actions: [rule('C3'), lazy('ABORT'), ...tellAll('ABORT')],
} as const;

const preparesToCommit = [
  rule('C2'),
  moment('all-votes'),
  forced('PRECOMMIT'),
  moment('precommitted'),
  toAll('PRE-COMMIT'),
  'awaitParticipants',
] as const;

const counts = { actions: [rule('C7'), 'strike'] } as const;

export const votes = {
  'VOTE-YES': [{ guard: 'isLast', target: 'precommitted', actions: preparesToCommit }, counts],
  'VOTE-NO': {
    target: 'aborted',
    actions: [
      rule('C3'),
      lazy('ABORT'),
      moment('decided'),
      toOthers('ABORT'),
      moment('announced'),
      'rememberNo',
      'settle',
    ],
  },
} as const;

export const acks = [
  { guard: 'isLast', target: 'committed', actions: [rule('C4'), forced('COMMIT'), ...tellAll('COMMIT')] },
  counts,
] as const;

/** An ACK of PRE-COMMIT never comes. `abortRule`: whose rule it is to abort then. */
export function missesAck(missingAck: Variant['missingAck'], abortRule: '3PCM' | '3PCSS') {
  return missingAck === 'commit'
    ? ({ target: 'committed', actions: [rule('C5'), forced('COMMIT'), ...tellAll('COMMIT')] } as const)
    : ({
        target: 'aborted',
        actions: [rulesOf(abortRule)('C5'), forced('ABORT'), ...tellAll('ABORT')],
      } as const);
}

export const unknown = { actions: [rule('C10'), toSender('ABORT')] } as const;
export const late = { 'VOTE-YES': { actions: [rule('C9'), toSender('ABORT')] } } as const;

/** What it does after a restart with its decision in the log, and without PRECOMMIT. */
export const restartsDecided = [
  { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R4')] },
  { guard: logHas('ABORT'), target: 'aborted', actions: [rule('R4')] },
] as const;

export const restartsUndecided = [
  { guard: logHas('START'), target: 'aborted', actions: [rule('R2'), lazy('ABORT'), ...tellAll('ABORT')] },
  { target: 'initial', actions: [rule('R1')] },
] as const;

/** Without a termination protocol it takes PRECOMMIT for a decision. */
export const restartsPrecommitted = {
  guard: logHas('PRECOMMIT'),
  target: 'committed',
  actions: [rulesOf('3PCN')('R1'), forced('COMMIT'), ...tellAll('COMMIT')],
} as const;
