/**
 * The canonical schedules as run files, and where each of them must end. They open in the player like any other run, and the map of the
 * family shows them. Their names begin with the section of the collection they follow: Skeen, Gray & Lamport and Bernstein, Hadzilacos &
 * Goodman describe (a)–(e), the others are the well-known ways in which implementations go wrong.
 */
import type { Meaning } from '../../sim/meaning';
import type { NodeId } from '../../sim/types';

export interface Exhibit {
  /** Name of the run file beside this one. */
  readonly id: string;
  /** What each machine is at the end. */
  readonly end: Readonly<Record<NodeId, Meaning>>;
  /** Who is blocked at the end. */
  readonly blocked: readonly NodeId[];
  /** `always` properties that the run breaks. */
  readonly broken: readonly string[];
  /** Fen that are gone at the end; negative: too much. */
  readonly missing: number;
}

const both = ['WX-L', 'ALI-L'] as const;
const doubt = { CLR: 'crashed', 'WX-L': 'in-doubt', 'ALI-L': 'in-doubt' } as const;
const fine = { blocked: [], broken: [], missing: 0 } as const;

export const exhibits: readonly Exhibit[] = [
  { ...fine, id: '11a-blocked-undecided', end: doubt, blocked: both },
  { ...fine, id: '11a-blocked-decided', end: doubt, blocked: both },
  {
    ...fine,
    id: '11a-one-was-told',
    end: { CLR: 'crashed', 'WX-L': 'committed', 'ALI-L': 'in-doubt' },
    blocked: ['ALI-L'],
  },
  { ...fine, id: '11b1-a-peer-knows', end: { CLR: 'crashed', 'WX-L': 'committed', 'ALI-L': 'committed' } },
  {
    ...fine,
    id: '11b2-a-peer-has-not-voted',
    end: { CLR: 'crashed', 'WX-L': 'aborted', 'ALI-L': 'aborted' },
  },
  { ...fine, id: '11b3-all-in-doubt', end: doubt, blocked: both },
  {
    ...fine,
    id: '11b4-who-knows-is-gone',
    end: { CLR: 'crashed', 'WX-L': 'crashed', 'ALI-L': 'in-doubt' },
    blocked: ['ALI-L'],
  },
  {
    id: '11i-collecting-not-forced',
    end: { CLR: 'idle', 'WX-L': 'committed', 'ALI-L': 'aborted' },
    blocked: [],
    broken: ['AC1', 'AC3', 'MONEY-1'],
    missing: 25_000,
  },
  {
    id: '11k-promise-not-forced',
    end: { CLR: 'committed', 'WX-L': 'aborted', 'ALI-L': 'committed' },
    blocked: [],
    broken: ['AC1', 'AC3', 'MONEY-1'],
    missing: -25_000,
  },
  {
    id: '11c1-precommit-not-forced',
    end: { CLR: 'aborted', 'WX-L': 'committed', 'ALI-L': 'committed' },
    blocked: [],
    broken: ['AC1'],
    missing: 0,
  },
  {
    id: '11c2-whoever-is-back',
    end: { CLR: 'committed', 'WX-L': 'aborted', 'ALI-L': 'crashed' },
    blocked: [],
    broken: ['AC1'],
    missing: 0,
  },
  {
    id: '11c3-old-up-set',
    end: { CLR: 'crashed', 'WX-L': 'committed', 'ALI-L': 'crashed', RISK: 'committed' },
    blocked: [],
    broken: ['AC1', 'MONEY-1'],
    missing: 25_000,
  },
  {
    id: '11d-partition',
    end: { CLR: 'committed', 'WX-L': 'committed', 'ALI-L': 'aborted' },
    blocked: [],
    broken: ['AC1', 'MONEY-1'],
    missing: 25_000,
  },
  {
    id: '11d2-partition-and-crash',
    end: { CLR: 'crashed', 'WX-L': 'committed', 'ALI-L': 'aborted' },
    blocked: [],
    broken: ['AC1', 'MONEY-1'],
    missing: 25_000,
  },
  {
    id: '11d3-aborting-alone',
    end: { CLR: 'crashed', 'WX-L': 'committed', 'ALI-L': 'aborted' },
    blocked: [],
    broken: ['AC1', 'MONEY-1'],
    missing: 25_000,
  },
  {
    ...fine,
    id: '11d4-quorum',
    end: { CLR: 'aborted', 'WX-L': 'aborted', 'ALI-L': 'aborted', RISK: 'aborted' },
  },
  {
    id: '11e1-late-precommit',
    end: { CLR: 'committed', 'WX-L': 'aborted', 'ALI-L': 'committed' },
    blocked: [],
    broken: ['AC1', 'MONEY-1'],
    missing: -25_000,
  },
  {
    id: '11e2-false-suspicion',
    end: { CLR: 'committed', 'WX-L': 'aborted', 'ALI-L': 'aborted' },
    blocked: [],
    broken: ['AC1'],
    missing: 0,
  },
  {
    id: '11e3-one-crash',
    end: { CLR: 'crashed', 'WX-L': 'committed', 'ALI-L': 'aborted' },
    blocked: [],
    broken: ['AC1', 'MONEY-1'],
    missing: 25_000,
  },
  {
    id: '11e4-mixed-rules',
    end: { CLR: 'crashed', 'WX-L': 'committed', 'ALI-L': 'crashed' },
    blocked: [],
    broken: ['AC1'],
    missing: 0,
  },
  {
    ...fine,
    id: '11e3pc-cascade',
    end: { CLR: 'aborted', 'WX-L': 'aborted', 'ALI-L': 'crashed' },
  },
  {
    ...fine,
    id: '11e3pc-cascade-blocks',
    end: { CLR: 'precommitted', 'WX-L': 'in-doubt', 'ALI-L': 'crashed' },
    blocked: ['WX-L'],
  },
  {
    id: '11j1-own-disk',
    end: { CLR: 'committed', 'WX-L': 'committed', 'ALI-L': 'aborted', 'CLR-2': 'aborted' },
    blocked: [],
    broken: ['AC1', 'MONEY-1'],
    missing: 25_000,
  },
  {
    id: '11j2-fencing-alone',
    end: { CLR: 'crashed', 'WX-L': 'crashed', 'ALI-L': 'aborted', 'CLR-2': 'aborted' },
    blocked: [],
    broken: ['AC1', 'MONEY-1'],
    missing: 25_000,
  },
  {
    ...fine,
    id: '11j3-node-exists',
    end: { CLR: 'crashed', 'WX-L': 'committed', 'ALI-L': 'committed', 'CLR-2': 'committed' },
  },
  {
    id: '11n-second-refuses',
    end: { CLR: 'ended', 'WX-L': 'committed', 'ALI-L': 'aborted' },
    blocked: [],
    broken: ['AC1', 'AC3', 'MONEY-1'],
    missing: 25_000,
  },
  { ...fine, id: '13-calm-abort', end: { CLR: 'aborted', 'WX-L': 'aborted', 'ALI-L': 'aborted' } },
  { ...fine, id: '13-calm-commit', end: { CLR: 'committed', 'WX-L': 'committed', 'ALI-L': 'committed' } },
];
