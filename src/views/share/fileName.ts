/** What a run is called outside the page. */

import { currentLanguage } from '../../i18n/i18n';
import type { Translate } from '../../i18n/useTranslation';
import { scenarioById } from '../../lessons/catalog';
import { variantOf } from '../../lessons/runs';
import { currentBranch } from '../../session/session';
import type { Session } from '../../session/types';

/** `commitscope-S3`: letters that every file system takes; the ending is the caller's. */
export function fileName(session: Session): string {
  const name = currentBranch(session).run.scenario?.split('@')[0] ?? 'own';
  return `commitscope-${name}`;
}

/** `CommitScope · S3 · …`, with a word when the run was changed by hand. */
export function runTitle(session: Session, t: Translate): string {
  const { run } = currentBranch(session);
  const language = currentLanguage();
  const scenario = run.scenario === null ? null : scenarioById(run.scenario);
  if (scenario === null) return `${t('ui:brand')} · ${t('ui:ownTransfer')}`;
  const variant = variantOf(scenario, run);
  const title = `${scenario.id} · ${scenario.title[language]}`;
  return `${t('ui:brand')} · ${variant ? title : t('ui:changed', { title })}`;
}
