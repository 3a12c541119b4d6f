import { Calculator, Square } from 'lucide-react';
import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { REFERENCE_SOURCES, type ReferenceModel } from '../../protocols/reference/known';
import { chosenCount, sizeOf } from '../../session/checking/referenceStore';
import { useReferences } from '../../session/checking/useReferences';
import { Button } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { Slider } from '../../ui/Slider';
import styles from './CheckTheChecker.module.css';

const MODELS = ['gray-lamport', 'commit-only', 'message-2pc'] as const satisfies readonly ReferenceModel[];

/** Which model is to be counted, of which size, and the one button that counts and stops. */
export function ReferenceChoice() {
  const { t } = useTranslation('check');
  const model = useReferences((state) => state.model);
  const size = useReferences(sizeOf);
  const isRunning = useReferences((state) => chosenCount(state)?.status === 'running');
  const { choose, count, stop } = useReferences((state) => state.actions);
  const { least, most, paper, module } = REFERENCE_SOURCES[model];
  const Icon = isRunning ? Square : Calculator;
  return (
    <>
      <Segmented
        className={styles.models}
        label={t('check:reference.model')}
        value={model}
        options={MODELS.map((value) => ({ value, label: value, lang: 'en' }))}
        onChange={(value) => choose({ model: value })}
      />
      <div className={styles.source}>
        <p>{t(`check:reference.about.${model}`)}</p>
        <p>{t(`check:reference.${paper === null ? 'own' : 'source'}`, { paper: paper ?? '', module })}</p>
      </div>
      <Slider
        label={t(`check:reference.size.${model === 'message-2pc' ? 'participants' : 'managers'}`)}
        value={size}
        min={least}
        max={most}
        valueText={t('check:reference.n', { size: formatNumber(size) })}
        onChange={(wishedSize) => choose({ wishedSize })}
      />
      <Button variant="primary" className={styles.count} onClick={() => (isRunning ? stop() : count())}>
        <Icon size={18} aria-hidden="true" />
        {t(isRunning ? 'check:stop' : 'check:reference.count')}
      </Button>
    </>
  );
}
