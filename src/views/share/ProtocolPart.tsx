import { loadProtocolStrings } from '../../i18n/i18n';
import { useTranslation } from '../../i18n/useTranslation';
import type { Protocol } from '../../protocols/protocol';
import { commitProtocolIds, protocolById } from '../../protocols/registry';
import { prepared } from '../../session/opening';
import { STANDARD } from '../../sim/types';
import { Select } from '../../ui/Select';
import styles from './Share.module.css';
import type { PartProps } from './transferForm';

interface Props extends Pick<PartProps, 'form' | 'change'> {
  readonly protocol: Protocol;
  readonly onChoose: (protocol: Protocol) => void;
}

/** Which protocol carries the transfer out, and in which variant where there are several. */
export function ProtocolPart({ form, change, protocol, onChoose }: Props) {
  const { t } = useTranslation('share');
  const { id, variants = {} } = protocol;
  const choose = async (next: string): Promise<void> => {
    const [isHere] = await Promise.all([prepared(next), loadProtocolStrings(next)]);
    const chosen = isHere ? protocolById(next) : null;
    if (!chosen) return;
    onChoose(chosen);
    // Timers are the protocol's own.
    change({ variant: STANDARD, timeouts: {} });
  };
  return (
    <div className={styles.labelled}>
      <span aria-hidden="true">{t('transfer.protocol')}</span>
      <div className={styles.row}>
        <Select
          label={t('transfer.protocol')}
          value={id}
          options={commitProtocolIds.map((value) => ({ value, label: t(`ui:protocol.${value}`) }))}
          onChange={(next) => void choose(next)}
        />
        {Object.keys(variants).length > 0 && (
          <Select
            label={t('transfer.variant')}
            value={form.variant}
            options={[STANDARD, ...Object.keys(variants)].map((value) => ({
              value,
              label: t(`${id}:variant.${value}`),
            }))}
            onChange={(variant) => change({ variant })}
          />
        )}
      </div>
      {Object.keys(variants).length > 0 && (
        <p className={styles.note}>{t(`${id}:variantNote.${form.variant}`)}</p>
      )}
    </div>
  );
}
