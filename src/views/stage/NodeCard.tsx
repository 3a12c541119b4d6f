import type { CSSProperties, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTicks } from '../../i18n/format';
import type { NodeId } from '../../sim/types';
import { LogBox, MemoryBox } from './CardBoxes';
import { CardFooter } from './CardFooter';
import type { CardScene } from './cardScene';
import type { Box } from './geometry';
import type { CardSize } from './layout';
import styles from './NodeCard.module.css';
import { RoleMark, StateSign } from './signs';
import { TimerButton } from './TimerButton';

export interface NodeCardProps {
  readonly card: CardScene;
  readonly box: Box;
  readonly size: CardSize;
  readonly description: string;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly broken: boolean;
  readonly menuOpen: boolean;
  /** The one object of the stage that Tab reaches. */
  readonly tabbable: boolean;
  /** Rows that were written by the step just shown. */
  readonly freshRows: number;
  readonly elementRef: (element: HTMLElement | null) => void;
  readonly onFocus: () => void;
  readonly onOpen: (event: MouseEvent) => void;
  readonly onSeat: (node: NodeId) => void;
  readonly onTimer: () => void;
}

/** Shorter waits are not worth a number. */
const WAIT_SHOWN = 100_000;

/** Narrower cards have room for the sign of a state, not for its word. */
const WORD_WIDTH = 60;

/** One machine: who it is, what it says, what is on its disk and what is only in its memory. */
export function NodeCard(props: NodeCardProps) {
  const { card, box, size, description } = props;
  const style: CSSProperties = {
    transform: `translate(${box.x}px, ${box.y}px)`,
    width: box.width,
    height: box.height,
  };
  const timer = card.timer && (
    <TimerButton node={card.id} timer={card.timer} bare={size === 'mini'} onFire={props.onTimer} />
  );
  const full = size === 'full';
  // Seats fill the footer of whoever collects votes.
  const small = size === 'phone' || size === 'mini';
  const timerOnTop = full || (!small && card.seats.length > 0);
  return (
    <li
      className={styles.card}
      style={style}
      data-node={card.id}
      data-state={card.state}
      data-size={size}
      data-selected={props.selected || undefined}
      data-marked={props.marked || undefined}
      data-broken={props.broken || undefined}
    >
      <button
        type="button"
        ref={props.elementRef}
        className={styles.hit}
        tabIndex={props.tabbable ? 0 : -1}
        aria-label={description}
        aria-haspopup="menu"
        aria-expanded={props.menuOpen}
        onFocus={props.onFocus}
        onClick={props.onOpen}
        onContextMenu={props.onOpen}
      />
      <StateChip card={card} size={size} wordless={size === 'mini' && box.width < WORD_WIDTH} />
      <div className={styles.head} aria-hidden="true">
        {size !== 'mini' && <RoleMark mark={card.mark} />}
        <span className={styles.name}>{card.id}</span>
        {card.side !== null && !small && <span className={styles.side}>{card.side}</span>}
      </div>
      {timerOnTop && timer && <div className={styles.headTimer}>{timer}</div>}
      {full ? (
        <div className={styles.boxes} aria-hidden="true">
          <LogBox rows={card.log} rowsMax={3} fresh={props.freshRows} />
          <MemoryBox card={card} />
        </div>
      ) : (
        size !== 'mini' && (
          <div className={styles.boxes} aria-hidden="true">
            <LogBox rows={card.log} rowsMax={1} fresh={props.freshRows} bare />
          </div>
        )
      )}
      <CardFooter card={card} size={size} onSeat={props.onSeat}>
        {timerOnTop ? null : timer}
      </CardFooter>
    </li>
  );
}

interface StateChipProps {
  readonly card: CardScene;
  readonly size: CardSize;
  readonly wordless: boolean;
}

function StateChip({ card, size, wordless }: StateChipProps) {
  const { t } = useTranslation('stage');
  const short = size === 'phone' || size === 'mini';
  const word = t(`${short ? 'chipShort' : 'chip'}.${card.state}`);
  const waited =
    card.waited !== null && card.waited >= WAIT_SHOWN && size === 'full'
      ? ` ${formatTicks(card.waited)}`
      : '';
  return (
    <span className={styles.chip} aria-hidden="true">
      <StateSign state={card.state} />
      {!wordless && `${word}${waited}`}
    </span>
  );
}
