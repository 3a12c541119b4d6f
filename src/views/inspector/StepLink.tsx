import { useSessionApi } from '../../session/useSession';
import styles from './StepLink.module.css';
import { useTexts } from './useTexts';

/** Moves the play-head to just after step `step` (counted from 1). */
export function StepLink({ step }: { readonly step: number }) {
  const session = useSessionApi();
  const texts = useTexts();
  return (
    <button
      type="button"
      className={styles.link}
      onClick={() => session.getState().seek({ step, effects: 0 })}
    >
      {texts.own('seek', { step })}
    </button>
  );
}
