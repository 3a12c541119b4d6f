/** What a button says that performs an act. */
import type { Translate } from '../../i18n/useTranslation';
import type { Act } from '../../sim/types';

export function actLabel(act: Act, t: Translate, timer: (name: string) => string): string {
  switch (act.kind) {
    case 'timeout':
      return t('stage:act.timeout', { timer: timer(act.timer) });
    case 'crash':
      return act.keep ? t('stage:act.crashKeep', { count: act.keep }) : t('stage:act.crash');
    case 'delay':
      return t(`stage:act.${act.by === null ? 'hold' : act.by > 0 ? 'later' : 'sooner'}`);
    case 'heuristic':
      return t(`stage:act.heuristic-${act.decision}`);
    case 'begin':
    case 'cancel':
      return t(`stage:act.${act.kind}`, { tx: act.tx });
    case 'cut':
    case 'heal':
      return t(`stage:act.${act.kind}`, { groups: act.groups.map((group) => group.join('+')).join(' | ') });
    default:
      return t(`stage:act.${act.kind}`);
  }
}

/** The key that does the same while the thing has the focus; shown beside the words. */
export function actKey(act: Act): string | null {
  switch (act.kind) {
    case 'crash':
      return act.keep ? null : 'C';
    case 'recover':
      return 'C';
    case 'pause':
    case 'resume':
      return '⇧C';
    case 'deliver':
      return 'N';
    case 'drop':
      return 'Del';
    case 'duplicate':
      return '2';
    case 'delay':
      return act.by === null ? null : act.by > 0 ? ']' : '[';
    case 'cut':
    case 'heal':
      return 'K';
    case 'timeout':
      return 'T';
    case 'veto':
      return 'V';
    default:
      return null;
  }
}
