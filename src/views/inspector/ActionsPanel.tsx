import { useSession } from '../../session/useSession';
import { ActionsOn } from './ActionsOn';
import styles from './ActionsPanel.module.css';
import { SubjectPicker } from './SubjectPicker';

/** Faults and interventions alone: choose what to touch, then what to do to it. The phone's Faults tab. */
export function ActionsPanel() {
  const selection = useSession((session) => session.selection);
  return (
    <div className={styles.panel}>
      <SubjectPicker />
      <ActionsOn subject={selection?.kind === 'account' ? null : selection} />
    </div>
  );
}
