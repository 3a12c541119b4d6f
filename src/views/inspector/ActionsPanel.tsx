import { Suspense } from 'react';
import { useInspectorSession } from '../../session/useSession';
import styles from './ActionsPanel.module.css';
import { Actions } from './lazyDetails';
import { SubjectPicker } from './SubjectPicker';

/** Faults and interventions alone: choose what to touch, then what to do to it. The phone's Faults tab. */
export function ActionsPanel() {
  const selection = useInspectorSession((session) => session.selection);
  return (
    <div className={styles.panel}>
      <SubjectPicker />
      <div>
        <Suspense fallback={null}>
          <Actions selection={selection} />
        </Suspense>
      </div>
    </div>
  );
}
