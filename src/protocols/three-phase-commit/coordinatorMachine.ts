/** The coordinator's chart: rows C1–C10 and the recovery rows R1–R4. Once a backup takes over it is a process like the others. */
import { forced, lazy, logHas, moment } from '../common/chart';
import {
  acks,
  begins,
  cancelled,
  givesUp,
  late,
  missesAck,
  restartsDecided,
  restartsUndecided,
  unknown,
  votes,
} from './coordinatorRows';
import { answering, asking, askingRows, commits, following, hearsOf, type Places } from './following';
import { building, processOf, rule, tellSender } from './process';
import { adoptsView } from './total';
import type { Variant } from './variant';

/** Obeying, it is where a precommitted participant is; it never leads again. */
const places: Places = { own: 'precommitted', follow: 'following', lead: null };

export function coordinatorChart({ missingAck, total }: Variant) {
  const missed = missesAck(missingAck, '3PCM');
  return building.createMachine({
    id: 'coordinator',
    initial: 'initial',
    context: ({ input }) => processOf(input, total),
    states: {
      initial: {
        on: {
          BEGIN: begins,
          CANCEL: cancelled,
          'VOTE-YES': unknown,
          'DECISION-REQ': unknown,
          'STATE-REQ': { actions: [rule('C10'), tellSender('STATE', 'aborted')] },
        },
      },
      waiting: {
        on: {
          ...votes,
          'DECISION-REQ': [{ guard: 'isMissing', ...givesUp }, hearsOf],
          'STATE-REQ': {
            target: 'aborted',
            actions: [rule('C6'), lazy('ABORT'), moment('decided'), tellSender('STATE', 'aborted'), 'settle'],
          },
          ABORT: { target: 'aborted', actions: [rule('C6'), lazy('ABORT'), 'settle'] },
        },
        after: { votes: givesUp },
      },
      precommitted: {
        on: {
          ACK: acks,
          'DECISION-REQ': [{ guard: 'isLast', ...missed }, { actions: [rule('A7'), 'strike'] }],
          'STATE-REQ': {
            target: 'following',
            actions: [
              rule('C6'),
              'obey',
              ...(total === 'view' ? adoptsView : []),
              tellSender('STATE', 'precommitted'),
            ],
          },
          COMMIT: { target: 'committed', actions: commits('C6') },
          ABORT: { target: 'aborted', actions: [rule('C6'), forced('ABORT'), 'settle'] },
        },
        after: { acks: missed },
      },
      following: following(places, 'following', total),
      asking: askingRows('coordinator', total),
      committed: { on: answering('COMMIT') },
      aborted: { on: { ...answering('ABORT'), ...late } },
      recovering: {
        on: {
          RESTART: [
            ...restartsDecided,
            {
              guard: logHas('PRECOMMIT'),
              target: 'asking',
              actions: [rule('R3'), ...asking(total, 'precommitted')],
            },
            ...restartsUndecided,
          ],
        },
      },
    },
  });
}
