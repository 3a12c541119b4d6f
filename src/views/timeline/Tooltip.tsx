/** A short word on what the pointer is over, or on the drag in progress. Everything it says is in the table as well. */

import { formatTicks } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import type { Trace } from '../../sim/types';
import type { Dragged } from './Overlays';
import type { Point, Size } from './plane';
import styles from './Timeline.module.css';
import type { Hover } from './useGestures';
import { useSentence } from './useSentence';

interface Props {
  readonly hover: Hover | null;
  readonly dragged: Dragged | null;
  /** Where it points to, in the view. */
  readonly at: Point;
  readonly size: Size;
  readonly trace: Trace;
}

const WIDTH = 260;

export function Tooltip({ hover, dragged, at, size, trace }: Props) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const text = dragged ? dragText() : hover ? hoverText(hover.hit) : '';
  const left = Math.max(4, Math.min(at.x + 8, size.width - WIDTH));
  const isLow = at.y > size.height / 2;
  return (
    <div
      className={styles.tooltip}
      aria-hidden="true"
      style={isLow ? { left, bottom: size.height - at.y + 14 } : { left, top: at.y + 16 }}
    >
      {text}
    </div>
  );

  function dragText(): string {
    if (!dragged) return '';
    const by = dragged.to - dragged.end.at;
    const values = { type: dragged.arrow.type, time: formatTicks(Math.abs(by)) };
    return t(by >= 0 ? 'timeline:later' : 'timeline:sooner', values);
  }

  function hoverText(hit: Hover['hit']): string {
    if (hit.kind === 'ghost') return t('timeline:ghost', { branch: hit.branch + 1 });
    if (hit.kind === 'event') {
      const entry = trace.entries[hit.event.step];
      return entry ? sentence(entry) : '';
    }
    const { arrow, end } = hit;
    const values = { type: arrow.type, from: arrow.from, to: arrow.to };
    const span = { sent: formatTicks(arrow.sentAt), ended: formatTicks(end.at) };
    if (end.kind === 'lost') return t(`timeline:lost.${end.reason ?? 'dropped'}`, { ...values, ...span });
    return t(end.kind === 'open' ? 'timeline:open' : 'timeline:delivered', { ...values, ...span });
  }
}
