import { useId, useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { type Outcome, type PossibleWorld, transactionOf } from '../../session/insight/insightStore';
import { useSession } from '../../session/useSession';
import type { NodeId } from '../../sim/types';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { classes } from '../../ui/classes';
import { STATE_GLYPH, STATE_TONE } from '../../ui/stateSigns';
import { type Card, type WorldScene, worldScene } from './scene';
import styles from './Worlds.module.css';

interface Props {
  readonly outcome: Outcome;
  readonly world: PossibleWorld;
  readonly node: NodeId;
  readonly isFoggy: boolean;
  readonly onOpen: () => void;
}

/** One world that is possible, complete; what the node cannot know lies in fog. */
export function WorldCard({ outcome, world, node, isFoggy, onOpen }: Props) {
  const { t } = useTranslation('worlds');
  const titleId = useId();
  return (
    <section className={styles.world} aria-labelledby={titleId} data-outcome={outcome}>
      <h3 id={titleId} className={styles.name}>
        <Chip
          tone={outcome === 'commit' ? 'committed' : 'aborted'}
          glyph={outcome === 'commit' ? STATE_GLYPH.committed : STATE_GLYPH.aborted}
        >
          {t(`worlds:world.${outcome}`)}
        </Chip>
      </h3>
      {'found' in world ? (
        <Found outcome={outcome} world={world} node={node} isFoggy={isFoggy} onOpen={onOpen} />
      ) : (
        <p>{t(`worlds:world.${world.kind}`)}</p>
      )}
    </section>
  );
}

interface FoundProps extends Props {
  readonly world: Extract<PossibleWorld, { found: unknown }>;
}

function Found({ outcome, world: { kind, found }, node, isFoggy, onOpen }: FoundProps) {
  const { t } = useTranslation('worlds');
  const tx = useSession((state) => transactionOf(state, node)) ?? '';
  const scene = useMemo(() => worldScene(found, node, tx, outcome), [found, node, tx, outcome]);
  const nodes = scene.decidedBy.join(' + ');
  return (
    <>
      <p className={styles.decided}>
        {kind === 'open' ? t('worlds:world.open') : t('worlds:world.decided', { nodes })}{' '}
        <span className={styles.note}>{t('worlds:world.steps', { count: found.steps })}</span>
      </p>
      <ul className={styles.cards}>
        {scene.cards.map((card) => (
          <NodeCard
            key={card.id}
            card={card}
            node={node}
            isFoggy={isFoggy && card.id !== node}
            scene={scene}
          />
        ))}
        {scene.flying.length > 0 && <Flying scene={scene} node={node} isFoggy={isFoggy} />}
      </ul>
      <Button onClick={onOpen}>{t(`worlds:world.open_${outcome}`)}</Button>
    </>
  );
}

interface CardProps {
  readonly card: Card;
  readonly node: NodeId;
  readonly isFoggy: boolean;
  readonly scene: WorldScene;
}

function NodeCard({ card: { id, state, log }, node, isFoggy, scene }: CardProps) {
  const { t } = useTranslation('worlds');
  return (
    <li className={classes(styles.card, id === node && styles.self)} data-node={id} data-foggy={isFoggy}>
      <p className={styles.head}>
        <strong>{id}</strong>
        <span className={styles.note}>
          {id === node ? t('worlds:card.self') : isFoggy ? t('worlds:card.hidden', { node }) : ''}
        </span>
      </p>
      <div className={classes(isFoggy && styles.foggy)}>
        <Chip tone={STATE_TONE[state]} glyph={STATE_GLYPH[state]}>
          {t(`stage:chip.${state}`)}
        </Chip>
        <p className={styles.log}>
          <span>{t('worlds:card.log')}</span>
          {log.length === 0 && <span>{t('worlds:card.empty')}</span>}
          {log.map(({ type, durable }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows, a row's number is its identity
            <code key={index} className={classes(styles.row, !durable && styles.pending)}>
              {durable ? type : t('worlds:card.pending', { record: type })}
            </code>
          ))}
        </p>
        {id === node && <Received scene={scene} />}
      </div>
    </li>
  );
}

function Received({ scene: { received } }: { readonly scene: WorldScene }) {
  const { t } = useTranslation('worlds');
  return (
    <p className={styles.log}>
      <span>{t('worlds:card.received')}</span>
      {received.length === 0 && <span>{t('worlds:card.nothing')}</span>}
      {received.map(({ type, from, copy }) => (
        <span key={`${from} ${copy}`} className={styles.row}>
          {t('worlds:card.message', { type, from })}
        </span>
      ))}
    </p>
  );
}

function Flying({ scene: { flying }, node, isFoggy }: Pick<CardProps, 'scene' | 'node' | 'isFoggy'>) {
  const { t } = useTranslation('worlds');
  return (
    <li className={styles.card} data-foggy={isFoggy}>
      <p className={styles.head}>
        <strong>{t('worlds:card.flying')}</strong>
        <span className={styles.note}>{isFoggy && t('worlds:card.hidden', { node })}</span>
      </p>
      <p className={classes(styles.log, isFoggy && styles.foggy)}>
        {flying.map(({ type, from, to, copy }) => (
          <span key={`${from} ${to} ${copy}`} className={styles.row}>
            {t('worlds:card.flight', { type, from, to })}
          </span>
        ))}
      </p>
    </li>
  );
}
