import { useId } from 'react';
import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { knownCounts } from '../../protocols/reference/known';
import { chosenCount, sizeOf } from '../../session/checking/referenceStore';
import { useReferences } from '../../session/checking/useReferences';
import styles from './CheckTheChecker.module.css';
import { FailureCard } from './FailureCard';
import { FigureList } from './FigureList';
import { ReferenceChoice } from './ReferenceChoice';
import { ReferenceSpeaker } from './ReferenceSpeaker';
import { ReferenceTable } from './ReferenceTable';
import { figuresOf, groupsOf, resultOf } from './referenceRows';
import { referenceStatus } from './referenceStatus';

/** Counts a reference model, and puts what comes out beside what must. Its `data-` attributes are for measurements. */
export function ReferenceCount() {
  const { t } = useTranslation('check');
  const nameId = useId();
  const model = useReferences((state) => state.model);
  const size = useReferences(sizeOf);
  const entry = useReferences(chosenCount);
  const known = knownCounts(model, size);
  const counted = entry?.progress?.counted ?? [];
  const groups = groupsOf(known, counted);
  const figures = figuresOf(known, counted);
  const { comparison } = resultOf(groups);
  const status = referenceStatus(entry, groups, t);
  const name = t('check:reference.name', { model, size });
  const none = t('check:figures.none');
  return (
    <div className={styles.content}>
      <p className={styles.why}>{t('check:reference.why')}</p>
      <ReferenceChoice />
      <section
        className={styles.result}
        aria-labelledby={nameId}
        data-model={model}
        data-size={size}
        data-count={entry?.status ?? 'idle'}
        data-comparison={comparison}
        data-states={figures.states}
        data-transitions={figures.transitions}
        data-seconds={figures.seconds}
      >
        <h3 id={nameId} className={styles.name}>
          {name}
        </h3>
        <p className={styles.status} data-comparison={comparison}>
          {status}
        </p>
        <FigureList
          figures={[
            { name: t('check:figures.states'), text: entry ? formatNumber(figures.states) : none },
            {
              name: t('check:figures.speed'),
              text: counted.length > 0 ? formatNumber(Math.round(figures.statesPerSecond)) : none,
            },
            { name: t('check:figures.seconds'), text: entry ? figures.seconds.toFixed(2) : none },
          ]}
        />
        <ReferenceTable groups={groups} nameId={nameId} />
        {entry?.failure && <FailureCard failure={entry.failure} />}
      </section>
      <ReferenceSpeaker name={name} status={entry?.status ?? null} text={status} />
    </div>
  );
}
