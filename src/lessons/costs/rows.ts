/**
 * What the protocols cost when nothing fails, as formulas in the number of participants `n`, the coordinator not counted. A page shows
 * them beside what is measured, and a test holds the two together for n = 1 … 7. One participant refuses in the column "abort".
 */
import { STANDARD } from '../../sim/types';
import type { Ending } from './measure';

/** A formula as it is written, and what it comes to. */
export interface Formula {
  readonly text: string;
  readonly of: (n: number) => number;
}

/** Where a formula is from; keys of the `costs` strings, as are the notes. */
export type Source = 'counted' | 'lampson' | 'gray' | 'coulouris' | 'textbook' | 'skeen';

export interface CostRow {
  readonly protocol: string;
  readonly variant: string;
  readonly ending: Ending;
  readonly messages: Formula;
  readonly delays: Formula;
  readonly forced: { readonly coordinator: Formula; readonly participant: Formula; readonly helper: Formula };
  readonly source: Source;
  /** What is counted, where others count otherwise. */
  readonly note: string | null;
}

/** `term(4)` is 4n, `term(4, -2)` is 4n − 2, `term(0, 3)` is 3. */
function term(factor: number, constant = 0): Formula {
  const of = (n: number): number => factor * n + constant;
  if (factor === 0) return { text: String(constant), of };
  const head = factor === 1 ? 'n' : `${factor}n`;
  if (constant === 0) return { text: head, of };
  return { text: `${head} ${constant > 0 ? '+' : '−'} ${Math.abs(constant)}`, of };
}

const NONE = term(0, 0);

/** Whoever refuses knows the outcome already: a single participant waits for nobody to tell it. */
function hops(count: number, alone: number): Formula {
  return { text: `${count} (n = 1: ${alone})`, of: (n) => (n === 1 ? alone : count) };
}

interface Costs {
  readonly messages: Formula;
  readonly delays: Formula;
  /** By coordinator, participants and helpers. */
  readonly forced: readonly [Formula, Formula, Formula?];
}

function rows(
  protocol: string,
  variant: string,
  source: Source,
  note: string | null,
  endings: Readonly<Record<Ending, Costs>>,
): CostRow[] {
  return (['commit', 'abort'] as const).map((ending) => {
    const { messages, delays, forced } = endings[ending];
    const [coordinator, participant, helper = NONE] = forced;
    return {
      protocol,
      variant,
      ending,
      messages,
      delays,
      forced: { coordinator, participant, helper },
      source,
      note,
    };
  });
}

/** One after the other, to the last, who refuses and need not be told; and back to those who promised. */
const chain: Formula = { text: '4n − 3 (n = 1: 2)', of: (n) => (n === 1 ? 2 : 4 * n - 3) };

/** Participants that write: in the transfer that is measured the payer's and the payee's, first and last. */
const writers = (n: number): number => Math.min(n, 2);

const square: Formula = { text: 'n² + n', of: (n) => n * n + n };

const presumedNothing = {
  commit: { messages: term(4), delays: term(0, 3), forced: [term(0, 1), term(2)] },
  abort: { messages: term(4, -2), delays: hops(3, 2), forced: [term(0, 1), term(2, -2)] },
} as const;

