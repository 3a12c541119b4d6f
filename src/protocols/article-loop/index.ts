/**
 * An exhibit: the code of the article that this project began with. It goes through the participants and for each calls prepare()
 * and then commit(), so the first has committed before the second is asked; and it looks at no answer, keeps no log, undoes
 * nothing and tries nothing again. Variant `stopping` grants it that a refusal stops it. Variant `repaired` is the least that makes
 * it right: two loops with a forced decision between them, whose promises and decisions are those of two-phase commit (Gray 1978;
 * Bernstein, Hadzilacos & Goodman 1987, ch. 7).
 *
 * Read kindly: in the article all participants share one transaction object, so the flag that the first one sets would let the
 * second one commit even after its own check had failed; here each has its own, as machines would. And commit() really writes.
 */
import type { Setting } from '../../sim/model';
import { type MachineState, type RuleId, STANDARD } from '../../sim/types';
import { neutralSetting } from '../common/neutral';
import { commonProperties } from '../common/properties';
import type { Protocol } from '../protocol';
import { articleCoordinator, articleParticipant, repairedCoordinator, repairedParticipant } from './roles';

const SECOND = 1_000_000;

const messages = {
  PREPARE: 'ask',
  'VOTE-YES': 'vote-yes',
  'VOTE-NO': 'vote-no',
  COMMIT: 'commit',
  ACK: 'ack',
} as const;

const timeouts = {
  prepare: 10 * SECOND,
  votes: 6 * SECOND,
  decision: 5 * SECOND,
  acks: 2 * SECOND,
};

/** Rule that explains why an instance waits. */
function articleWaits(isStopping: boolean, role: string, { value }: MachineState): RuleId | null {
  if (role === 'participant') return value === 'prepared' ? 'LOOP-P4' : null;
  if (value === 'preparing') return isStopping ? 'LOOP-S1' : 'LOOP-C2';
  return value === 'committing' ? 'LOOP-C3' : null;
}

function repairedWaits(role: string, { value }: MachineState): RuleId | null {
  if (role === 'participant') {
    if (value === 'prepared') return 'LOOP-P13';
    return value === 'initial' ? 'LOOP-P9' : null;
  }
  if (value === 'preparing') return 'LOOP-C10';
  return value === 'committed' || value === 'aborted' ? 'LOOP-C13' : null;
}

const shared = { id: 'article-loop', version: 1, properties: commonProperties } as const;

const repaired: Protocol = {
  ...shared,
  roles: { coordinator: repairedCoordinator, participant: repairedParticipant },
  messages: { ...messages, ABORT: 'abort', INQUIRE: 'ask' },
  milestones: [
    'begun',
    'asked',
    'prepared',
    'voted',
    'all-votes',
    'decided',
    'announced',
    'learned',
    'paid',
    'undone',
    'ended',
  ],
  timeouts,
  waitsBecause: repairedWaits,
  neutral: (participants) => neutralOf(repaired, 'repaired', participants),
};

function printed(isStopping: boolean, name: string): Protocol {
  const protocol: Protocol = {
    ...shared,
    roles: { coordinator: articleCoordinator(isStopping), participant: articleParticipant },
    messages,
    milestones: ['begun', 'asked', 'prepared', 'voted', 'learned', 'paid', 'ended'],
    restsOn: 'luck',
    timeouts: {},
    waitsBecause: (role, state) => articleWaits(isStopping, role, state),
    neutral: (participants) => neutralOf(protocol, name, participants),
  };
  return protocol;
}

function neutralOf(protocol: Protocol, variant: string, participants: number): Setting {
  const setting = neutralSetting(protocol, protocol.timeouts, participants);
  return { ...setting, config: { ...setting.config, variant } };
}

export const articleLoop: Protocol = {
  ...printed(false, STANDARD),
  variants: { stopping: printed(true, 'stopping'), repaired },
};
