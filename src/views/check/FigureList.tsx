import { useTranslation } from '../../i18n/useTranslation';
import styles from './Figures.module.css';

interface Props {
  readonly figures: readonly { readonly name: string; readonly text: string }[];
}

/** Figures side by side, three in a line. */
export function FigureList({ figures }: Props) {
  const { t } = useTranslation('check');
  return (
    <dl className={styles.figures} aria-label={t('check:figures.name')}>
      {figures.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
