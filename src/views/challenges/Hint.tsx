import { useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { describeEntry } from '../../protocols/describe';
import { type ChallengeAnswer, momentOf } from '../../session/insight/insightStore';
import { useInsight } from '../../session/insight/useInsight';
import { useSession } from '../../session/useSession';
import { applyAct } from '../../sim/act';
import { Button } from '../../ui/Button';
import styles from './Challenges.module.css';

/** What a shortest run would do next, worked out from the world on screen. */
export function Hint() {
  const { t } = useTranslation('challenges');
  const hint = useInsight((state) => state.hint);
  const { askHint } = useInsight((state) => state.actions);
  const world = useSession(momentOf);
  const asked = hint?.world === world ? hint.asked : null;
  return (
    <div className={styles.hint}>
      <Button
        onClick={() => {
          askHint().catch(() => {});
        }}
      >
        {t('challenges:hint.ask')}
      </Button>
      <div role="status">
        {asked?.status === 'looking' && <p>{t('challenges:hint.looking')}</p>}
        {asked?.status === 'failed' && <p>{t('challenges:failed', { code: asked.code })}</p>}
        {asked?.status === 'done' && asked.answer.kind !== 'found' && (
          <p>{t(`challenges:hint.${asked.answer.kind}`)}</p>
        )}
        {asked?.status === 'done' && asked.answer.kind === 'found' && <NextAct answer={asked.answer} />}
      </div>
    </div>
  );
}

function NextAct({ answer: { acts } }: { readonly answer: Extract<ChallengeAnswer, { kind: 'found' }> }) {
  const { t } = useTranslation('challenges');
  const setting = useSession((state) => state.setting);
  const world = useSession(momentOf);
  const { go } = useInsight((state) => state.actions);
  const [act] = acts;
  const entry = useMemo(() => (act ? applyAct(setting, world, act) : null), [setting, world, act]);
  if (!act || !entry) return null;
  const { key, values } = describeEntry(entry, setting);
  return (
    <>
      <p>{t('challenges:hint.next')}</p>
      <p className={styles.next}>{t(key, values)}</p>
      <p className={styles.note}>{t('challenges:hint.left', { count: acts.length })}</p>
      <Button onClick={() => go(act)}>{t('challenges:hint.do')}</Button>
    </>
  );
}
