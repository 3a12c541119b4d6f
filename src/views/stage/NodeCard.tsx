import type { CSSProperties, MouseEvent } from 'react';
import { memo, useEffect, useRef } from 'react';
import { equalData } from '../../base/canonical';
import { formatTicks } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import type { NodeId } from '../../sim/types';
import { accountObject, nodeObject } from '../../ui/objectNames';
import { LogBox, MemoryBox } from './CardBoxes';
import { CardFooter } from './CardFooter';
import type { CardScene } from './cardScene';
import type { Words } from './describe';
import { describeCard } from './describe';
import type { Box } from './geometry';
import type { CardSize } from './layout';
import { FADE } from './motion';
import styles from './NodeCard.module.css';
import { RoleMark, StateSign } from './signs';
import { TimerButton } from './TimerButton';

export interface NodeCardProps {
  readonly card: CardScene;
  readonly box: Box;
  readonly size: CardSize;
  readonly words: Words;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly broken: boolean;
  readonly menuOpen: boolean;
  /** The one object of the stage that Tab reaches. */
  readonly tabbable: boolean;
  /** Rows that were written by the step just shown. */
  readonly freshRows: number;
  /** No motion is wanted: a new state fades in. */
  readonly still: boolean;
  readonly elementRef: (element: HTMLElement | null) => void;
  readonly handlers: CardHandlers;
}

/** Never change, so that a card which shows the same is not rendered again. */
export interface CardHandlers {
  readonly focus: (node: NodeId) => void;
  readonly open: (node: NodeId, event: MouseEvent) => void;
  readonly veto: (node: NodeId) => void;
  readonly fire: (node: NodeId) => void;
}

/** Shorter waits are not worth a number. */
const WAIT_SHOWN = 100_000;

/** Narrower cards have room for the sign of a state, not for its word. */
const WORD_WIDTH = 60;

/** One machine: who it is, what it says, what is on its disk and what is only in its memory. */
export const NodeCard = memo(function NodeCard(props: NodeCardProps) {
  const { card, box, size, words, handlers } = props;
  const fading = useFade(card.state, props.still);
  const style: CSSProperties = {
    transform: `translate(${box.x}px, ${box.y}px)`,
    width: box.width,
    height: box.height,
  };
  const timer = card.timer && (
    <TimerButton
      node={card.id}
      timer={card.timer}
      bare={size === 'mini'}
      onFire={() => handlers.fire(card.id)}
    />
  );
  const full = size === 'full';
  // Seats fill the footer of whoever collects votes.
  const small = size === 'phone' || size === 'mini';
  const timerOnTop = full || (!small && card.seats.length > 0);
  return (
    <li
      ref={fading}
      className={styles.card}
      style={style}
      data-node={card.id}
      data-object={[nodeObject(card.id), ...card.accounts.map(accountObject)].join(' ')}
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
        aria-label={describeCard(card, words)}
        aria-haspopup="menu"
        aria-expanded={props.menuOpen}
        onFocus={() => handlers.focus(card.id)}
        onClick={(event) => handlers.open(card.id, event)}
        onContextMenu={(event) => handlers.open(card.id, event)}
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
      <CardFooter card={card} size={size} onSeat={handlers.veto}>
        {timerOnTop ? null : timer}
      </CardFooter>
    </li>
  );
}, isSameCard);

/** A scene makes its cards anew for every position; what they show is mostly the same. */
function isSameCard(a: NodeCardProps, b: NodeCardProps): boolean {
  return (
    a.size === b.size &&
    a.words === b.words &&
    a.selected === b.selected &&
    a.marked === b.marked &&
    a.broken === b.broken &&
    a.menuOpen === b.menuOpen &&
    a.tabbable === b.tabbable &&
    a.still === b.still &&
    a.freshRows === b.freshRows &&
    equalData(a.box, b.box) &&
    equalData(a.card, b.card)
  );
}

/** For a card whose state must not slide or flash: the new one fades in. */
function useFade(state: CardScene['state'], still: boolean) {
  const element = useRef<HTMLLIElement>(null);
  const shown = useRef(state);
  useEffect(() => {
    if (still && shown.current !== state)
      element.current?.animate([{ opacity: 0.4 }, { opacity: 1 }], { duration: FADE });
    shown.current = state;
  }, [state, still]);
  return element;
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
