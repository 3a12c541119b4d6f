/** A participant's branch of the transaction, wherever it is kept: rows P1–P9, the same at the old owner and at the new one. */

import type { Handed } from '../../sim/handover';
import type { NodeId } from '../../sim/types';
import { type ChartInput, forced, lazy, logHas, moment, toCoordinator } from '../common/chart';
import { heuristicRows, operatorRows } from '../common/participating';
import { heirAmong, ringAmong, rule } from './moving';

export interface Branching {
  readonly coordinator: NodeId;
  readonly ring: NodeId;
  readonly heir: NodeId;
  /** What it has handed over. */
  readonly handed: Handed | null;
}

export function branching({ coordinator, members }: ChartInput): Branching {
  return { coordinator, ring: ringAmong(members), heir: heirAmong(members), handed: null };
}

const voteYes = [forced('PREPARED'), moment('prepared'), toCoordinator('VOTE-YES'), moment('voted')] as const;
const voteNo = [lazy('ABORT'), moment('learned'), toCoordinator('VOTE-NO'), moment('voted')] as const;
export const abortAlone = [lazy('ABORT'), moment('learned')] as const;
export const inquire = toCoordinator('INQUIRE');
const alone = { target: 'aborted', actions: [rule('P3'), ...abortAlone] } as const;
const again = { actions: [rule('P8')] } as const;

export const initialRows = {
  PREPARE: [
    { guard: 'canPrepare', target: 'prepared', actions: [rule('P1'), ...voteYes] },
    { target: 'aborted', actions: [rule('P2'), ...voteNo] },
  ],
  VETO: alone,
  ABORT: { target: 'aborted', actions: [rule('P4'), ...abortAlone] },
} as const;

export const initialAfter = { prepare: alone } as const;

export const preparedRows = {
  COMMIT: { target: 'committed', actions: [rule('P5'), forced('COMMIT'), moment('learned')] },
  ABORT: { target: 'aborted', actions: [rule('P6'), forced('ABORT'), moment('learned')] },
  ...operatorRows(rule, 'P9'),
} as const;

export const preparedAfter = {
  decision: { target: 'prepared', reenter: true, actions: [rule('P7'), inquire] },
} as const;

export const committedRows = { COMMIT: again } as const;

export const abortedRows = {
  PREPARE: { actions: [rule('P3'), toCoordinator('VOTE-NO')] },
  ABORT: again,
} as const;

const heuristic = heuristicRows(rule, 'P8', 'P9');
export const heuristicCommittedRows = heuristic['heuristic-committed'].on;
export const heuristicAbortedRows = heuristic['heuristic-aborted'].on;

const restart = (record: string, target: string) =>
  ({ guard: logHas(record), target, actions: [rule('R3')] }) as const;

/** A restart with an outcome in the log. */
export const restartDecided = [
  restart('HEURISTIC-COMMIT', 'heuristic-committed'),
  restart('HEURISTIC-ABORT', 'heuristic-aborted'),
  restart('COMMIT', 'committed'),
  restart('ABORT', 'aborted'),
] as const;
