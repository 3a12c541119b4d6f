/** Worlds that a node cannot tell apart, as runs that can be opened. */
import { counterexampleOf } from '../checker/counterexample';
import { Knowledge, type Side, settingAsKnownBy } from '../checker/knowledge';
import { resolveRun } from '../lessons/catalog';
import type { Run } from '../sim/types';
import type { PossibleWorld, Search, WorldsAnswer, WorldsJob } from './insightJob';

/** A search for the worlds that are possible to a node. */
export function worldsSearch({ run, world, node, tx, bounds, maxStates }: WorldsJob): Search<WorldsAnswer> {
  const actual = resolveRun(run);
  const known = settingAsKnownBy(actual, node);
  const isSupposed = known !== actual;
  const knowledge = new Knowledge(known, bounds, world, node, tx, { maxStates });
  const runFor: Run = isSupposed
    ? { ...run, scenario: null, cast: known.cast, config: known.config, moves: [] }
    : run;
  const possible = (side: Side): PossibleWorld => {
    if (!('acts' in side)) return side;
    const { moves, steps } = counterexampleOf(known, side.acts);
    return { kind: side.kind, found: { run: { ...runFor, moves }, steps }, faults: side.faults };
  };
  return {
    slice: (count) => knowledge.slice(count),
    answer: () => {
      const { commit, abort, isMet, states, isComplete } = knowledge.answer();
      return { commit: possible(commit), abort: possible(abort), isMet, states, isComplete, isSupposed };
    },
  };
}
