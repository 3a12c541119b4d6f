import { useMemo } from 'react';
import { formatTime } from '../../../i18n/format';
import type { MessageCount } from '../../../sim/cost';
import { costsAt } from '../../../sim/cost';
import { Facts } from '../Facts';
import { Section } from '../Section';
import { useMoment } from '../useMoment';
import { useTexts } from '../useTexts';
import styles from './CostTable.module.css';

const COLUMNS: readonly (keyof MessageCount)[] = ['sent', 'delivered', 'lost', 'duplicated'];

/** What the run has cost up to the play-head. */
export function CostTable() {
  const { setting, trace, position, world } = useMoment();
  const texts = useTexts();
  const cost = useMemo(() => costsAt(setting, trace, position), [setting, trace, position]);
  const types = Object.entries(cost.byType);
  return (
    <Section title={texts.own('cost.title')} note={texts.own('cost.until', { step: position.step })}>
      <Facts
        numbers
        rows={[
          [texts.own('cost.messages'), String(cost.sent)],
          [texts.own('cost.forced'), String(cost.forced)],
          [texts.own('cost.lazy'), String(cost.lazy)],
          [texts.own('cost.delays'), String(cost.delays)],
          [texts.own('cost.time'), formatTime(world.now)],
        ]}
      />
      {types.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{texts.own('cost.type')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {texts.own(`cost.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {types.map(([type, count]) => (
              <tr key={type}>
                <th scope="row">{type}</th>
                {COLUMNS.map((column) => (
                  <td key={column}>{count[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
