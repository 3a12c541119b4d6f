/** The charts of the coordinator, which leads term 1 (rows C1–C7), and of the other replicas. */
import { moment, toAll } from '../common/chart';
import { building, hearing, replica, replicaStates, replicate, rule } from './replica';

export const coordinatorChart = building.createMachine({
  id: 'coordinator',
  initial: 'initial',
  context: ({ input }) => replica(input),
  // Whoever restarted or was deposed before the client asked leads no more.
  on: { BEGIN: { actions: [rule('C7')] } },
  states: {
    initial: {
      on: {
        ...hearing(true),
        BEGIN: {
          target: 'waiting',
          actions: [rule('C1'), moment('begun'), toAll('PREPARE'), moment('asked')],
        },
        CANCEL: { target: 'leading', actions: [rule('C2'), 'appendAbort', ...replicate] },
      },
    },
    waiting: {
      on: {
        ...hearing(true),
        'VOTE-YES': [
          {
            guard: 'isLastYes',
            target: 'leading',
            actions: [rule('C4'), moment('all-votes'), 'appendCommit', ...replicate],
          },
          { actions: [rule('C3'), 'countYes'] },
        ],
        'VOTE-NO': { target: 'leading', actions: [rule('C5'), 'rememberNo', 'appendAbort', ...replicate] },
      },
      after: { votes: { target: 'leading', actions: [rule('C6'), 'appendAbort', ...replicate] } },
    },
    ...replicaStates,
  },
});

export const replicaChart = building.createMachine({
  id: 'replica',
  initial: 'following',
  context: ({ input }) => replica(input),
  states: replicaStates,
});
