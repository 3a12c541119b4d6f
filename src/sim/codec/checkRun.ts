/**
 * What a run from outside must satisfy before it is simulated, whatever its protocol: sizes, names that exist, money that adds
 * up. The first thing wrong is reported.
 */
import type { Act, Cast, Config, Move, Run, Transaction } from '../types';
import { type CodecError, codecError } from './errors';
import { limits } from './limits';
import { unshowable } from './showable';

type Found = CodecError | null;

export function checkRun(run: Run): Found {
  if (!/^[A-Za-z0-9-]+@[0-9]{1,6}$/.test(run.model)) return codecError('E106', { protocol: run.model });
  if ((run.scenario === null) === (run.cast === null)) return codecError('E108');
  if (run.scenario !== null && !/^[A-Za-z0-9-]+@[0-9]{1,6}$/.test(run.scenario))
    return codecError('E107', { scenario: run.scenario });
  return (
    inRange(run.seed, 0, limits.seed, '/seed') ??
    (run.cast === null ? null : checkCast(run.cast)) ??
    checkConfig(run.config) ??
    checkMoves(run.moves)
  );
}

function checkCast(cast: Cast): Found {
  return (
    count(cast.nodes.length, 1, limits.nodes, '/cast/nodes') ??
    count(cast.accounts.length, 0, limits.accounts, '/cast/accounts') ??
    count(cast.transactions.length, 1, limits.transactions, '/cast/transactions') ??
    distinct(cast.nodes, '/cast/nodes') ??
    distinct(cast.accounts, '/cast/accounts') ??
    distinct(cast.transactions, '/cast/transactions') ??
    firstOf(cast.accounts, (account, index) => checkAccount(cast, account, `/cast/accounts/${index}`)) ??
    firstOf(cast.transactions, (tx, index) => checkTransaction(cast, tx, `/cast/transactions/${index}`))
  );
}

function checkAccount(cast: Cast, account: Cast['accounts'][number], path: string): Found {
  return (
    knownNode(cast, account.node, `${path}/node`) ??
    named(account.owner.en, `${path}/owner`, 0) ??
    named(account.owner['zh-Hans'], `${path}/owner`, 0) ??
    inRange(account.available, 0, limits.amountFen, `${path}/available`)
  );
}

function checkTransaction(cast: Cast, tx: Transaction, path: string): Found {
  const sum = tx.legs.reduce((total, leg) => total + leg.amount, 0);
  return (
    count(tx.members.length, 1, limits.nodes, `${path}/members`) ??
    count(tx.legs.length, 0, limits.legs, `${path}/legs`) ??
    distinct(
      tx.members.map((member) => ({ id: member.node })),
      `${path}/members`,
    ) ??
    firstOf(tx.members, (member, i) => knownNode(cast, member.node, `${path}/members/${i}/node`)) ??
    firstOf(tx.members, (member, i) => named(member.role, `${path}/members/${i}/role`)) ??
    firstOf(tx.legs, (leg, i) => checkLeg(cast, tx, leg, `${path}/legs/${i}`)) ??
    (sum === 0 ? null : codecError('E115', { tx: tx.id, sum: String(sum) }, { path: `${path}/legs` })) ??
    (tx.beginAt === null ? null : inRange(tx.beginAt, 0, limits.ticks, `${path}/beginAt`))
  );
}

function checkLeg(cast: Cast, tx: Transaction, leg: Transaction['legs'][number], path: string): Found {
  const account = cast.accounts.find(({ id }) => id === leg.account);
  if (account === undefined) return codecError('E114', { account: leg.account }, { path: `${path}/account` });
  if (!tx.members.some(({ node }) => node === account.node))
    return codecError('E116', { account: account.id, node: account.node, tx: tx.id }, { path });
  return inRange(leg.amount, -limits.amountFen, limits.amountFen, `${path}/amount`);
}

function checkConfig(config: Partial<Config>): Found {
  const numbers = {
    rttTicks: limits.ticks,
    forceTicks: limits.ticks,
    workTicks: limits.ticks,
    jitterPermille: 1000,
  };
  return (
    firstOf(Object.entries(numbers), ([key, max]) => {
      const value = config[key as keyof typeof numbers];
      return value === undefined ? null : inRange(value, 0, max, `/config/${key}`);
    }) ??
    count(Object.keys(config.timeouts ?? {}).length, 0, limits.names, '/config/timeouts') ??
    firstOf(
      Object.entries(config.timeouts ?? {}),
      ([timer, ticks]) =>
        named(timer, '/config/timeouts') ?? inRange(ticks, 1, limits.ticks, `/config/timeouts/${timer}`),
    ) ??
    (config.variant === undefined ? null : named(config.variant, '/config/variant')) ??
    count(config.lazy?.length ?? 0, 0, limits.names, '/config/lazy') ??
    firstOf(config.lazy ?? [], (record) => named(record, '/config/lazy')) ??
    firstOf(Object.entries(config.vetoes ?? {}), ([node, reason]) => named(reason, `/config/vetoes/${node}`))
  );
}

