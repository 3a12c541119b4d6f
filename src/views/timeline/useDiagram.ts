/** The diagrams of the session's branches, computed once for each trace. */
import { useMemo } from 'react';
import { must } from '../../base/assert';
import type { Protocol } from '../../protocols/protocol';
import type { Branch } from '../../session/types';
import { useSession } from '../../session/useSession';
import type { Setting } from '../../sim/model';
import type { Tick, Trace } from '../../sim/types';
import { type Diagram, diagram, instantsOf } from './diagram';
import { arrowsAfter, sharedSteps } from './ghosts';
import type { GhostArrows } from './hit';
import { stepTicks } from './playHead';
import { type TimeScale, timeScale } from './timeScale';

const known = new WeakMap<Trace, Diagram>();

function diagramOf(setting: Setting, protocol: Protocol, trace: Trace): Diagram {
  const found = known.get(trace) ?? diagram(setting, protocol, trace);
  known.set(trace, found);
  return found;
}

/** More ghosts than this would be a thicket; the newest branches are the ones that are compared. */
const GHOSTS_MOST = 4;

export interface Picture {
  readonly trace: Trace;
  readonly diagram: Diagram;
  readonly ghosts: readonly GhostArrows[];
  readonly scale: TimeScale;
  /** Tick of the play-head at each step. */
  readonly ticks: readonly Tick[];
}

export function usePicture(): Picture {
  const protocol = useSession((state) => state.protocol);
  const setting = useSession((state) => state.setting);
  const branches = useSession((state) => state.branches);
  const branchId = useSession((state) => state.branchId);
  return useMemo(() => {
    const draw = (branch: Branch): Diagram => diagramOf(setting, protocol, branch.trace);
    const branch = must(branches.find((candidate) => candidate.id === branchId));
    const own = draw(branch);
    const ghosts = branches
      .filter((other) => other.id !== branchId)
      .slice(-GHOSTS_MOST)
      .map((other) => ({
        branch: other.id,
        arrows: arrowsAfter(draw(other), sharedSteps(branches, branchId, other.id)),
      }));
    const instants = instantsOf(own);
    for (const { arrows } of ghosts)
      for (const arrow of arrows) for (const end of arrow.ends) instants.add(arrow.sentAt).add(end.at);
    return {
      trace: branch.trace,
      diagram: own,
      ghosts,
      scale: timeScale(instants, unitTicks(setting)),
      ticks: stepTicks(branch.trace),
    };
  }, [setting, protocol, branches, branchId]);
}

/** What counts as a short time in this run: the slowest of a message's way, a forced write and local work. */
function unitTicks({ config }: Setting): Tick {
  return Math.max(1, config.rttTicks / 2, config.forceTicks, config.workTicks);
}
