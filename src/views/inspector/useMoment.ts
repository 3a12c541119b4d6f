import type { Protocol } from '../../protocols/protocol';
import { currentBranch } from '../../session/session';
import { useInspectorSession } from '../../session/useSession';
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
  const protocol = useInspectorSession((session) => session.protocol);
  const setting = useInspectorSession((session) => session.setting);
  const trace = useInspectorSession((session) => currentBranch(session).trace);
  const position = useInspectorSession((session) => session.position);
  return { protocol, setting, trace, position, world: worldAt(trace, position, setting) };
}
