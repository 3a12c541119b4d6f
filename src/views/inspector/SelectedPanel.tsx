import { Suspense } from 'react';
import { useInspectorSession } from '../../session/useSession';
import { CurrentStep } from './CurrentStep';
import { Details } from './lazyDetails';
import styles from './SelectedPanel.module.css';
import { SubjectPicker } from './SubjectPicker';

/** What is selected; nothing selected: the step that was just carried out. */
export function SelectedPanel() {
  const selection = useInspectorSession((session) => session.selection);
  return (
    <div className={styles.panel}>
      <SubjectPicker />
      <div>
        {selection === null && <CurrentStep />}
        <Suspense fallback={null}>
          <Details selection={selection} />
        </Suspense>
      </div>
    </div>
  );
}