function checkMoves(moves: readonly Move[]): Found {
  return (
    count(moves.length, 0, limits.moves, '/moves') ??
    firstOf(moves, (move, index) => {
      const path = `/moves/${index}`;
      if ('when' in move) {
        const after = move.after === undefined ? null : inRange(move.after, 0, limits.ticks, `${path}/after`);
        return (
          after ??
          named(move.when.milestone, `${path}/when/milestone`) ??
          named(move.when.node, `${path}/when/node`) ??
          (move.when.tx === undefined ? null : named(move.when.tx, `${path}/when/tx`)) ??
          checkAct(move.act, path)
        );
      }
      return inRange(move.afterStep, 0, limits.steps, `${path}/afterStep`) ?? checkAct(move.act, path);
    })
  );
}

/** What an act carries has to fit into a link, whether what it names exists or not. */
function checkAct(act: Act, path: string): Found {
  return (
    firstOf(wordsOf(act), (word) => named(word, path)) ??
    firstOf(groupsOf(act), (group) => count(group.length, 0, limits.nodes, path)) ??
    count(groupsOf(act).length, 0, limits.nodes, path) ??
    (act.kind === 'delay' && act.by !== null
      ? inRange(act.by, -limits.ticks, limits.ticks, `${path}/by`)
      : null) ??
    (act.kind === 'crash' ? inRange(act.keep ?? 0, 0, limits.steps, `${path}/keep`) : null) ??
    ('message' in act ? inRange(act.message.nth ?? 1, 1, limits.steps, `${path}/nth`) : null) ??
    checkInterruption(act, `${path}/crashAfter`)
  );
}

function checkInterruption(act: Act, path: string): Found {
  if (!('crashAfter' in act) || act.crashAfter === undefined) return null;
  const { effects, keep } = act.crashAfter;
  return (
    inRange(effects, 0, limits.steps, `${path}/effects`) ??
    inRange(keep ?? 0, 0, limits.steps, `${path}/keep`)
  );
}

/** Lists of nodes that an act carries. */
function groupsOf(act: Act): (readonly string[])[] {
  return act.kind === 'cut' || act.kind === 'heal' ? [...act.groups] : [sentOf(act)];
}

/** Who still gets a message when the act cuts a reaction short. */
export function sentOf(act: Act): readonly string[] {
  if (act.kind === 'crash') return act.sent ?? [];
  return 'crashAfter' in act ? (act.crashAfter?.sent ?? []) : [];
}

/** Every node that an act names. */
export function nodesOf(act: Act): string[] {
  const nodes = groupsOf(act).flat();
  if ('node' in act) nodes.push(act.node);
  if ('message' in act) nodes.push(act.message.from, act.message.to);
  return nodes;
}

function wordsOf(act: Act): string[] {
  const words = nodesOf(act);
  if ('tx' in act && act.tx !== undefined) words.push(act.tx);
  if (act.kind === 'timeout') words.push(act.timer);
  if ('message' in act) {
    const { type, tx } = act.message;
    words.push(type, ...(tx === undefined ? [] : [tx]));
  }
  return words;
}

function knownNode(cast: Cast, node: string, path: string): Found {
  return cast.nodes.some(({ id }) => id === node) ? null : codecError('E113', { node }, { path });
}

function distinct(items: readonly { readonly id: string }[], path: string): Found {
  const seen = new Set<string>();
  return firstOf(items, ({ id }, index) => {
    if (seen.has(id)) return codecError('E112', { name: id }, { path: `${path}/${index}` });
    seen.add(id);
    return named(id, `${path}/${index}`);
  });
}

/** Names that every object has already; as keys of plain data they would be found where nothing was written. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Whether a text from outside may name something. */
export function isName(name: string, min = 1): boolean {
  const fits = name.length >= min && name.length <= limits.nameCharacters;
  return fits && !unshowable.test(name) && !INHERITED.has(name);
}

function named(name: string, path: string, min = 1): Found {
  if (isName(name, min)) return null;
  return codecError('E111', { name: name.slice(0, 12), limit: String(limits.nameCharacters) }, { path });
}

function inRange(value: number, min: number, max: number, path: string): Found {
  if (Number.isInteger(value) && value >= min && value <= max) return null;
  return codecError('E110', { value: String(value), min: String(min), max: String(max) }, { path });
}

function count(value: number, min: number, max: number, path: string): Found {
  if (value >= min && value <= max) return null;
  return codecError('E109', { count: String(value), min: String(min), max: String(max) }, { path });
}

function firstOf<T>(items: readonly T[], check: (item: T, index: number) => Found): Found {
  for (const [index, item] of items.entries()) {
    const found = check(item, index);
    if (found !== null) return found;
  }
  return null;
}
