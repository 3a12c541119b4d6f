/** The participant's chart: rows P1–P10, the election E1–E5, and the recovery rows R5–R8. */
import { forced, lazy, logHas, moment, toCoordinator, toSender } from '../common/chart';
import { answering, asking, askingRows, following, type Places } from './following';
import { collecting, completing } from './leading';
import { building, processOf, rule, tellSender } from './process';
import type { Total } from './views';

export const voteYes = {
  guard: 'canPrepare',
  target: 'prepared',
  actions: [rule('P1'), forced('PREPARED'), moment('prepared'), toCoordinator('VOTE-YES'), moment('voted')],
} as const;

export const voteNo = {
  target: 'aborted',
  actions: [rule('P2'), lazy('ABORT'), moment('learned'), toCoordinator('VOTE-NO'), moment('voted')],
} as const;

/** Before its vote it may abort on its own: whoever has not voted YES knows that nobody can commit. */
export const abortAlone = [lazy('ABORT'), moment('learned')] as const;

/** Asked again after it has aborted. */
export const refuses = [
  { guard: 'forgot', actions: [rule('P10'), toCoordinator('VOTE-NO')] },
  { actions: [rule('P3'), toCoordinator('VOTE-NO')] },
] as const;

const decidedByHand = (target: string, record: string) =>
  ({ target, actions: [rule('P11'), forced(record), moment('heuristic'), 'settle'] }) as const;

/** An operator may decide for whoever is in doubt; nobody looks after what that does to the others. */
export const operated = {
  'HEURISTIC-COMMIT': decidedByHand('committed', 'HEURISTIC-COMMIT'),
  'HEURISTIC-ABORT': decidedByHand('aborted', 'HEURISTIC-ABORT'),
} as const;

/** What a participant finds in its log after a restart, if it had decided. */
export const restartsDecided = (['COMMIT', 'HEURISTIC-COMMIT', 'ABORT', 'HEURISTIC-ABORT'] as const).map(
  (record) =>
    ({
      guard: logHas(record),
      target: record.endsWith('COMMIT') ? 'committed' : 'aborted',
      actions: [rule('R8')],
    }) as const,
);

const inDoubt = <Rows extends { readonly on: object }>(rows: Rows) => ({
  ...rows,
  on: { ...rows.on, ...operated },
});

const prepared: Places = { own: 'prepared', follow: 'prepared', lead: 'leading' };
const precommitted: Places = {
  own: 'precommitted',
  follow: 'precommitted',
  lead: 'leading-precommitted',
};

export const participantChart = (total: Total) =>
  building.createMachine({
    id: 'participant',
    initial: 'initial',
    context: ({ input }) => processOf(input, total),
    states: {
      initial: {
        on: {
          'CAN-COMMIT': [voteYes, voteNo],
          VETO: { target: 'aborted', actions: [rule('P3'), ...abortAlone] },
          ABORT: { target: 'aborted', actions: [rule('P5'), ...abortAlone] },
          'STATE-REQ': {
            target: 'aborted',
            actions: [rule('E2'), ...abortAlone, tellSender('STATE', 'aborted')],
          },
          ELECT: { target: 'aborted', actions: [rule('E4'), ...abortAlone, toSender('ABORT')] },
          'DECISION-REQ': { target: 'aborted', actions: [rule('E4'), ...abortAlone, toSender('ABORT')] },
        },
        after: { prepare: { target: 'aborted', actions: [rule('P3'), ...abortAlone] } },
      },
      prepared: inDoubt(following(prepared, 'precommitted', total)),
      precommitted: inDoubt(following(precommitted, 'precommitted', total)),
      leading: inDoubt(collecting(prepared, total)),
      'leading-precommitted': inDoubt(collecting(precommitted, total)),
      completing: inDoubt(completing('precommitted', total)),
      asking: inDoubt(askingRows('participant', total)),
      committed: { on: answering('COMMIT') },
      aborted: { on: { ...answering('ABORT'), 'CAN-COMMIT': refuses } },
      recovering: {
        on: {
          RESTART: [
            ...restartsDecided,
            {
              guard: logHas('PRECOMMIT'),
              target: 'asking',
              actions: [rule('R7'), ...asking(total, 'precommitted')],
            },
            {
              guard: logHas('PREPARED'),
              target: 'asking',
              actions: [rule('R6'), ...asking(total, 'prepared')],
            },
            { target: 'aborted', actions: [rule('R5'), 'rememberForgetting', ...abortAlone] },
          ],
        },
      },
    },
  });
