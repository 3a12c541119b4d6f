/** The chart of the first leader: rows C1–C6, L1, L2 and F1–F3; the rest it shares with its standby (`candidate.ts`). */
import { forced, moment } from '../common/chart';
import {
  askToAbort,
  askToCommit,
  building,
  candidate,
  candidateStates,
  decideAlone,
  refuseAlone,
  rule,
  toParticipants,
} from './candidate';
import type { Variant } from './variant';

const begin = [rule('C1'), moment('begun'), toParticipants('PREPARE'), moment('asked')] as const;

/** What it does with the last YES, a NO, and when it is out of patience. */
const rows = {
  ensemble: {
    cancel: { target: 'creating', actions: [rule('C2'), ...askToAbort] },
    lastYes: { target: 'creating', actions: [rule('C4'), moment('all-votes'), ...askToCommit] },
    no: { target: 'creating', actions: [rule('C5'), 'rememberNo', ...askToAbort] },
    timeout: { target: 'creating', actions: [rule('C6'), ...askToAbort] },
  },
  leader: {
    cancel: { target: 'aborted', actions: [rule('L2'), ...decideAlone('abort')] },
    lastYes: { target: 'committed', actions: [rule('L1'), moment('all-votes'), ...decideAlone('commit')] },
    no: { target: 'aborted', actions: [rule('L2'), 'rememberNo', ...refuseAlone] },
    timeout: { target: 'aborted', actions: [rule('L2'), ...decideAlone('abort')] },
  },
  participants: {
    cancel: { target: 'aborted', actions: [rule('L2'), ...decideAlone('abort')] },
    lastYes: {
      target: 'announcing',
      actions: [rule('F1'), moment('all-votes'), toParticipants('COMMIT'), moment('announced'), 'wishCommit'],
    },
    no: { target: 'aborted', actions: [rule('L2'), 'rememberNo', ...refuseAlone] },
    timeout: { target: 'aborted', actions: [rule('L2'), ...decideAlone('abort')] },
  },
} as const;

const noted = (record: string) =>
  [
    rule('F2'),
    forced(record),
    moment('decided'),
    {
      type: 'send',
      params: ({ context }: { context: { ensemble: string } }) => ({ type: 'DONE', to: [context.ensemble] }),
    },
    'rest',
  ] as const;

/** It has told everyone to commit; only what a participant has done makes it so. */
const announcing = {
  on: {
    STATE: [
      { guard: 'tellsCommitted', target: 'committed', actions: noted('COMMIT') },
      { guard: 'tellsAborted', target: 'aborted', actions: noted('ABORT') },
    ],
  },
  after: {
    outcomes: { target: 'announcing', reenter: true, actions: [rule('F3'), toParticipants('COMMIT')] },
  },
} as const;

export function coordinatorChart(variant: Variant) {
  const { cancel, lastYes, no, timeout } = rows[variant.keptBy];
  return building.createMachine({
    id: 'coordinator',
    initial: 'initial',
    context: ({ input }) => candidate(input),
    // Whoever restarted before the client asked leads no more.
    on: { BEGIN: { actions: [rule('C10')] } },
    states: {
      initial: { on: { BEGIN: { target: 'waiting', actions: begin }, CANCEL: cancel } },
      waiting: {
        on: {
          'VOTE-YES': [{ guard: 'isLastYes', ...lastYes }, { actions: [rule('C3'), 'countYes'] }],
          'VOTE-NO': no,
        },
        after: { votes: timeout },
      },
      ...(variant.keptBy === 'participants' ? { announcing } : {}),
      ...candidateStates(variant),
    },
  });
}
