/** What the three presumptions do differently at the coordinator: the rows 2PC-C1–C6 and their counterparts PRA-…, PRC-… and RO-…. */
import type { NodeId } from '../../sim/types';
import { forced, lazy, logHas, moment, rulesOf, toAll, toOthers, toSender } from '../common/chart';
import type { Variant } from './variant';

export interface Coordinating {
  /** Whom the decision concerns: all but those who have voted READ. */
  readonly participants: readonly NodeId[];
  /** Who has voted YES. */
  readonly yes: readonly NodeId[];
  /** Whose NO decided it; of all votes the only one worth remembering after the decision. */
  readonly no: readonly NodeId[];
  /** Whose ACK is still missing. */
  readonly pending: readonly NodeId[];
}

const rule = rulesOf('2PC');
const abortRule = rulesOf('PRA');
const commitRule = rulesOf('PRC');
const readRule = rulesOf('RO');

const ask = [moment('begun'), toAll('PREPARE'), moment('asked')] as const;
const tellAll = (type: string) => [moment('decided'), toAll(type), moment('announced')] as const;
const tellOthers = [moment('decided'), toOthers('ABORT'), moment('announced')] as const;
const acknowledgedCommit = [forced('COMMIT'), ...tellAll('COMMIT'), 'awaitAll'] as const;
const forget = [moment('ended')] as const;

const nothing = {
  begin: [rule('C1'), lazy('BEGIN'), ...ask],
  cancel: { target: 'aborted', actions: [rule('C2'), forced('ABORT'), ...tellAll('ABORT'), 'awaitAll'] },
  lastYes: { target: 'committed', actions: [rule('C4'), moment('all-votes'), ...acknowledgedCommit] },
  onlyNo: {
    target: 'ended',
    actions: [rule('C5'), forced('ABORT'), moment('decided'), lazy('END'), ...forget],
  },
  no: { target: 'aborted', actions: [rule('C5'), forced('ABORT'), ...tellOthers, 'awaitOthers'] },
  timeout: { target: 'aborted', actions: [rule('C6'), forced('ABORT'), ...tellAll('ABORT'), 'awaitAll'] },
  unknown: [rule('C13'), toSender('ABORT')],
  restart: [
    {
      guard: logHas('BEGIN'),
      target: 'aborted',
      actions: [rule('R2'), forced('ABORT'), ...tellAll('ABORT'), 'awaitAll'],
    },
  ],
  restartCommitted: {
    target: 'committed',
    actions: [rule('R3'), toAll('COMMIT'), moment('announced'), 'awaitAll'],
  },
} as const;

/** No record means abort: so nothing is written before COMMIT, and an abort is told and forgotten. */
const abort = {
  ...nothing,
  begin: [abortRule('C1'), ...ask],
  cancel: { target: 'ended', actions: [abortRule('C2'), ...tellAll('ABORT'), ...forget] },
  onlyNo: { target: 'ended', actions: [abortRule('C5'), moment('decided'), ...forget] },
  no: { target: 'ended', actions: [abortRule('C5'), ...tellOthers, ...forget] },
  timeout: { target: 'ended', actions: [abortRule('C6'), ...tellAll('ABORT'), ...forget] },
  restart: [],
} as const;

/** No record means commit: so who takes part must be on disk before anybody is asked, and a commit is told and forgotten. */
const commit = {
  ...nothing,
  begin: [commitRule('C1'), forced('COLLECTING'), ...ask],
  cancel: { target: 'ended', actions: [commitRule('C2'), ...tellAll('ABORT'), ...forget] },
  lastYes: {
    target: 'ended',
    actions: [commitRule('C4'), moment('all-votes'), forced('COMMIT'), ...tellAll('COMMIT'), ...forget],
  },
  onlyNo: {
    target: 'ended',
    actions: [commitRule('C5'), lazy('ABORT'), moment('decided'), lazy('END'), ...forget],
  },
  no: { target: 'aborted', actions: [commitRule('C5'), lazy('ABORT'), ...tellOthers, 'awaitOthers'] },
  timeout: {
    target: 'aborted',
    actions: [commitRule('C6'), lazy('ABORT'), ...tellAll('ABORT'), 'awaitAll'],
  },
  unknown: [commitRule('C13'), toSender('COMMIT')],
  restart: [
    {
      guard: logHas('COLLECTING'),
      target: 'aborted',
      actions: [commitRule('R2'), lazy('ABORT'), ...tellAll('ABORT'), 'awaitAll'],
    },
  ],
  restartCommitted: { target: 'ended', actions: [commitRule('R3')] },
} as const;

/** Whoever has only read drops out; and if nobody is left, nothing has been written. */
const readOnly = { ...nothing, begin: [readRule('C1'), ...ask], restart: [] } as const;

const rows = { nothing, abort, commit } as const;

export function rowsOf({ presumes, dropsReaders }: Variant) {
  return dropsReaders ? readOnly : rows[presumes];
}

/** A vote of one who has only read. */
export function readRows(dropsReaders: boolean) {
  if (!dropsReaders) return {};
  const commits = [moment('all-votes'), 'drop', ...acknowledgedCommit] as const;
  return {
    'VOTE-READ': [
      {
        guard: 'isOnlyVoter',
        target: 'ended',
        actions: [readRule('C4'), moment('all-votes'), 'drop', ...forget],
      },
      { guard: 'isLastYes', target: 'committed', actions: [readRule('C3'), ...commits] },
      { actions: [readRule('C2'), 'drop'] },
    ],
  } as const;
}
