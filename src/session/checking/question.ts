/** What the checker is asked: how much may go wrong, and under which rules of time and network. */
import type { Bounds } from '../../checker/bounds';
import { resolveRun } from '../../lessons/catalog';
import type { Protocol } from '../../protocols/protocol';
import type { Setting } from '../../sim/model';
import type { Config, NetworkKind, RoleId, Run, Timing } from '../../sim/types';
import type { CheckJob } from '../../workers/checkJob';

/** Faults that are counted for all nodes together. */
export type FaultKind = Exclude<keyof Bounds, 'crashes' | 'freeVotes'>;

export interface Question {
  readonly crashes: Readonly<Record<RoleId, number>>;
  readonly faults: Readonly<Record<FaultKind, number>>;
  /** Participants may refuse on their own whenever their chart lets them. */
  readonly hasFreeVotes: boolean;
  /** `null`: as on screen. */
  readonly timing: Timing | null;
  readonly network: NetworkKind | null;
  readonly lazy: readonly string[] | null;
  readonly isSymmetric: boolean;
  readonly maxStates: number;
}

/** One crash of whoever decides, and one repair: small enough for a second, and enough to see somebody stuck. */
export const FIRST_QUESTION: Question = {
  crashes: { coordinator: 1 },
  faults: {
    recoveries: 1,
    losses: 0,
    duplicates: 0,
    partitions: 0,
    heals: 0,
    pauses: 0,
    heuristics: 0,
  },
  hasFreeVotes: true,
  timing: null,
  network: null,
  lazy: null,
  isSymmetric: false,
  maxStates: 1_000_000,
};

/** What of a config the question may change. */
export type Terms = Pick<Config, 'timing' | 'network' | 'lazy'>;

/** Time, network and log as the question will have them. */
export function termsOf({ timing, network, lazy }: Question, { config }: Pick<Setting, 'config'>): Terms {
  return {
    timing: timing ?? config.timing,
    network: network ?? config.network,
    lazy: lazy ?? config.lazy,
  };
}

/** The faults that can happen under these terms: where timeouts never lie, only crashes and cuts lose messages. */
export function faultsOf(question: Question, setting: Pick<Setting, 'config'>): Question['faults'] {
  const { timing } = termsOf(question, setting);
  return timing === 'synchronous' ? { ...question.faults, losses: 0 } : question.faults;
}

/** Roles that somebody plays whose crashes no earlier role counts: those that have a budget of their own. */
export function crashingRoles(protocol: Protocol, setting: Setting): RoleId[] {
  const left = new Set(setting.cast.nodes.map(({ id }) => id));
  return Object.keys(protocol.roles).filter((role) => {
    const mine = setting.cast.transactions.flatMap(({ members }) =>
      members.filter((member) => member.role === role && left.has(member.node)),
    );
    for (const { node } of mine) left.delete(node);
    return mine.length > 0;
  });
}

/** Records that the log must not lose: a vote or a decision that money follows. */
export function forcedRecords(protocol: Protocol, setting: Setting): string[] {
  const roles = new Set(setting.cast.transactions.flatMap(({ members }) => members.map(({ role }) => role)));
  const types = [...roles].flatMap((role) =>
    Object.entries(protocol.roles[role]?.ledger ?? {})
      .filter(([, operation]) => operation === 'reserve' || operation === 'apply')
      .map(([type]) => type),
  );
  return [...new Set(types)];
}

/** How many take part besides the one that begins, counted in the transaction with the most. */
export function participantCount(protocol: Protocol, setting: Setting): number {
  const counts = setting.cast.transactions.map(
    ({ members }) => members.filter(({ role }) => protocol.roles[role]?.count === 'others').length,
  );
  return Math.max(...counts, 0);
}

/** The job for a run on screen. Its config names only what the question changes, so that an unchanged setting stays the same. */
export function jobOf(question: Question, run: Run, protocol: Protocol, setting: Setting): CheckJob {
  const { crashes, hasFreeVotes, isSymmetric, maxStates } = question;
  const roles = crashingRoles(protocol, setting);
  const terms = termsOf(question, setting);
  const changed = Object.fromEntries(
    (['timing', 'network', 'lazy'] as const)
      .filter((name) => String(terms[name]) !== String(setting.config[name]))
      .map((name) => [name, terms[name]]),
  );
  const asked: Run = { ...run, config: { ...run.config, ...changed }, moves: [] };
  const { cast, config } = resolveRun(asked);
  return {
    run: asked,
    cast,
    config,
    bounds: {
      ...faultsOf(question, setting),
      crashes: Object.fromEntries(roles.map((role) => [role, crashes[role] ?? 0])),
      freeVotes: hasFreeVotes,
    },
    maxStates,
    isSymmetric,
    properties: [],
  };
}
