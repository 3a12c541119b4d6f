import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import type { Edit } from '../../ring/edits';
import { letterOf } from '../../ring/scene';
import { times } from './figures';

/** What an edit did, in a few words. */
export function useEditText(): (edit: Edit) => string {
  const { t } = useTranslation('ring');
  return (edit) => {
    const letter = 'id' in edit ? letterOf(edit.id) : '';
    switch (edit.kind) {
      case 'weigh':
        return t('edit.weigh', { letter, weight: edit.weight });
      case 'algorithm':
        return t('edit.algorithm', { name: t(`algorithm.${edit.algorithm}`) });
      case 'dialect':
        return t('edit.dialect', { name: t(`dialect.${edit.dialect}`) });
      case 'hash':
        return t('edit.hash', { name: t(`hash.${edit.hash}`) });
      case 'shards':
      case 'virtualNodes':
      case 'copies':
        return t(`edit.${edit.kind}`, { count: formatNumber(edit.count) });
      case 'bound':
        return edit.percent === null
          ? t('edit.unbound')
          : t('edit.bound', { factor: times(edit.percent / 100) });
      case 'keys': {
        const { keys } = edit;
        const count = keys.kind === 'own' ? keys.keys.length : keys.count;
        return t('edit.keys', { count: formatNumber(count), name: t(`keys.of.${keys.kind}`) });
      }
      case 'assign':
        return t('edit.assign', { letter, from: edit.from, to: edit.to });
      default:
        return t(`edit.${edit.kind}`, { letter });
    }
  };
}
