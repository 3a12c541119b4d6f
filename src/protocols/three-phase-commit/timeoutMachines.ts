/**
 * The charts without a termination protocol: whoever hears nothing decides by the clock, and whoever restarts by its log. With
 * `missingAck: 'commit'` this is the three-phase commit of most web pages; with 'abort' it is Skeen & Stonebraker's (1983), made for
 * one failure and for steps that send all their messages or none.
 */
import { forced, logHas, moment, rulesOf, toCoordinator } from '../common/chart';
import {
  acks,
  begins,
  cancelled,
  givesUp,
  late,
  missesAck,
  restartsDecided,
  restartsPrecommitted,
  restartsUndecided,
  unknown,
  votes,
} from './coordinatorRows';
import { aborts, commits } from './following';
import {
  abortAlone,
  operated,
  refuses,
  restartsDecided as restartsParticipant,
  voteNo,
  voteYes,
} from './participantMachine';
import { building, processOf, rule } from './process';
import type { Variant } from './variant';

const naive = rulesOf('3PCN');

export function timedCoordinatorChart({ missingAck }: Variant) {
  return building.createMachine({
    id: 'coordinator',
    initial: 'initial',
    context: ({ input }) => processOf(input),
    states: {
      initial: { on: { BEGIN: begins, CANCEL: cancelled, 'VOTE-YES': unknown } },
      waiting: { on: votes, after: { votes: givesUp } },
      precommitted: { on: { ACK: acks }, after: { acks: missesAck(missingAck, '3PCSS') } },
      committed: {},
      aborted: { on: late },
      recovering: {
        on: { RESTART: [...restartsDecided, restartsPrecommitted, ...restartsUndecided] },
      },
    },
  });
}

const tooLate = { actions: [naive('P9')] } as const;

export const timedParticipantChart = building.createMachine({
  id: 'participant',
  initial: 'initial',
  context: ({ input }) => processOf(input),
  states: {
    initial: {
      on: {
        'CAN-COMMIT': [voteYes, voteNo],
        VETO: { target: 'aborted', actions: [rule('P3'), ...abortAlone] },
        ABORT: { target: 'aborted', actions: [rule('P5'), ...abortAlone] },
      },
      after: { prepare: { target: 'aborted', actions: [rule('P3'), ...abortAlone] } },
    },
    prepared: {
      on: {
        'PRE-COMMIT': {
          target: 'precommitted',
          actions: [rule('P4'), forced('PRECOMMIT'), moment('precommitted'), toCoordinator('ACK')],
        },
        COMMIT: { target: 'committed', actions: commits('P7') },
        ABORT: { target: 'aborted', actions: aborts('P5') },
        ...operated,
      },
      after: { decision: { target: 'aborted', actions: [naive('P8'), forced('ABORT'), moment('learned')] } },
    },
    precommitted: {
      on: {
        COMMIT: { target: 'committed', actions: commits('P6') },
        ABORT: { target: 'aborted', actions: aborts('P5') },
        ...operated,
      },
      after: {
        decision: { target: 'committed', actions: [naive('P8'), forced('COMMIT'), moment('learned')] },
      },
    },
    committed: { on: { COMMIT: tooLate, ABORT: tooLate } },
    aborted: { on: { 'CAN-COMMIT': refuses, 'PRE-COMMIT': tooLate, COMMIT: tooLate, ABORT: tooLate } },
    recovering: {
      on: {
        RESTART: [
          ...restartsParticipant,
          {
            guard: logHas('PRECOMMIT'),
            target: 'committed',
            actions: [naive('R2'), forced('COMMIT'), moment('learned')],
          },
          {
            guard: logHas('PREPARED'),
            target: 'aborted',
            actions: [naive('R2'), forced('ABORT'), moment('learned')],
          },
          { target: 'aborted', actions: [rule('R5'), 'rememberForgetting', ...abortAlone] },
        ],
      },
    },
  },
});
