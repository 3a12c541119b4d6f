import type { CSSProperties, KeyboardEvent } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OfferedAct } from '../../sim/acts';
import type { Act } from '../../sim/types';
import styles from './ActionBar.module.css';
import { actKey, actLabel } from './actLabel';
import type { StageLayout } from './layout';
import type { StageObject } from './objects';
import { useTimerName } from './useMemoryText';

export interface ActionBarProps {
  readonly object: StageObject;
  readonly layout: StageLayout;
  readonly offered: readonly OfferedAct[];
  /** Cuts the gathered nodes off from the rest; `null` while none are. */
  readonly partition: Act | null;
  readonly onPerform: (act: Act) => void;
  readonly onClose: () => void;
}

const GAP = 12;
/** Narrower than this the bar is a sheet at the lower edge of the screen. */
const SHEET_BELOW = 480;

/** What can be done to a thing, beside it. Impossible acts stay visible and say why. */
export function ActionBar({ object, layout, offered, partition, onPerform, onClose }: ActionBarProps) {
  const { t } = useTranslation('stage');
  const timer = useTimerName();
  const [first] = offered;
  const type = first && 'message' in first.act ? `${first.act.message.type} ` : '';
  const name = type + nameOf(object);
  const menu = useRef<HTMLDivElement>(null);
  const sheet = layout.width < SHEET_BELOW;
  const [style, setStyle] = useState<CSSProperties>({ opacity: 0 });
  const rows: readonly OfferedAct[] = partition ? [...offered, { act: partition, refusal: null }] : offered;

  useLayoutEffect(() => {
    if (menu.current)
      setStyle(sheet ? {} : placed(object, layout, menu.current.offsetWidth, menu.current.offsetHeight));
  }, [object, layout, sheet]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first possible act takes the focus once for each thing.
  useEffect(() => {
    const items = itemsOf(menu.current);
    (items.find((item) => item.ariaDisabled !== 'true') ?? items[0])?.focus({ preventScroll: true });
  }, [object.key]);
  useEffect(() => {
    const handlePress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', handlePress);
    return () => document.removeEventListener('pointerdown', handlePress);
  }, [onClose]);

  const handleKeyDown = (event: KeyboardEvent): void => {
    const items = itemsOf(menu.current);
    const here = items.findIndex((item) => item.matches(':focus'));
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -here, End: items.length - 1 - here }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (step !== undefined) items[(here + step + items.length) % items.length]?.focus();
    else if (event.key !== 'Enter' && event.key !== ' ') return;
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
  };
  return (
    <div
      ref={menu}
      role="menu"
      aria-label={t('actions', { name })}
      tabIndex={-1}
      className={sheet ? styles.sheet : styles.bar}
      style={sheet ? undefined : style}
      onKeyDown={handleKeyDown}
    >
      <div className={styles.title} role="presentation">
        {name}
      </div>
      {rows.map(({ act, refusal }) => (
        <button
          key={JSON.stringify(act)}
          type="button"
          role="menuitem"
          className={styles.item}
          tabIndex={-1}
          aria-disabled={refusal !== null}
          onClick={() => refusal === null && onPerform(act)}
        >
          <span className={styles.label}>{actLabel(act, t, timer)}</span>
          {actKey(act) !== null && <kbd className={styles.key}>{actKey(act)}</kbd>}
          {refusal !== null && (
            <span className={styles.reason}>{t(`refusal:${refusal.key}`, refusal.values)}</span>
          )}
        </button>
      ))}
    </div>
  );
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}

function nameOf({ selection }: StageObject): string {
  switch (selection.kind) {
    case 'node':
      return selection.node;
    case 'message':
      return `${selection.from} → ${selection.to}`;
    case 'link':
      return selection.link.join(' – ');
    case 'account':
      return selection.account;
  }
}

/** Beside the thing, on the side with more room, and inside the stage. */
function placed(object: StageObject, layout: StageLayout, width: number, height: number): CSSProperties {
  const card = object.selection.kind === 'node' ? layout.cards[object.selection.node] : undefined;
  const reach = (card ? card.width / 2 : layout.glyph / 2) + GAP;
  const right = object.x + reach + width <= layout.width - 4;
  const left = right ? object.x + reach : Math.max(4, object.x - reach - width);
  const top = Math.min(Math.max(4, object.y - height / 2), Math.max(4, layout.height - height - 4));
  return { left, top, maxHeight: layout.height - 8 };
}
