import { formatList, formatMoney, formatTime } from '../../i18n/format';
import { currentLanguage } from '../../i18n/i18n';
import { loadRules } from '../../i18n/rules';
import type { Translate } from '../../i18n/useTranslation';
import { currentBranch } from '../../session/session';
import type { Session } from '../../session/types';
import { runTitle } from './fileName';
import { transcript } from './transcript';

/** The transcript of the run on screen in the language on screen. */
export async function transcriptOf(session: Session, t: Translate, link: string): Promise<string> {
  const language = currentLanguage();
  const { setting, protocol, position, marks } = session;
  const { run, trace } = currentBranch(session);
  const [own, shared] = await Promise.all([loadRules(protocol.id), loadRules('common')]);
  return transcript(
    { run, setting, protocol, trace, position, marks, link, title: runTitle(session, t) },
    {
      text: (key, values = {}) => t(key, values),
      money: (fen) => formatMoney(fen),
      time: (ticks) => formatTime(ticks),
      owner: (account) => account.owner[language],
      list: (items) => formatList(items, language),
      rule: (id) => (own.get(id) ?? shared.get(id))?.[language] ?? null,
    },
  );
}
