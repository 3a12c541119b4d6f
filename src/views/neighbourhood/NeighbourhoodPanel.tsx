import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { momentOf, type Neighbour } from '../../session/insight/insightStore';
import { useInsight } from '../../session/insight/useInsight';
import { currentBranch } from '../../session/session';
import { useSession } from '../../session/useSession';
import type { Act } from '../../sim/types';
import { Button } from '../../ui/Button';
import { Graph } from './Graph';
import styles from './Neighbourhood.module.css';
import { Nexts } from './Nexts';
import { useSayings } from './useSayings';

/** The state on screen, the path to it, and every state one act away: never more of the whole than that. */
export function NeighbourhoodPanel() {
  const { t } = useTranslation('neighbourhood');
  const titleId = useId();
  const world = useSession(momentOf);
  const known = useInsight((state) => state.neighbours);
  const { lookAround } = useInsight((state) => state.actions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is about this world
  useEffect(() => {
    lookAround().catch(() => {});
  }, [lookAround, world]);
  const asked = known?.world === world ? known.asked : null;
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {t('neighbourhood:title')}
      </h2>
      {asked?.status === 'done' ? (
        <Around neighbours={asked.answer} />
      ) : (
        <div role="status" className={styles.waiting}>
          {asked?.status === 'failed' ? (
            <p>{t('neighbourhood:failed', { code: asked.code })}</p>
          ) : (
            <p>{t('neighbourhood:looking')}</p>
          )}
        </div>
      )}
      {asked?.status === 'failed' && (
        <Button
          onClick={() => {
            lookAround().catch(() => {});
          }}
        >
          {t('neighbourhood:again')}
        </Button>
      )}
    </section>
  );
}

function Around({ neighbours }: { readonly neighbours: readonly Neighbour[] }) {
  const { t } = useTranslation('neighbourhood');
  const step = useSession((state) => state.position.step);
  const last = useSession((state) => currentBranch(state).trace.entries.length);
  const seek = useSession((state) => state.seek);
  const { go } = useInsight((state) => state.actions);
  const sayings = useSayings(neighbours);
  const [lit, setLit] = useState<number | null>(null);
  const here = useRef<HTMLParagraphElement>(null);
  const drawn = useMemo(() => sayings.filter(({ neighbour }) => !neighbour.isInterrupted), [sayings]);
  // Whoever goes on with the keyboard stays in this panel: what was pressed is gone.
  const move = (act: Act): void => {
    here.current?.focus();
    setLit(null);
    go(act);
  };
  return (
    <>
      <p ref={here} tabIndex={-1} role="status" className={styles.here}>
        {step === 0 ? t('neighbourhood:start') : t('neighbourhood:here', { step, last })} ·{' '}
        {drawn.length === 0 ? t('neighbourhood:none') : t('neighbourhood:count', { count: sayings.length })}
      </p>
      <Graph step={step} sayings={drawn} lit={lit} onLight={setLit} onGo={move} onSeek={seek} />
      {step > 0 && (
        <Button onClick={() => seek({ step: step - 1, effects: 0 })}>{t('neighbourhood:back')}</Button>
      )}
      <Nexts sayings={sayings} lit={lit} onLight={setLit} onGo={move} />
    </>
  );
}
