import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { Seat } from '../../protocols/protocol';
import type { NodeId } from '../../sim/types';
import type { CardScene } from './cardScene';
import type { CardSize } from './layout';
import styles from './NodeCard.module.css';
import { LockSign, QueueSign } from './signs';

export interface CardFooterProps {
  readonly card: CardScene;
  readonly size: CardSize;
  readonly onSeat: (node: NodeId) => void;
  readonly children: ReactNode;
}

/** Locks and who waits for them; for whoever collects votes, a seat for each. */
export function CardFooter({ card, size, onSeat, children }: CardFooterProps) {
  const small = size === 'phone' || size === 'mini';
  return (
    <div className={styles.foot}>
      {card.seats.length > 0 &&
        (small ? (
          <SeatCount seats={card.seats} />
        ) : (
          card.seats.map((seat) => <SeatButton key={seat.node} seat={seat} onSeat={onSeat} />)
        ))}
      {card.locks.length > 0 && <Locks card={card} bare={size !== 'full'} />}
      {card.queue.map((tx) => (
        <span key={tx} className={styles.queue} aria-hidden="true">
          <QueueSign /> {!small && tx}
        </span>
      ))}
      {children && <span className={styles.footTimer}>{children}</span>}
    </div>
  );
}

function Locks({ card, bare }: { readonly card: CardScene; readonly bare: boolean }) {
  const { language } = useTranslation();
  const [first] = card.locks;
  return (
    <span className={styles.lock} aria-hidden="true">
      <LockSign />
      {!bare && first && <span className={styles.owner}>{first.account.owner[language]}</span>}
      {card.locks.length > 1 && <span>+{card.locks.length - 1}</span>}
    </span>
  );
}

const SEAT_SIGN = { yes: '✓', no: '✕' } as const;

function SeatButton({ seat, onSeat }: { readonly seat: Seat; readonly onSeat: (node: NodeId) => void }) {
  const { t } = useTranslation('stage');
  const label = t(`seat.${seat.vote ?? 'none'}`, { node: seat.node });
  return (
    <button
      type="button"
      className={styles.seat}
      data-vote={seat.vote ?? 'none'}
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={() => onSeat(seat.node)}
    >
      {seat.vote === null ? '–' : SEAT_SIGN[seat.vote]}
    </button>
  );
}

function SeatCount({ seats }: { readonly seats: readonly Seat[] }) {
  const yes = seats.filter((seat) => seat.vote === 'yes').length;
  const refused = seats.some((seat) => seat.vote === 'no');
  return (
    <span className={styles.seatCount} aria-hidden="true">
      {refused ? '✕' : '✓'} {yes}/{seats.length}
    </span>
  );
}
