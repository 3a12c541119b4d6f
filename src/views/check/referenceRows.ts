/** What was counted of a reference model beside what must come out. */
import type { Known, KnownCount, ReferenceSearch } from '../../protocols/reference/known';
import type { Counted } from '../../session/checking/referenceStore';

/** `open`: not counted to the end. `unknown`: nobody has said what must come out. */
export type Comparison = 'same' | 'differs' | 'open' | 'unknown';

export interface ReferenceRow {
  readonly what: 'states' | 'transitions' | 'depth' | 'orbits';
  /** As far as it has been counted. */
  readonly counted: number | null;
  readonly known: Known | null;
  readonly comparison: Comparison;
}

/** The lines of one search. */
export interface ReferenceGroup {
  readonly search: ReferenceSearch;
  readonly rows: readonly ReferenceRow[];
}

/** The lines of the table, in order; the counts belong to the searches one by one. */
export function groupsOf(known: readonly KnownCount[], counted: readonly Counted[]): ReferenceGroup[] {
  return known.map((count, index) => ({ search: count.search, rows: rowsOf(count, counted[index]) }));
}

function rowsOf(
  { search, states, transitions, depth }: KnownCount,
  counted: Counted | undefined,
): ReferenceRow[] {
  const row = (
    what: ReferenceRow['what'],
    name: 'states' | 'transitions' | 'depth',
    known: Known | null,
  ): ReferenceRow => {
    const value = counted?.[name] ?? null;
    return { what, counted: value, known, comparison: counted?.complete ? compare(value, known) : 'open' };
  };
  if (isFolded(search)) return [row('orbits', 'states', states)];
  const lines = [row('states', 'states', states), row('transitions', 'transitions', transitions)];
  return search.model === 'message-2pc' ? lines : [...lines, row('depth', 'depth', depth)];
}

function isFolded(search: ReferenceSearch): boolean {
  return search.model === 'gray-lamport' && search.isSymmetric;
}

function compare(counted: number | null, known: Known | null): Comparison {
  if (known === null) return 'unknown';
  return known.value === counted ? 'same' : 'differs';
}

/** How the lines compare, and how many do so: those that differ, if any; `open` while one is. */
export function resultOf(groups: readonly ReferenceGroup[]): {
  readonly comparison: 'same' | 'differs' | 'open';
  readonly lines: number;
} {
  const all = groups.flatMap(({ rows }) => rows.map(({ comparison }) => comparison));
  const count = (wanted: Comparison): number => all.filter((one) => one === wanted).length;
  const comparison = count('differs') > 0 ? 'differs' : count('open') > 0 ? 'open' : 'same';
  return { comparison, lines: count(comparison) };
}

export interface ReferenceFigures {
  readonly states: number;
  readonly transitions: number;
  readonly seconds: number;
  readonly statesPerSecond: number;
}

/** Work done so far. What is counted once more with symmetry is a few states only, and is left out. */
export function figuresOf(known: readonly KnownCount[], counted: readonly Counted[]): ReferenceFigures {
  const plain = counted.filter((_, index) => known[index] && !isFolded(known[index].search));
  const sum = (name: 'states' | 'transitions' | 'seconds'): number =>
    plain.reduce((total, count) => total + count[name], 0);
  const [states, seconds] = [sum('states'), sum('seconds')];
  return {
    states,
    transitions: sum('transitions'),
    seconds,
    statesPerSecond: states / Math.max(seconds, 0.001),
  };
}
