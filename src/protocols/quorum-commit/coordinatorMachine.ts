/** The coordinator's chart: rows C1–C8 up to its PRE-COMMIT. After that it is a node of the quorum like any other, of the lowest rank. */
import { forced, lazy, logHas, moment, toAll, toOthers, toSender } from '../common/chart';
import { abort, building, forcedInRound, rule, type States, toOtherNodesInRound } from './building';
import { memberOf } from './member';
import { quorumStates, restartAsLeader } from './quorumRows';
import type { Variant } from './variant';

/** It never asked for a vote, or does not remember: nobody can be pc, and nobody ever will be. */
const unknown = {
  target: 'aborted',
  actions: [rule('C8'), lazy('ABORT'), moment('decided'), toSender('ABORT')],
} as const;

const refuseToGoOn = (id: string) => ({ target: 'aborted', actions: [rule(id), ...abort] }) as const;

function voting({ isEnhanced }: Variant): States {
  const record = isEnhanced ? forcedInRound('PRECOMMIT') : forced('PRECOMMIT');
  return {
    initial: {
      on: {
        BEGIN: {
          target: 'waiting',
          actions: [rule('C1'), lazy('BEGIN'), moment('begun'), toAll('PREPARE'), moment('asked')],
        },
        CANCEL: refuseToGoOn('C2'),
        'VOTE-YES': unknown,
        'STATE-REQ': unknown,
        INQUIRE: unknown,
      },
    },
    waiting: {
      on: {
        'VOTE-YES': [
          {
            guard: 'isLastYes',
            target: 'precommitting',
            actions: [
              rule('C4'),
              moment('all-votes'),
              { type: 'beginRound', params: { isEnhanced } },
              record,
              moment('precommitted'),
              toOtherNodesInRound('PRE-COMMIT'),
            ],
          },
          { actions: [rule('C3'), 'countYes'] },
        ],
        'VOTE-NO': {
          target: 'aborted',
          actions: [
            rule('C5'),
            forced('ABORT'),
            moment('decided'),
            toOthers('ABORT'),
            moment('announced'),
            'noteNo',
          ],
        },
        'STATE-REQ': refuseToGoOn('C7'),
      },
      after: { votes: refuseToGoOn('C6') },
    },
  };
}

function recovering(variant: Variant): States {
  return {
    recovering: {
      on: {
        RESTART: [
          { guard: 'isEmpty', target: 'initial', actions: [rule('R1')] },
          { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R4')] },
          { guard: logHas('ABORT'), target: 'aborted', actions: [rule('R4')] },
          { guard: 'hasNoPrecommit', ...refuseToGoOn('R2') },
          ...restartAsLeader(variant),
        ],
      },
    },
  };
}

export function coordinatorChart(variant: Variant) {
  return building.createMachine({
    id: 'coordinator',
    initial: 'initial',
    context: ({ input }) => memberOf(input),
    states: {
      ...voting(variant),
      ...quorumStates(variant, variant.isEnhanced ? ['pc', 'pa'] : ['pc']),
      ...recovering(variant),
    },
  });
}
