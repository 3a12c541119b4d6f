import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import type { Checked } from '../../lessons/questions/evidence';
import styles from './Result.module.css';

/** On what ground an answer is judged: which runs were looked at, and how many states they have. */
export function CheckedNote({ checked }: { readonly checked: Checked }) {
  const textOf = useCheckedText();
  return (
    <p className={styles.note} data-checked={checked.kind}>
      {textOf(checked)}
    </p>
  );
}

/** The same as a sentence to be spoken. */
export function useCheckedText(): (checked: Checked) => string {
  const { t } = useTranslation('story');
  return (checked) => {
    if (checked.kind === 'simulated') return t('checked.simulated');
    const states = t('checked.states', {
      count: checked.states,
      states: formatNumber(checked.states),
    });
    if (checked.kind === 'limit') return t('checked.limit', { states });
    return t(`checked.${checked.kind}`, {
      crashes: t('checked.crashes', { count: checked.crashes }),
      repairs: t('checked.repairs', { count: checked.repairs }),
      states,
      node: 'node' in checked ? checked.node : '',
    });
  };
}
