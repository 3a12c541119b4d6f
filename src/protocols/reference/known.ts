/**
 * What must come out when the reference models are counted: closed forms that follow from the specifications, and the figures of
 * TLC, the checker of TLA⁺. The tests of the checker and the page that checks it in front of everybody read these numbers here.
 */
import { MESSAGE_TWO_PHASE } from './knownMessageTwoPhase';

export type ReferenceModel = 'gray-lamport' | 'commit-only' | 'message-2pc';

/** One search. `size`: resource managers, or participants. */
export type ReferenceSearch =
  | { readonly model: 'gray-lamport'; readonly size: number; readonly isSymmetric: boolean }
  | { readonly model: 'commit-only'; readonly size: number }
  | {
      readonly model: 'message-2pc';
      readonly size: number;
      /** In all. */
      readonly crashes: number;
      readonly recovery: boolean;
      readonly cooperation: boolean;
    };

/** A number that must come out. */
export interface Known {
  readonly value: number;
  /** The closed form that gives it, as text; `null`: counted, but not understood. */
  readonly formula: string | null;
  /** TLC has counted it, too. */
  readonly byTlc: boolean;
}

/** What a search must give; `null`: nobody has said. */
export interface KnownCount {
  readonly search: ReferenceSearch;
  readonly states: Known;
  /** The first state is counted among those generated, as TLC does. */
  readonly transitions: Known | null;
  readonly depth: Known | null;
}

export interface ReferenceSource {
  readonly least: number;
  readonly most: number;
  /** Where the model is described; `null`: in its module alone. */
  readonly paper: string | null;
  /** The TLA⁺ module that it follows. */
  readonly module: string;
}

const CONSENSUS = 'Gray & Lamport, “Consensus on Transaction Commit” (2006)';

export const REFERENCE_SOURCES: Readonly<Record<ReferenceModel, ReferenceSource>> = {
  'gray-lamport': { least: 1, most: 8, paper: CONSENSUS, module: 'TwoPhase' },
  'commit-only': { least: 1, most: 8, paper: CONSENSUS, module: 'TCommit' },
  'message-2pc': { least: 2, most: 3, paper: null, module: 'TwoPC' },
};

/** With more managers than that nobody has counted orbits. */
const ORBITS_SIZE_MAX = 7;

/** TLC's numbers of generated states by size, where there are any. */
export const GENERATED_BY_TLC: Readonly<
  Record<Exclude<ReferenceModel, 'message-2pc'>, Readonly<Record<number, number>>>
> = {
  'gray-lamport': { 1: 20, 2: 154, 3: 1_146, 4: 8_258, 5: 58_146, 6: 402_306, 8: 18_507_778 },
  'commit-only': { 3: 94 },
};

/** The searches of a model of one size, with what each must give. */
export function knownCounts(model: ReferenceModel, size: number): KnownCount[] {
  if (model === 'gray-lamport')
    return size <= ORBITS_SIZE_MAX ? [twoPhase(size), orbits(size)] : [twoPhase(size)];
  return model === 'commit-only' ? [commitOnly(size)] : messageTwoPhase(size);
}

function twoPhase(n: number): KnownCount {
  const byTlc = n in GENERATED_BY_TLC['gray-lamport'];
  return {
    search: { model: 'gray-lamport', size: n, isSymmetric: false },
    states: { value: 6 ** n + 4 ** n + 2 ** n, formula: '6ⁿ + 4ⁿ + 2ⁿ', byTlc },
    // The first state; undecided, an abort from each of 4ⁿ states, one commit, and n·4ⁿ steps of the others; once it is committed,
    // each hears of it, and once it is aborted, each of n has 8 steps from its 6 states.
    transitions: {
      value: 2 + (n + 1) * 4 ** n + n * 2 ** n + 8 * n * 6 ** (n - 1),
      formula: '2 + (n+1)·4ⁿ + n·2ⁿ + 8n·6ⁿ⁻¹',
      byTlc,
    },
    // All prepare, all are heard, the manager commits, all hear of it.
    depth: { value: 3 * n + 1, formula: '3n + 1', byTlc: n === 3 },
  };
}

/** The same, with resource managers that are taken for one another. */
function orbits(n: number): KnownCount {
  return {
    search: { model: 'gray-lamport', size: n, isSymmetric: true },
    states: {
      value: choose(n + 5, 5) + choose(n + 3, 3) + choose(n + 1, 1),
      formula: 'C(n+5, 5) + C(n+3, 3) + C(n+1, 1)',
      byTlc: true,
    },
    transitions: null,
    depth: null,
  };
}

function commitOnly(n: number): KnownCount {
  return {
    search: { model: 'commit-only', size: n },
    states: { value: 3 ** n + 2 ** n - 1, formula: '3ⁿ + 2ⁿ − 1', byTlc: n === 3 || n === 5 },
    transitions: {
      value: 1 + n * 3 ** n + n * 2 ** (n - 1),
      formula: '1 + n·3ⁿ + n·2ⁿ⁻¹',
      byTlc: n in GENERATED_BY_TLC['commit-only'],
    },
    // All prepare, all commit.
    depth: { value: 2 * n, formula: '2n', byTlc: n === 3 },
  };
}

function messageTwoPhase(size: number): KnownCount[] {
  const counted = (value: number): Known => ({ value, formula: null, byTlc: true });
  return MESSAGE_TWO_PHASE.filter(([participants]) => participants === size).flatMap(
    ([, crashes, ...cells]) =>
      cells.map(([distinct, generated], cell) => ({
        search: { model: 'message-2pc', size, crashes, recovery: cell >= 2, cooperation: cell % 2 === 1 },
        states: counted(distinct),
        transitions: counted(generated),
        depth: null,
      })),
  );
}

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}
