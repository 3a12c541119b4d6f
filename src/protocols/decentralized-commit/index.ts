/**
 * Decentralized two-phase commit, Skeen (1981): the coordinator asks everybody, everybody sends its vote to everybody, and each
 * participant decides by itself from the same votes. Two delays, but n + n·n messages: the coordinator is counted among those who
 * get the votes, since it has to know the outcome (each of n participants votes to n − 1 others and to the coordinator). Nobody
 * announces anything, and nobody needs the coordinator once it has asked. Whoever misses a vote asks the other participants.
 *
 * Simplified: the coordinator has no vote, and notes the outcome lazily, since it can ask again. Not modelled: taking a request
 * back, forgetting.
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
  if (role === 'coordinator') return value === 'waiting' ? 'DEC-C5' : null;
  if (value === 'prepared') return 'DEC-P10';
  return value === 'initial' ? 'DEC-P4' : null;
}

export const decentralizedCommit: Protocol = {
  id: 'decentralized-commit',
  version: 1,
  roles: { coordinator, participant },
  messages: {
    PREPARE: 'ask',
    'VOTE-YES': 'vote-yes',
    'VOTE-NO': 'vote-no',
    INQUIRE: 'ask',
    COMMIT: 'commit',
    ABORT: 'abort',
  },
  milestones: ['begun', 'asked', 'prepared', 'voted', 'all-votes', 'decided', 'learned'],
  properties: commonProperties,
  timeouts,
  waitsBecause,
  neutral: (participants) => neutralSetting(decentralizedCommit, timeouts, participants),
};
