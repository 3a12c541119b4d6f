import type { Protocol } from '../../protocols/protocol';
import { currentBranch } from '../../session/session';
import { usePacedSession } from '../../session/useSession';
import type { Setting } from '../../sim/model';
import { worldAt } from '../../sim/position';
import type { Position, Trace, World } from '../../sim/types';

/** What the play-head stands on. */
export interface Moment {
  readonly protocol: Protocol;
  readonly setting: Setting;
  readonly trace: Trace;
  readonly position: Position;
  readonly world: World;
}

export function useMoment(): Moment {
  const protocol = usePacedSession((session) => session.protocol);
  const setting = usePacedSession((session) => session.setting);
  const trace = usePacedSession((session) => currentBranch(session).trace);
  const position = usePacedSession((session) => session.position);
  return { protocol, setting, trace, position, world: worldAt(trace, position, setting) };
}
