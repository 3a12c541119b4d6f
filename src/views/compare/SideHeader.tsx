import { ExternalLink, X } from 'lucide-react';
import { useTranslation } from '../../i18n/useTranslation';
import { commitProtocolIds, protocolById } from '../../protocols/registry';
import { linkHash } from '../../session/address';
import { SIDES_MIN } from '../../session/compare/comparison';
import { useComparison, useComparisonApi } from '../../session/compare/useComparison';
import { STANDARD } from '../../sim/types';
import { IconButton } from '../../ui/IconButton';
import { Select } from '../../ui/Select';
import styles from './Compare.module.css';

/** Which protocol a side shows, and what can be done with the side. */
export function SideHeader({ index }: { readonly index: number }) {
  const { t } = useTranslation('compare');
  const api = useComparisonApi();
  const side = useComparison((state) => state.sides[index]);
  const count = useComparison((state) => state.sides.length);
  useComparison((state) => state.time);
  if (!side) return null;
  const { protocol, variant, session, left } = side;
  const number = index + 1;
  const variants = Object.keys(protocolById(protocol)?.variants ?? {});
  const choose = (spec: { protocol: string; variant: string }): void =>
    void api.getState().choose(index, spec);
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <Select
          className={styles.select}
          label={t('protocol', { number })}
          value={protocol}
          options={commitProtocolIds.map((id) => ({ value: id, label: t(`ui:protocol.${id}`) }))}
          onChange={(id) => choose({ protocol: id, variant: STANDARD })}
        />
        {variants.length > 0 && (
          <Select
            className={styles.select}
            label={t('variant', { number })}
            value={variant}
            options={[STANDARD, ...variants].map((value) => ({
              value,
              label: t(`${protocol}:variant.${value}`),
            }))}
            onChange={(value) => choose({ protocol, variant: value })}
          />
        )}
        <span className={styles.gap} />
        <a className={styles.open} href={linkHash(session)} title={t('open')} aria-label={t('open')}>
          <ExternalLink size={18} aria-hidden="true" />
        </a>
        <IconButton
          icon={X}
          label={t('remove', { number })}
          variant="quiet"
          reason={count <= SIDES_MIN ? t('fewest') : null}
          onClick={() => api.getState().remove(index)}
        />
      </div>
      {left > 0 && <p className={styles.note}>{t('left', { count: left })}</p>}
    </header>
  );
}
