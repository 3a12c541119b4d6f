import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { letterOf } from '../../ring/scene';
import type { Prediction } from '../../session/ring/ringStore';
import { useRing, useRingApi } from '../../session/ring/useRing';
import { Button } from '../../ui/Button';
import styles from './Bet.module.css';
import { Swatch } from './Swatch';
import { usePicture } from './usePicture';

/** Before keys move: which will? Afterwards: what was right. */
export function Bet() {
  const prediction = useRing((state) => state.prediction);
  const settled = useRing((state) => state.settled);
  const history = useRing((state) => state.history);
  if (prediction) return <Question prediction={prediction} />;
  const isHere = settled && settled.branch === history.branch && settled.position === history.position;
  return isHere ? <Answer prediction={settled} /> : null;
}

function Question({ prediction }: { readonly prediction: Prediction }) {
  const { t } = useTranslation('ring');
  const api = useRingApi();
  const { keys, now } = usePicture();
  const { edit, picked } = prediction;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { activeElement: before } = document;
    const { history } = api.getState();
    // The press that asked may have been far below.
    heading.current?.focus();
    // Keys are also tapped in the picture, so the focus may be anywhere.
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) api.getState().predict(null);
    };
    window.addEventListener('keydown', handleKey);
    return () => {
      window.removeEventListener('keydown', handleKey);
      const isLeft = api.getState().history === history;
      if (isLeft && before instanceof HTMLElement) before.focus();
      if (isLeft && before instanceof SVGElement) before.focus();
    };
  }, [api]);
  const letter = 'id' in edit ? letterOf(edit.id) : '';
  return (
    <section className={styles.bet} aria-labelledby="ring-bet">
      <h2 id="ring-bet" ref={heading} tabIndex={-1}>
        {t(`bet.${edit.kind === 'crash' ? 'crash' : 'remove'}`, { letter })}
      </h2>
      <p>{t('bet.how', { count: picked.size })}</p>
      <ul className={styles.keys} aria-label={t('bet.keys')}>
        {[...keys.order].map((key) => (
          <li key={key}>
            <label>
              <input type="checkbox" checked={picked.has(key)} onChange={() => api.getState().pick(key)} />
              <Swatch id={now.scene.shards[now.owners[key] ?? -1]?.id ?? 0} />
              <code>{keys.keys[key]}</code>
            </label>
          </li>
        ))}
      </ul>
      <p className={styles.actions}>
        <Button variant="primary" onClick={() => api.getState().settle()}>
          {t(`bet.do.${edit.kind === 'crash' ? 'crash' : 'remove'}`, { letter })}
        </Button>
        <Button onClick={() => api.getState().edit(edit)}>{t('bet.skip')}</Button>
        <Button variant="quiet" onClick={() => api.getState().predict(null)}>
          {t('bet.cancel')}
        </Button>
      </p>
    </section>
  );
}

function Answer({ prediction }: { readonly prediction: Prediction }) {
  const { t } = useTranslation('ring');
  const { moves } = usePicture();
  const { picked } = prediction;
  const section = useRef<HTMLElement>(null);
  // The button that settled the bet is gone; who got here by undo and redo keeps the focus there.
  useEffect(() => {
    if (document.activeElement === document.body) section.current?.focus();
  }, []);
  const right = [...picked].filter((key) => moves.flags[key] === 1).length;
  const values = { right, moved: moves.moved, wrong: picked.size - right, missed: moves.moved - right };
  const isAll = values.wrong === 0 && values.missed === 0;
  return (
    <section ref={section} className={styles.bet} role="status" tabIndex={-1} data-right={isAll}>
      <p>
        <strong>{t(isAll ? 'bet.all' : 'bet.some', values)}</strong>
      </p>
      <p>{t('bet.why')}</p>
    </section>
  );
}
