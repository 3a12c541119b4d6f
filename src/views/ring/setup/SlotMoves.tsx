import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { letterOf } from '../../../ring/scene';
import { SLOTS } from '../../../ring/slots';
import { useRing, useRingApi } from '../../../session/ring/useRing';
import { Button } from '../../../ui/Button';
import { NumberField } from '../NumberField';
import { Swatch } from '../Swatch';
import { Labelled } from './Labelled';
import styles from './Setup.module.css';

/** The slot table, and the operator's hand: which slots are whose. */
export function SlotMoves() {
  const { t } = useTranslation('ring');
  const { edit } = useRingApi().getState();
  const { shards, slotTable } = useRing((state) => state.scene);
  const [range, setRange] = useState({ from: 0, to: 9 });
  const [chosen, setChosen] = useState('');
  const target = shards.find(({ id }) => String(id) === chosen) ?? shards.at(-1);
  if (!target) return null;
  const order = range.from <= range.to ? null : t('slots.order');
  return (
    <>
      <ul className={styles.slots} aria-label={t('slots.table')}>
        {slotTable.map(({ from, to, server }) => (
          <li key={from}>
            <Swatch id={shards[server]?.id ?? 0} />
            {from === to ? two(from) : `${two(from)}–${two(to)}`}
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <NumberField
          label={t('slots.from')}
          value={range.from}
          min={0}
          max={SLOTS - 1}
          onChange={(from) => setRange({ ...range, from })}
        />
        <NumberField
          label={t('slots.to')}
          value={range.to}
          min={0}
          max={SLOTS - 1}
          onChange={(to) => setRange({ ...range, to })}
        />
      </div>
      <Labelled
        label={t('slots.shard')}
        value={String(target.id)}
        options={shards.map(({ id }) => ({ value: String(id), label: letterOf(id) }))}
        onChange={setChosen}
      />
      <Button reason={order} onClick={() => edit({ kind: 'assign', id: target.id, ...range })}>
        {t('slots.assign')}
      </Button>
    </>
  );
}

function two(slot: number): string {
  return String(slot).padStart(2, '0');
}
