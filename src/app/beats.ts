import { beatPositions, comparePositions } from '../lessons/beats';
import { scenarioById } from '../lessons/catalog';
import { currentBranch } from '../session/session';
import type { Session } from '../session/types';
import type { Position } from '../sim/types';

/** Where the story of this run has its beats, in order of the run; for a run without a story, its milestones. */
export function beatStops(session: Session): Position[] {
  const { run, trace } = currentBranch(session);
  const scenario = run.scenario === null ? null : scenarioById(run.scenario);
  const stops = scenario
    ? beatPositions(scenario.story, trace).filter((position) => position !== null)
    : trace.entries
        .filter((entry) => entry.moments.length > 0)
        .map((entry) => ({ step: entry.index + 1, effects: 0 }));
  return [...stops].sort(comparePositions);
}

/** Moves the play-head to the next or the previous beat; stays where there is none. */
export function moveByBeat(session: Session, direction: 1 | -1): void {
  const stops = beatStops(session);
  const isBeyond = (stop: Position): boolean => comparePositions(stop, session.position) * direction > 0;
  const target = direction > 0 ? stops.find(isBeyond) : stops.filter(isBeyond).at(-1);
  if (target === undefined) return;
  session.pause();
  session.seek(target);
}