/** In the order of the family. */
export const costRows: readonly CostRow[] = [
  ...rows('two-phase-commit', STANDARD, 'lampson', 'ack', presumedNothing),
  ...rows('two-phase-commit', 'presumed-abort', 'lampson', 'noAbortAck', {
    commit: presumedNothing.commit,
    abort: { messages: term(3, -1), delays: hops(3, 2), forced: [NONE, term(1, -1)] },
  }),
  ...rows('two-phase-commit', 'presumed-commit', 'lampson', 'noCommitAck', {
    commit: { messages: term(3), delays: term(0, 3), forced: [term(0, 2), term(1)] },
    abort: { messages: term(4, -2), delays: hops(3, 2), forced: [term(0, 1), term(2, -2)] },
  }),
  ...rows('two-phase-commit', 'cooperative', 'counted', 'sameAsPlain', presumedNothing),
  ...rows('two-phase-commit', 'read-only', 'lampson', 'writers', {
    commit: {
      messages: { text: '2n + 2w', of: (n) => 2 * n + 2 * writers(n) },
      delays: term(0, 3),
      forced: [term(0, 1), { text: '2w', of: (n) => 2 * writers(n) }],
    },
    abort: {
      messages: { text: '2n + 2w − 2', of: (n) => 2 * n + 2 * writers(n) - 2 },
      delays: hops(3, 2),
      forced: [term(0, 1), { text: '2w − 2', of: (n) => 2 * writers(n) - 2 }],
    },
  }),
  ...rows('linear-commit', STANDARD, 'textbook', 'chain', {
    commit: { messages: term(2), delays: term(2), forced: [term(0, 1), term(2)] },
    abort: { messages: term(2), delays: term(2), forced: [term(0, 1), term(2, -2)] },
  }),
  ...rows('decentralized-commit', STANDARD, 'coulouris', 'coordinatorCounts', {
    commit: { messages: square, delays: term(0, 2), forced: [NONE, term(2)] },
    abort: { messages: square, delays: term(0, 2), forced: [NONE, term(2, -2)] },
  }),
  ...rows('three-phase-commit', STANDARD, 'textbook', 'preCommitAck', {
    commit: { messages: term(5), delays: term(0, 5), forced: [term(0, 2), term(3)] },
    abort: { messages: term(3, -1), delays: hops(3, 2), forced: [NONE, term(2, -2)] },
  }),
  ...rows('quorum-commit', STANDARD, 'skeen', 'quorumOfAcks', {
    commit: { messages: term(5), delays: term(0, 5), forced: [term(0, 2), term(3)] },
    abort: { messages: term(3, -1), delays: hops(3, 2), forced: [term(0, 1), term(2, -2)] },
  }),
  ...rows('zookeeper-failover', STANDARD, 'counted', 'ensemble', {
    commit: { messages: term(3, 3), delays: term(0, 5), forced: [NONE, term(2), term(0, 1)] },
    abort: { messages: term(3, 3), delays: hops(5, 4), forced: [NONE, term(2, -2), term(0, 1)] },
  }),
  ...rows('raft-failover', STANDARD, 'counted', 'replicas', {
    commit: { messages: term(3, 6), delays: term(0, 5), forced: [term(0, 1), term(2), term(0, 2)] },
    abort: { messages: term(3, 6), delays: term(0, 5), forced: [term(0, 1), term(2, -2), term(0, 2)] },
  }),
  ...rows('paxos-commit', STANDARD, 'gray', 'acceptors', {
    commit: { messages: term(5, 3), delays: term(0, 4), forced: [NONE, term(2), term(0, 3)] },
    abort: { messages: term(5, 2), delays: hops(4, 3), forced: [NONE, term(2, -2), term(0, 3)] },
  }),
  ...rows('paxos-commit', 'single', 'gray', 'oneAcceptor', {
    commit: { messages: term(3, 1), delays: term(0, 4), forced: [NONE, term(2), term(0, 1)] },
    abort: { messages: term(3), delays: hops(4, 3), forced: [NONE, term(2, -2), term(0, 1)] },
  }),
  ...rows('resharding', STANDARD, 'counted', 'oneMove', {
    commit: { messages: term(3, 4), delays: term(0, 5), forced: [term(0, 1), term(2, 1), term(0, 2)] },
    abort: { messages: term(3, 4), delays: term(0, 5), forced: [term(0, 1), term(2, -1), term(0, 2)] },
  }),
  ...rows('article-loop', STANDARD, 'counted', 'oneAfterAnother', {
    commit: { messages: term(4), delays: term(4), forced: [NONE, term(1)] },
    abort: { messages: term(4), delays: term(4), forced: [NONE, term(1, -1)] },
  }),
  ...rows('article-loop', 'repaired', 'counted', 'oneAfterAnother', {
    commit: { messages: term(4), delays: term(4, -1), forced: [term(0, 1), term(2)] },
    abort: { messages: term(4, -2), delays: chain, forced: [term(0, 1), term(2, -2)] },
  }),
];
