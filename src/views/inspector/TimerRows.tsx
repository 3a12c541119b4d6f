import { formatTicks } from '../../i18n/format';
import type { NodeState, Tick } from '../../sim/types';
import styles from './TimerRows.module.css';
import { useTexts } from './useTexts';

/** Running timers with the virtual time that is left. */
export function TimerRows({ node, now }: { readonly node: NodeState; readonly now: Tick }) {
  const texts = useTexts();
  return (
    <ul className={styles.timers}>
      {node.timers.map((timer) => {
        const left = Math.max(0, timer.due - now);
        return (
          <li key={`${timer.tx} ${timer.name}`} className={styles.timer}>
            <span>{texts.timer(timer.name)}</span>
            <meter
              className={styles.meter}
              min={0}
              max={Math.max(1, timer.due - timer.setAt)}
              value={left}
              aria-label={texts.timer(timer.name)}
            />
            <span>
              {left === 0 ? texts.own('timers.due') : texts.own('timers.left', { left: formatTicks(left) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
