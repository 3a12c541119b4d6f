/**
 * Linear (nested) two-phase commit, Gray (1978): the participants form a chain in the order of the transaction. Votes travel along
 * it, each YES standing for everybody so far; the last participant, who then knows that all are willing, decides; the decision
 * travels back, and the coordinator, which begins the chain, is the last to hear it: 2n messages, one after the other, and no ACK.
 * The decision record is that of the last participant. Nobody forgets an outcome: whoever waits asks its neighbour again.
 *
 * Simplified: the last one forces PREPARED and then COMMIT; one record would do (the last-agent optimisation). A refusal is an
 * ABORT to both sides. Not modelled: taking a request back, forgetting, a chain that chooses its own order.
 */
import type { MachineState, RuleId } from '../../sim/types';
import { neutralSetting } from '../common/neutral';
import { commonProperties } from '../common/properties';
import type { Protocol } from '../protocol';
import { coordinator, participant } from './roles';

const SECOND = 1_000_000;
const timeouts = { prepare: 10 * SECOND, decision: 5 * SECOND };

/** Rule that explains why an instance waits. */
function waitsBecause(role: string, { value }: MachineState): RuleId | null {
  if (role === 'coordinator') return value === 'waiting' ? 'LIN-C4' : null;
  if (value === 'prepared') return 'LIN-P8';
  return value === 'initial' ? 'LIN-P4' : null;
}

export const linearCommit: Protocol = {
  id: 'linear-commit',
  version: 1,
  roles: { coordinator, participant },
  messages: { PREPARE: 'ask', 'VOTE-YES': 'vote-yes', COMMIT: 'commit', ABORT: 'abort', INQUIRE: 'ask' },
  milestones: ['begun', 'asked', 'prepared', 'voted', 'all-votes', 'decided', 'announced', 'learned'],
  properties: commonProperties,
  timeouts,
  waitsBecause,
  neutral: (participants) => neutralSetting(linearCommit, timeouts, participants),
};
