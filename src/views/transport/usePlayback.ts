import { useEffect } from 'react';
import { currentBranch } from '../../session/session';
import { useSession, useSessionApi } from '../../session/useSession';

/** Time that one step takes at normal speed. */
const STEP_MS = 900;

/** While the session plays: one step after another, until the end of the run. Speed scales the pause, not only the flight. */
export function usePlayback(): void {
  const api = useSessionApi();
  const playing = useSession((session) => session.playing);
  const speed = useSession((session) => session.speed);
  useEffect(() => {
    if (!playing) return;
    const timer = window.setInterval(() => {
      const session = api.getState();
      const { entries } = currentBranch(session).trace;
      session.stepBy(1);
      if (api.getState().position.step >= entries.length) session.pause();
    }, STEP_MS / speed);
    return () => window.clearInterval(timer);
  }, [api, playing, speed]);
}
