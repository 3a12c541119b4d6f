/** The participant's chart: its vote (rows P1–P5), then what every node of the quorum does. */
import { forced, lazy, logHas, moment, toCoordinator, toSender } from '../common/chart';
import { building, inquire, rule } from './building';
import { memberOf, type Standing } from './member';
import { quorumStates, stateOf } from './quorumRows';
import type { Variant } from './variant';

const STANDINGS = ['w', 'pc', 'pa'] as const;

const abortAlone = [lazy('ABORT'), moment('learned')] as const;
/** Asked before it has voted: nobody can be pc without its YES, which it will not give any more. */
const giveUp = { target: 'aborted', actions: [rule('P5'), ...abortAlone, toSender('ABORT')] } as const;

const initial = {
  on: {
    PREPARE: [
      {
        guard: 'canPrepare',
        target: 'prepared',
        actions: [
          rule('P1'),
          forced('PREPARED'),
          moment('prepared'),
          toCoordinator('VOTE-YES'),
          moment('voted'),
        ],
      },
      {
        target: 'aborted',
        actions: [rule('P2'), lazy('ABORT'), moment('learned'), toCoordinator('VOTE-NO'), moment('voted')],
      },
    ],
    VETO: { target: 'aborted', actions: [rule('P3'), ...abortAlone] },
    ABORT: { target: 'aborted', actions: [rule('P4'), ...abortAlone] },
    'STATE-REQ': giveUp,
  },
  after: { prepare: { target: 'aborted', actions: [rule('P3'), ...abortAlone] } },
} as const;

const byHand = (target: string, record: string) =>
  ({ target, actions: [rule('P6'), forced(record), moment('heuristic'), 'settle'] }) as const;

/** In doubt it can be decided for by its operator. */
const heuristic = {
  'HEURISTIC-COMMIT': byHand('committed', 'HEURISTIC-COMMIT'),
  'HEURISTIC-ABORT': byHand('aborted', 'HEURISTIC-ABORT'),
} as const;

const IN_DOUBT = ['prepared', 'precommitted', 'preaborted', 'gathering', 'precommitting', 'preaborting'];

const recovering = {
  on: {
    RESTART: [
      ...(['COMMIT', 'ABORT'] as const).flatMap((decision) =>
        [decision, `HEURISTIC-${decision}`].map(
          (record) =>
            ({
              guard: logHas(record),
              target: decision === 'COMMIT' ? 'committed' : 'aborted',
              actions: [rule('R7')],
            }) as const,
        ),
      ),
      ...STANDINGS.map(
        (own: Standing) =>
          ({
            guard: { type: 'standsAt', params: { own } },
            target: stateOf[own],
            actions: [rule('R6'), 'restore', inquire],
          }) as const,
      ),
      { target: 'aborted', actions: [rule('R5'), ...abortAlone] },
    ],
  },
};

export function participantChart(variant: Variant) {
  const states = Object.fromEntries(
    Object.entries(quorumStates(variant, STANDINGS)).map(([name, state]) => [
      name,
      IN_DOUBT.includes(name) ? { ...state, on: { ...state?.on, ...heuristic } } : state,
    ]),
  );
  const no = { actions: [rule('P3'), toCoordinator('VOTE-NO')] } as const;
  return building.createMachine({
    id: 'participant',
    initial: 'initial',
    context: ({ input }) => memberOf(input),
    states: {
      initial,
      ...states,
      aborted: { ...states.aborted, on: { ...states.aborted?.on, PREPARE: no } },
      recovering,
    },
  });
}
