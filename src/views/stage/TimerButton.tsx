import { formatTicks } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import type { NodeId } from '../../sim/types';
import type { RunningTimer } from './cardScene';
import styles from './NodeCard.module.css';
import { TimerRing } from './signs';
import { useTimerName } from './useMemoryText';

export interface TimerButtonProps {
  readonly node: NodeId;
  readonly timer: RunningTimer;
  /** The ring alone. */
  readonly bare: boolean;
  readonly onFire: () => void;
}

/** Below this share of its time a timer is about to fire. */
const URGENT = 0.2;
/** Tenths of a second are as fine as a card shows. */
const ROUND = 100_000;

/** The ring of a running timer; pressing it fires the timer early. */
export function TimerButton({ node, timer, bare, onFire }: TimerButtonProps) {
  const { t } = useTranslation('stage');
  const name = useTimerName()(timer.name);
  const left = formatTicks(Math.round(timer.left / ROUND) * ROUND);
  const label = t('timer.fire', { timer: name, node, left });
  return (
    <button
      type="button"
      className={styles.timer}
      data-urgent={timer.share <= URGENT || undefined}
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={onFire}
    >
      <TimerRing share={timer.share} />
      {!bare && left}
    </button>
  );
}
