import { useCallback, useMemo } from 'react';
import { judge } from '../../protocols/judge';
import { currentBranch } from '../../session/session';
import { useSession, useSessionApi } from '../../session/useSession';
import { useMediaQuery } from '../../ui/useMediaQuery';
import type { Size } from '../../ui/useSize';
import type { Picture } from './picture';
import { layoutOf, pictureOf } from './picture';
import { sceneAt } from './scene';
import type { Transition } from './useMotion';

/** The picture at the play-head, for the room there is. */
export function usePicture({ width, height }: Size): Picture {
  const setting = useSession((session) => session.setting);
  const protocol = useSession((session) => session.protocol);
  const trace = useSession((session) => currentBranch(session).trace);
  const position = useSession((session) => session.position);
  const scene = useMemo(() => {
    const verdicts = judge(trace, setting, protocol);
    return sceneAt({ setting, protocol, trace, position, verdicts });
  }, [setting, protocol, trace, position]);
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const members = scene.cards.map(({ id, place, mark }) => `${id} ${place} ${mark}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the scene only who is where matters to the layout.
  const layout = useMemo(() => layoutOf(scene, width, height), [members, width, height]);
  return useMemo(
    () => pictureOf(scene, layout, trace, position, still),
    [scene, layout, trace, position, still],
  );
}

/** One step or one effect forward, in the same run or into a fork of it, is worth showing as motion; everything else is a jump. */
export function useTransition(): (from: Picture, to: Picture) => Transition | null {
  const api = useSessionApi();
  return useCallback(
    (from, to) => {
      const { step, effects } = from.position;
      const whole = to.position.step === step + 1 && to.position.effects === 0;
      const effect = to.position.step === step && to.position.effects === effects + 1;
      const session = api.getState();
      const forked =
        from.trace !== to.trace && currentBranch(session).by !== null && parentTrace(session) === from.trace;
      if (!(whole || effect) || (from.trace !== to.trace && !forked)) return null;
      const entry = effect || effects > 0 ? null : (to.trace.entries[step] ?? null);
      return { entry, speed: session.speed };
    },
    [api],
  );
}

function parentTrace(session: Parameters<typeof currentBranch>[0]): Picture['trace'] | null {
  const { parent } = currentBranch(session);
  return session.branches.find((branch) => branch.id === parent)?.trace ?? null;
}
