/** The limits of a check in words: no verdict is written without them. */
import { formatList } from '../../i18n/format';
import type { Translate } from '../../i18n/useTranslation';
import type { Protocol } from '../../protocols/protocol';
import {
  crashingRoles,
  faultsOf,
  participantCount,
  type Question,
  termsOf,
} from '../../session/checking/question';
import type { Setting } from '../../sim/model';

const FAULTS = [
  'recoveries',
  'losses',
  'duplicates',
  'partitions',
  'heals',
  'pauses',
  'heuristics',
] as const satisfies readonly (keyof Question['faults'])[];

/** `2 participants, at most 1 crash of a coordinator and 1 repair, timeouts may lie`. */
export function boundText(question: Question, protocol: Protocol, setting: Setting, t: Translate): string {
  const { timing, network, lazy } = termsOf(question, setting);
  const possible = faultsOf(question, setting);
  const crashes = crashingRoles(protocol, setting).map((role) => ({
    key: 'crashes',
    count: question.crashes[role] ?? 0,
    role: roleName(protocol, role, t),
  }));
  const others = FAULTS.map((key) => ({ key, count: possible[key], role: '' }));
  const faults = [...crashes, ...others]
    .filter(({ count }) => count > 0)
    .map(({ key, count, role }) => t(`check:bound.${key}`, { count, role }));
  const terms = [
    t(`check:bound.${timing}`),
    network === 'multiset' ? '' : t(`check:bound.${network}`),
    lazy.length === 0 ? '' : t('check:bound.lazy', { records: formatList(lazy) }),
    question.hasFreeVotes ? '' : t('check:bound.votes'),
  ].filter(Boolean);
  return t('check:bound.text', {
    participants: t('check:bound.participants', { count: participantCount(protocol, setting) }),
    faults: faults.length === 0 ? t('check:bound.none') : formatList(faults),
    timing: terms.join(t('check:bound.comma')),
  });
}

export function roleName(protocol: Protocol, role: string, t: Translate): string {
  return t([`${protocol.id}:role.${role}`, `common:role.${role}`]);
}

/** `S3`, or that it is somebody's own. A check is not always one of what is on screen. */
export function scenarioName(scenario: string | null, t: Translate): string {
  return scenario?.split('@')[0] ?? t('ui:ownTransfer');
}
