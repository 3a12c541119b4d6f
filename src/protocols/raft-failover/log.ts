/** The replicated log, as far as this transaction needs it: one entry for each leader that ever appended. */
export type Value = 'commit' | 'abort' | 'no-op';

export interface Entry {
  readonly term: number;
  readonly value: Value;
}

export type Log = readonly Entry[];

/** What a replica must never forget: the newest term it has heard of, and its log. */
export interface HardState {
  readonly term: number;
  readonly log: Log;
}

/** What a candidate says of its log. */
export interface LastEntry {
  readonly lastTerm: number;
  readonly length: number;
}

export function lastEntry(log: Log): LastEntry {
  return { lastTerm: log.at(-1)?.term ?? 0, length: log.length };
}

/** The election restriction: a later last term is newer, and with the same last term the longer log is (Ongaro & Ousterhout 2014, §5.4.1). */
export function isUpToDate(candidate: LastEntry, log: Log): boolean {
  const own = lastEntry(log);
  if (candidate.lastTerm !== own.lastTerm) return candidate.lastTerm > own.lastTerm;
  return candidate.length >= own.length;
}

/** The first decision in the log is the decision, should it be committed. */
export function decisionIn(log: Log): 'commit' | 'abort' | null {
  for (const { value } of log) if (value !== 'no-op') return value;
  return null;
}

/**
 * The next term in which a replica may stand. Terms are dealt out in turn, so that no two ever stand in the same one: a split vote,
 * which Raft leaves to chance, cannot happen here. Place 0 leads term 1.
 */
export function nextTerm(place: number, replicas: number, after: number): number {
  let term = place + 1;
  while (term <= after) term += replicas;
  return term;
}
