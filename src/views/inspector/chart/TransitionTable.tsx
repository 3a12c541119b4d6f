import { useTexts } from '../useTexts';
import type { ChartTransition } from './graph';
import styles from './TransitionTable.module.css';

export interface TransitionTableProps {
  readonly transitions: readonly ChartTransition[];
  readonly taken: ChartTransition | null;
}

/** The chart as a table: the same transitions, for reading and for assistive technology. */
export function TransitionTable({ transitions, taken }: TransitionTableProps) {
  const texts = useTexts();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{texts.own('chart.rule')}</th>
          <th scope="col">{texts.own('chart.event')}</th>
          <th scope="col">{texts.own('chart.change')}</th>
        </tr>
      </thead>
      <tbody>
        {transitions.map((transition) => {
          const { id, rule, kind, trigger, guard, source, target } = transition;
          const isTaken = id === taken?.id;
          return (
            <tr
              key={id}
              className={isTaken ? styles.taken : undefined}
              aria-current={isTaken ? 'step' : undefined}
            >
              <th scope="row">{rule?.slice(rule.lastIndexOf('-') + 1)}</th>
              <td>
                {kind === 'timer' ? texts.own('chart.timer', { timer: texts.timer(trigger) }) : trigger}
                {guard !== null && <span className={styles.guard}> [{guard}]</span>}
              </td>
              <td>
                {source === target
                  ? texts.own('chart.stays', { state: texts.state(source) })
                  : `${texts.state(source)} → ${texts.state(target)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
