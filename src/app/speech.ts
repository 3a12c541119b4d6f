import type { Translate } from '../i18n/useTranslation';
import { describeEntry } from '../protocols/describe';
import { currentBranch } from '../session/session';
import type { Session } from '../session/types';

/** The sentence for the live region at this moment; `null` when nothing need be said, so that playing does not babble. */
export function sentenceAt(session: Session, t: Translate): string | null {
  const { step, effects } = session.position;
  const { entries } = currentBranch(session).trace;
  if (effects > 0) {
    const count = entries[step]?.effects.length ?? 0;
    return t('transport:effects', { done: effects, count });
  }
  const entry = entries[step - 1];
  if (entry === undefined) return t('ui:start');
  if (session.playing && entry.moments.length === 0) return null;
  const { key, values } = describeEntry(entry, session.setting);
  return t('ui:event', { step, act: t(key, values) });
}
