import type { NodeState, Tick } from '../../sim/types';
import { duration } from './format';
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
            <code>{timer.name}</code>
            <meter
              className={styles.meter}
              min={0}
              max={Math.max(1, timer.due - timer.setAt)}
              value={left}
              aria-label={timer.name}
            />
            <span>{left === 0 ? texts.own('timers.due') : texts.own('timers.left', { left: duration(left) })}</span>
          </li>
        );
      })}
    </ul>
  );
}
