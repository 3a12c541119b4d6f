/** Who can no longer come to a decision: live and undecided, and no step that may be hoped for leads out of it. */
import type { CompiledModel } from './compiled';
import type { Edges } from './edges';
import type { Finding } from './findings';
import type { Step } from './local';
import type { Search } from './search';

/**
 * The nearest state with a stuck node among those whose steps are known, or `null`. Steps must not lead to others. Decisions may be
 * hoped for from repairs too (`withRepairs`), or not.
 */
export function nearestStuck(
  model: CompiledModel,
  search: Search<Step>,
  edges: Edges,
  withRepairs: boolean,
): Finding | null {
  // By state, bits of the nodes that come to a decision (or need none), and of those that still lack one.
  const decided = new Uint16Array(search.states);
  const undecided = new Uint16Array(search.states);
  for (const state of edges.states) {
    const fields = search.stateAt(state);
    const isBeyond = model.isBeyond(fields);
    for (let node = 0; node < model.ids.length; node++) {
      const { isUndecided, isCrashed } = model.local(fields, node);
      const isJudged = isUndecided && !isBeyond;
      if (isJudged) undecided[state] = (undecided[state] as number) | (1 << node);
      else if (!isCrashed || isBeyond) decided[state] = (decided[state] as number) | (1 << node);
    }
  }
  edges.spread(decided, withRepairs);
  let nearest = -1;
  for (const state of edges.states) {
    if (((undecided[state] as number) & ~(decided[state] as number)) === 0) continue;
    if (nearest < 0 || search.depthOf(state) < search.depthOf(nearest)) nearest = state;
  }
  if (nearest < 0) return null;
  return { state: nearest, via: null, faults: search.faultsOf(nearest), length: search.depthOf(nearest) };
}
