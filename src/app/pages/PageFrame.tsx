import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { LanguageSwitch } from '../LanguageSwitch';
import { ThemeSelect } from '../ThemeSelect';
import styles from './PageFrame.module.css';

/** Pages beside the workbench that stand on their own; a comparison is of a run and has no address without one. */
const OTHERS = ['ring', 'family', 'costs'] as const;

interface Props {
  readonly page: 'compare' | 'ring' | 'family' | 'costs';
  readonly title: string;
  /** Where the workbench is. */
  readonly back: string;
  /** What else stands in the bar. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** What every page beside the workbench has around it. */
export function PageFrame({ page, title, back, extra, children }: Props) {
  const { t } = useTranslation('ui');
  useEffect(() => {
    document.title = `${title} · ${t('ui:brand')}`;
    return () => {
      document.title = t('ui:title');
    };
  }, [title, t]);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <a className={styles.link} href={back}>
          <ArrowLeft size={16} aria-hidden="true" />
          {t('ui:workbench')}
        </a>
        <h1>{title}</h1>
        <span className={styles.gap} />
        {OTHERS.filter((other) => other !== page).map((other) => (
          <a key={other} className={styles.link} href={`#/${other}`}>
            {t(`ui:page.${other}`)}
          </a>
        ))}
        {extra}
        <ThemeSelect />
        <LanguageSwitch />
      </header>
      {children}
      <footer className={styles.disclaimer}>{t('ui:disclaimer')}</footer>
    </div>
  );
}
