import { useMemo, useState } from 'react';
import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { type Ending, measure } from '../../lessons/costs/measure';
import { type CostRow, costRows, type Formula } from '../../lessons/costs/rows';
import { protocolById } from '../../protocols/registry';
import { STANDARD } from '../../sim/types';
import { Segmented } from '../../ui/Segmented';
import { Slider } from '../../ui/Slider';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import styles from './Costs.module.css';

const MOST = 7;

/** What every protocol costs when nothing fails: the formula, what a run of it just cost, where the formula is from, and what is counted. */
export function CostTable() {
  const { t } = useTranslation('costs');
  const [n, setN] = useState(3);
  const [ending, setEnding] = useState<Ending>('commit');
  const rows = costRows.filter((row) => row.ending === ending);
  return (
    <>
      <section className={styles.choices} aria-label={t('choices')}>
        <div className={styles.slider}>
          <Slider
            label={t('participants')}
            min={1}
            max={MOST}
            value={n}
            valueText={`n = ${n}`}
            onChange={setN}
          />
        </div>
        <Segmented
          label={t('ending')}
          value={ending}
          options={(['commit', 'abort'] as const).map((value) => ({ value, label: t(`ends.${value}`) }))}
          onChange={setEnding}
        />
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard. */}
      <section className={styles.scroller} tabIndex={0} aria-label={t('title')}>
        <table className={styles.table}>
          <caption>
            <VisuallyHidden>{t('caption', { n, ending: t(`ends.${ending}`) })}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.protocol} ${row.variant}`} row={row} n={n} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

const COLUMNS = [
  'protocol',
  'messages',
  'delays',
  'coordinator',
  'participant',
  'helper',
  'source',
  'note',
] as const;

function Row({ row, n }: { readonly row: CostRow; readonly n: number }) {
  const { t } = useTranslation('costs');
  const { protocol: id, variant, ending, messages, delays, forced, source, note } = row;
  const protocol = protocolById(id, variant);
  const measured = useMemo(() => (protocol ? measure(protocol, n, ending) : null), [protocol, n, ending]);
  if (!measured) return null;
  return (
    <tr>
      <th scope="row">
        {t(`ui:protocol.${id}`)}
        {variant !== STANDARD && <small>{t(`${id}:variant.${variant}`)}</small>}
      </th>
      <Figure formula={messages} n={n} measured={measured.messages} />
      <Figure formula={delays} n={n} measured={measured.delays} />
      <Figure formula={forced.coordinator} n={n} measured={measured.forced.coordinator} />
      <Figure formula={forced.participant} n={n} measured={measured.forced.participant} />
      <Figure formula={forced.helper} n={n} measured={measured.forced.helper} />
      <td className={styles.words}>{t(`source.${source}`)}</td>
      <td className={styles.words}>{note === null ? '' : t(`note.${note}`)}</td>
    </tr>
  );
}

interface FigureProps {
  readonly formula: Formula;
  readonly n: number;
  readonly measured: number;
}

function Figure({ formula, n, measured }: FigureProps) {
  const { t } = useTranslation('costs');
  const agrees = formula.of(n) === measured;
  return (
    <td className={styles.figure} data-agrees={agrees}>
      <span className={styles.measured}>{formatNumber(measured)}</span>{' '}
      <span aria-hidden="true">{agrees ? '✓' : '✕'}</span>
      <VisuallyHidden>{t(agrees ? 'agrees' : 'differs')}</VisuallyHidden>
      <span className={styles.formula}>{formula.text}</span>
    </td>
  );
}
