/**
 * The run of another protocol on the same schedule: the same machines, money, latencies and seed, and the same faults. Step numbers
 * mean nothing to another protocol, so a fault is carried over by the milestone that it followed ("right after all votes").
 */
import type { Protocol } from '../../protocols/protocol';
import type { Setting } from '../../sim/model';
import type { Act, Cast, Config, MomentPattern, Move, Run, Trace, Transaction } from '../../sim/types';
import { STANDARD } from '../../sim/types';

export interface Transposed {
  readonly run: Run;
  /** Moves that say something that this protocol does not know: what was done to a message that it does not send. */
  readonly left: number;
}

/** What a run is on screen: it, and what came of it. */
export interface Played {
  readonly run: Run;
  readonly setting: Setting;
  readonly trace: Trace;
}

/** `from` is the protocol that played it. */
export function transposed(played: Played, from: Protocol, to: Protocol, variant: string): Transposed {
  const { run, setting, trace } = played;
  const cast = castFor(setting.cast, from, to);
  const meant = run.moves.filter((move) => !isOrder(move));
  const moves = meant.flatMap((move) => moveFor(move, trace, cast, to) ?? []);
  return {
    run: {
      model: `${to.id}@${to.version}`,
      scenario: null,
      cast,
      config: configFor(setting.config, to, from, variant),
      seed: run.seed,
      moves,
    },
    left: meant.length - moves.length,
  };
}

/**
 * The helpers of the one give way to those of the other, whatever they are called, with the accounts that only they keep; a bystander
 * stays where the other protocol knows its role. Another variant that needs the same helpers leaves them as they are.
 */
function castFor(cast: Cast, from: Protocol, to: Protocol): Cast {
  if (from.id === to.id && rolesOf(from) === rolesOf(to)) return cast;
  const isHelper = ({ role }: Member): boolean => from.roles[role]?.count === 'helpers';
  const helpers = to.helpers ?? [];
  const kept = cast.transactions.map((transaction) => ({
    ...transaction,
    members: transaction.members.filter((member) => !isHelper(member)),
  }));
  const staying = new Set(kept.flatMap(({ members }) => members.map(({ node }) => node)));
  const old = cast.transactions.flatMap(({ members }) => members.filter(isHelper)).map(({ node }) => node);
  const isHere = (node: string): boolean => staying.has(node) || !old.includes(node);
  const transactions = kept.flatMap((transaction) => {
    const { members } = transaction;
    if (!members.every(({ role }) => Object.hasOwn(to.roles, role))) return [];
    return [{ ...transaction, members: members.length === 1 ? members : [...members, ...helpers] }];
  });
  const nodes = cast.nodes.filter(({ id }) => isHere(id));
  return {
    nodes: [...nodes, ...helpers.map(({ node }) => ({ id: node }))],
    accounts: cast.accounts.filter(({ node }) => isHere(node)),
    transactions,
  };
}

type Member = Transaction['members'][number];

function rolesOf({ helpers = [] }: Protocol): string {
  return helpers.map(({ role }) => role).join();
}

/** Everything but the patience, which is the protocol's own unless somebody changed it for a timer that both have. */
function configFor(config: Config, to: Protocol, from: Protocol, variant: string): Partial<Config> {
  const { timeouts, variant: _, ...rest } = config;
  const changed = Object.entries(timeouts).filter(
    ([timer, ticks]) => Object.hasOwn(to.timeouts, timer) && ticks !== from.timeouts[timer],
  );
  return {
    ...rest,
    ...(variant === STANDARD ? {} : { variant }),
    ...(changed.length === 0 ? {} : { timeouts: Object.fromEntries(changed) }),
  };
}

/** Acts that would have happened by themselves: a person only chose their order. */
const ORDER: readonly Act['kind'][] = ['deliver', 'timeout', 'grant', 'lose'];

function isOrder({ act }: Move): boolean {
  return ORDER.includes(act.kind) && !isCrash(act);
}

function isCrash(act: Act): boolean {
  return 'crashAfter' in act && act.crashAfter !== undefined;
}

function moveFor(move: Move, trace: Trace, cast: Cast, to: Protocol): Move | null {
  const act = actFor(plainAct(move, trace), cast, to);
  if (!act) return null;
  if ('when' in move) {
    const isKnown = to.milestones.includes(move.when.milestone) || isFate(move.when);
    return isKnown ? { ...move, act } : null;
  }
  // A crash in the midst of a reaction belongs to the milestone that the reaction had reached by then.
  const moment = momentBefore(trace, move.afterStep + (isCrash(move.act) ? 1 : 0), act);
  const at = trace.entries[move.afterStep]?.at ?? 0;
  if (!moment) return { afterStep: 0, act };
  return { when: moment.pattern, ...(at > moment.at ? { after: at - moment.at } : {}), act };
}

/** A reaction that a crash interrupts is, for another protocol, that crash. */
function plainAct(move: Move, trace: Trace): Act {
  if (!('afterStep' in move) || !('crashAfter' in move.act) || !move.act.crashAfter) return move.act;
  const node = trace.entries[move.afterStep]?.node;
  const { sent } = move.act.crashAfter;
  return node ? { kind: 'crash', node, ...(sent ? { sent } : {}) } : move.act;
}

function isFate({ milestone }: MomentPattern): boolean {
  return milestone === 'crashed' || milestone === 'recovered';
}

/** What is done to machines and links is the same everywhere; what is done to a message needs one of that type. */
function actFor(act: Act, cast: Cast, to: Protocol): Act | null {
  const isHere = (node: string): boolean => cast.nodes.some(({ id }) => id === node);
  switch (act.kind) {
    case 'crash':
      return isHere(act.node) ? act : null;
    case 'recover':
      return isHere(act.node) ? { kind: 'recover', node: act.node } : null;
    case 'pause':
    case 'resume':
    case 'veto':
      return isHere(act.node) ? act : null;
    case 'begin':
    case 'cancel':
      return cast.transactions.some(({ id }) => id === act.tx) ? act : null;
    case 'cut':
    case 'heal':
      return { ...act, groups: groupsFor(act.groups, cast) };
    case 'drop':
    case 'delay':
    case 'duplicate': {
      const { type, from, to: receiver } = act.message;
      return Object.hasOwn(to.messages, type) && isHere(from) && isHere(receiver) ? act : null;
    }
    default:
      return null;
  }
}

/** Helpers stand on the side of whoever begins, which is the first group that is named with it. */
function groupsFor(groups: readonly (readonly string[])[], cast: Cast): string[][] {
  const here = cast.nodes.map(({ id }) => id);
  const named = groups.map((group) => group.filter((node) => here.includes(node)));
  const all = new Set(named.flat());
  const first = cast.transactions[0]?.members[0]?.node ?? '';
  const home = Math.max(
    0,
    named.findIndex((group) => group.includes(first)),
  );
  return named.map((group, index) =>
    index === home ? here.filter((node) => group.includes(node) || !all.has(node)) : group,
  );
}

interface Reached {
  readonly pattern: MomentPattern;
  readonly at: number;
}

/** The last milestone before a step: of the node that is struck if it had reached one, else of anybody. */
function momentBefore(trace: Trace, step: number, act: Act): Reached | null {
  const node = 'node' in act ? act.node : null;
  let any: Reached | null = null;
  let own: Reached | null = null;
  for (const { endAt, moments } of trace.entries.slice(0, step))
    for (const { node: by, milestone, tx } of moments) {
      const reached = { pattern: { node: by, milestone, ...(tx === null ? {} : { tx }) }, at: endAt };
      any = reached;
      if (by === node) own = reached;
    }
  return own ?? any;
}
