import { useState } from 'react';
import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { momentOf, type Outcome, transactionOf, type WorldsAnswer } from '../../session/insight/insightStore';
import { useInsight } from '../../session/insight/useInsight';
import { useSession } from '../../session/useSession';
import type { NodeId } from '../../sim/types';
import { Button } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { hasPromised, verdictOf } from './verdict';
import { WorldCard } from './WorldCard';
import styles from './Worlds.module.css';

interface Props {
  readonly node: NodeId;
  readonly onOpen: (outcome: Outcome) => void;
}

/** The question's answer, once it is there. */
export function WorldsAnswerView({ node, onOpen }: Props) {
  const { t } = useTranslation('worlds');
  const asked = useInsight(({ worlds }) => (worlds?.node === node ? worlds.asked : null));
  const { lookAt } = useInsight((state) => state.actions);
  const again = (): void => {
    lookAt(node).catch(() => {});
  };
  return (
    <>
      <div role="status" className={styles.status}>
        {(asked === null || asked.status === 'looking') && <p>{t('worlds:looking', { node })}</p>}
        {asked?.status === 'failed' && <p>{t('worlds:failed', { code: asked.code })}</p>}
        {asked?.status === 'done' && <Verdict node={node} answer={asked.answer} />}
      </div>
      {asked?.status === 'failed' && <Button onClick={again}>{t('worlds:again')}</Button>}
      {asked?.status === 'done' && asked.answer && <Pair node={node} answer={asked.answer} onOpen={onOpen} />}
    </>
  );
}

function Verdict({ node, answer }: { readonly node: NodeId; readonly answer: WorldsAnswer | null }) {
  const { t } = useTranslation('worlds');
  const isBound = useSession((state) => {
    const world = momentOf(state);
    const tx = transactionOf(state, node);
    return tx !== null && hasPromised(state.setting, world, node, tx);
  });
  const verdict = verdictOf(answer, isBound);
  return (
    <p className={styles.verdict} data-verdict={verdict}>
      <strong>{t(`worlds:verdict.${verdict}`, { node })}</strong>
    </p>
  );
}

interface PairProps extends Props {
  readonly answer: WorldsAnswer;
}

function Pair({ node, answer, onOpen }: PairProps) {
  const { t } = useTranslation('worlds');
  const [fog, setFog] = useState<'on' | 'off'>('on');
  const { commit, abort, states, isSupposed } = answer;
  const areBothShown = 'found' in commit && 'found' in abort;
  return (
    <>
      {areBothShown && <p>{t('worlds:lead', { node })}</p>}
      <Segmented
        label={t('worlds:fog.name')}
        value={fog}
        options={[
          { value: 'on', label: t('worlds:fog.on', { node }) },
          { value: 'off', label: t('worlds:fog.off') },
        ]}
        onChange={setFog}
        className={styles.fog}
      />
      <div className={styles.pair}>
        {(['commit', 'abort'] as const).map((outcome) => (
          <WorldCard
            key={outcome}
            outcome={outcome}
            world={answer[outcome]}
            node={node}
            isFoggy={fog === 'on'}
            onOpen={() => onOpen(outcome)}
          />
        ))}
      </div>
      <p className={styles.note}>
        {t('worlds:bound', { states: formatNumber(states) })} {isSupposed && t('worlds:supposed', { node })}
      </p>
    </>
  );
}
