/** Atomicity, consistency, isolation and durability at one moment: what holds each up, or what threatens it. Computed from the world. */
import { yuan } from '../../payments/money';
import { isOver, type Waiting } from '../../sim/blocked';
import { conservation } from '../../sim/conservation';
import { balances, legsAt } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import type { LogRecord, NodeId, Position, Tick, Trace, TraceEntry, TxId, World } from '../../sim/types';
import { nodeOf, recordsOf, roleOf, setupOf } from '../../sim/world';
import { stuckAt } from './stuck';

export type AcidLetter = 'A' | 'C' | 'I' | 'D';
export type AcidState = 'ok' | 'threatened' | 'broken';

/** One cell: its sentence is `inspector:acid.<letter>.<key>`, filled by `values`. Lists are joined in the reader's language. */
export interface AcidCell {
  readonly letter: AcidLetter;
  readonly state: AcidState;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
}

type Finding = Omit<AcidCell, 'letter'>;

export function acid(setting: Setting, world: World, trace: Trace, position: Position): readonly AcidCell[] {
  const stuck = stuckAt(setting, trace, position);
  return [
    { letter: 'A', ...atomicity(setting, world, stuck) },
    { letter: 'C', ...consistency(setting, world, stuck) },
    { letter: 'I', ...isolation(setting, world, trace, position) },
    { letter: 'D', ...durability(setting, world, trace, position) },
  ];
}

/** The cell that most needs to be read. */
export function worstCell(cells: readonly AcidCell[]): AcidLetter {
  const found =
    cells.find((cell) => cell.state === 'broken') ?? cells.find((cell) => cell.state === 'threatened');
  return (found ?? cells[0])?.letter ?? 'A';
}

/* ---------------------------------------------------------------- atomicity */

const ATOMICITY_ORDER = ['split', 'blocked', 'spreading', 'promised', 'partly', 'agreed', 'open'];

function atomicity(setting: Setting, world: World, stuck: readonly Waiting[]): Finding {
  const findings = setting.cast.transactions.map(({ id }) =>
    atomicityOf(
      setting,
      world,
      id,
      stuck.filter(({ tx }) => tx === id),
    ),
  );
  const [first] = findings.sort((a, b) => ATOMICITY_ORDER.indexOf(a.key) - ATOMICITY_ORDER.indexOf(b.key));
  return first ?? { state: 'ok', key: 'open', values: {} };
}

function atomicityOf(setting: Setting, world: World, tx: TxId, stuck: readonly Waiting[]): Finding {
  const members = setupMembers(setting, tx);
  const by = { commit: [] as NodeId[], abort: [] as NodeId[], doubt: [] as NodeId[] };
  for (const node of members) {
    const role = roleOf(setting, tx, node);
    const records = recordsOf(nodeOf(world, node), tx);
    const decision = role?.decision(records) ?? null;
    if (decision !== null) by[decision].push(node);
    else if (role?.promised(records) && !isOver(role, nodeOf(world, node), tx)) by.doubt.push(node);
  }
  const { commit, abort, doubt } = by;
  if (commit.length > 0 && abort.length > 0)
    return { state: 'broken', key: 'split', values: { tx, commit, abort } };
  if (stuck.length > 0) {
    const nodes = stuck.map(({ node }) => node);
    return { state: 'threatened', key: 'blocked', values: { tx, nodes, count: nodes.length } };
  }
  const decided = commit.length > 0 ? commit : abort;
  const decision = commit.length > 0 ? 'commit' : 'abort';
  if (doubt.length > 0) {
    const key = decided.length > 0 ? 'spreading' : 'promised';
    return { state: 'ok', key, values: { tx, decision, decided, doubt, count: doubt.length } };
  }
  if (decided.length === 0) return { state: 'ok', key: 'open', values: { tx } };
  const key = decided.length === members.length ? 'agreed' : 'partly';
  return { state: 'ok', key, values: { tx, decision, decided, count: decided.length } };
}

function setupMembers(setting: Setting, tx: TxId): NodeId[] {
  return (
    setting.cast.transactions.find((transaction) => transaction.id === tx)?.members.map(({ node }) => node) ??
    []
  );
}

/* -------------------------------------------------------------- consistency */

function consistency(setting: Setting, world: World, stuck: readonly Waiting[]): Finding {
  const { expected, inTransit, missing } = conservation(setting, world);
  if (missing !== 0) {
    const key = missing > 0 ? 'missing' : 'created';
    return { state: 'broken', key, values: { amount: yuan(Math.abs(missing)), expected: yuan(expected) } };
  }
  for (const [account, { available }] of Object.entries(balances(setting.cast, world)))
    if (available < 0)
      return { state: 'broken', key: 'negative', values: { account, amount: yuan(available) } };
  if (inTransit !== 0) {
    // On its way it is no danger as long as those who have to follow can: every promise outlives a crash, but not a wait.
    const isHeldUp =
      stuck.length > 0 || setting.cast.nodes.some(({ id }) => nodeOf(world, id).status !== 'up');
    return {
      state: isHeldUp ? 'threatened' : 'ok',
      key: inTransit > 0 ? 'inTransit' : 'ahead',
      values: { amount: yuan(Math.abs(inTransit)), expected: yuan(expected) },
    };
  }
  return { state: 'ok', key: 'conserved', values: { expected: yuan(expected) } };
}

/* ---------------------------------------------------------------- isolation */

/** A payment that has to wait for a lock is isolation at work: what it costs is said, but it is no danger. */
function isolation(setting: Setting, world: World, trace: Trace, position: Position): Finding {
  const locked = new Map<string, TxId>();
  for (const account of setting.cast.accounts) {
    const holders = holdersOf(nodeOf(world, account.node).log, account.id);
    const [first, second] = holders;
    if (first !== undefined && second !== undefined)
      return { state: 'broken', key: 'shared', values: { account: account.id, txs: holders } };
    if (first !== undefined) locked.set(account.id, first);
  }
  for (const { id } of setting.cast.nodes) {
    const waiting = nodeOf(world, id).lockQueue;
    if (waiting.length === 0) continue;
    const here = setting.cast.accounts.filter((account) => account.node === id && locked.has(account.id));
    const txs = [...new Set(here.flatMap((account) => locked.get(account.id) ?? []))];
    const waited = world.now - queuedSince(trace, position, id, world);
    const key = txs.length > 0 ? 'queued' : 'next';
    return { state: 'ok', key, values: { node: id, waiting, txs, waited, count: waiting.length } };
  }
  const rows = [...locked.keys()];
  const txs = [...new Set(locked.values())];
  if (rows.length > 0) return { state: 'ok', key: 'locked', values: { rows, txs, count: rows.length } };
  return { state: 'ok', key: 'free', values: {} };
}

/** When the first in the queue came into it. */
function queuedSince(trace: Trace, position: Position, node: NodeId, world: World): Tick {
  const [first] = nodeOf(world, node).lockQueue;
  let since = world.now;
  for (let step = position.step; step > 0; step--) {
    const entry = trace.entries[step - 1];
    if (!entry || first === undefined || !nodeOf(entry.world, node).lockQueue.includes(first)) break;
    since = entry.endAt;
  }
  return since;
}

/** All transactions that hold a lock on an account by this log; more than one is a breach of isolation. */
function holdersOf(log: readonly LogRecord[], account: string): TxId[] {
  const holders = new Set<TxId>();
  for (const record of log)
    for (const lock of record.locks) {
      if (lock.account !== account) continue;
      if (lock.change === 'taken') holders.add(record.tx);
      else holders.delete(record.tx);
    }
  return [...holders];
}

/* --------------------------------------------------------------- durability */

function durability(setting: Setting, world: World, trace: Trace, position: Position): Finding {
  const lost = lostCommit(setting, world, trace, position);
  if (lost) return { state: 'broken', key: 'lost', values: { ...lost } };
  const lazy: string[] = [];
  const durable: NodeId[] = [];
  let decision: 'commit' | 'abort' = 'abort';
  for (const { id } of setting.cast.nodes) {
    const node = nodeOf(world, id);
    for (const transaction of setting.cast.transactions) {
      const role = roleOf(setting, transaction.id, id);
      if (!role) continue;
      const kept = node.log.slice(0, node.durable).filter((record) => record.tx === transaction.id);
      const proven = role.decision(kept);
      if (proven !== null) durable.push(id);
      if (proven === 'commit') decision = 'commit';
      const record = wouldLose(setting, world, id, transaction.id);
      if (record !== null)
        return { state: 'threatened', key: 'lazy', values: { node: id, record, tx: transaction.id } };
    }
    for (const record of node.log.slice(node.durable)) lazy.push(`${id} ${record.type}`);
  }
  const nodes = [...new Set(durable)];
  if (lazy.length > 0) return { state: 'ok', key: 'harmless', values: { records: lazy, count: lazy.length } };
  if (nodes.length > 0)
    return { state: 'ok', key: 'durable', values: { decision, nodes, count: nodes.length } };
  return { state: 'ok', key: 'undecided', values: {} };
}

/**
 * The record whose loss in a crash now would change what the node stands for, or `null`. Not every lazy record matters:
 * a lost ABORT that recovery would write again is no danger, so recovery itself is asked.
 */
function wouldLose(setting: Setting, world: World, id: NodeId, tx: TxId): string | null {
  const node = nodeOf(world, id);
  const role = roleOf(setting, tx, id);
  const tail = node.log.slice(node.durable).filter((record) => record.tx === tx);
  const last = tail.at(-1);
  if (!role || !last) return null;
  const all = recordsOf(node, tx);
  const kept = all.slice(0, all.length - tail.length);
  if (role.promised(all) && !role.promised(kept)) return last.type;
  const decision = role.decision(all);
  if (decision === null || role.decision(kept) === decision) return null;
  const writes = legsAt(setting.cast, tx, id).length > 0;
  const view = { funds: 'sufficient', lock: 'free', willing: true, writes } as const;
  const restored = role.restore(kept, view, setupOf(setting, tx, id)).state.value;
  const outcome = decision === 'commit' ? 'committed' : 'aborted';
  return role.states[restored] === outcome ? null : last.type;
}

interface LostCommit {
  readonly step: number;
  readonly node: NodeId;
  readonly tx: TxId;
}

/** A commit that a node's log proved, that somebody could have seen, and that a crash took away and nobody gave back. */
function lostCommit(
  setting: Setting,
  world: World,
  trace: Trace,
  position: Position,
): Omit<LostCommit, 'step'> | null {
  for (const { step, node, tx } of crashedCommits(setting, trace)) {
    if (step > position.step) break;
    if (roleOf(setting, tx, node)?.decision(recordsOf(nodeOf(world, node), tx)) !== 'commit')
      return { node, tx };
  }
  return null;
}

const crashed = new WeakMap<Trace, readonly LostCommit[]>();

/** Crashes of nodes that had committed, in order. The play-head asks for them at every step of one trace. */
function crashedCommits(setting: Setting, trace: Trace): readonly LostCommit[] {
  const known = crashed.get(trace);
  if (known) return known;
  const found: LostCommit[] = [];
  for (const entry of trace.entries) {
    const { node } = entry;
    if (node === null || entry.world.nodes[node]?.status !== 'crashed') continue;
    const before = entry.index > 0 ? trace.entries[entry.index - 1]?.world : trace.initial;
    for (const { id: tx } of setting.cast.transactions) {
      const role = roleOf(setting, tx, node);
      if (role && before && wasCommitted(recordsOf(nodeOf(before, node), tx), entry, tx, role.decision))
        found.push({ step: entry.index + 1, node, tx });
    }
  }
  crashed.set(trace, found);
  return found;
}

function wasCommitted(
  records: readonly LogRecord[],
  entry: TraceEntry,
  tx: TxId,
  decision: (records: readonly LogRecord[]) => 'commit' | 'abort' | null,
): boolean {
  if (decision(records) === 'commit') return true;
  const written = [...records];
  for (const { effect, fate } of entry.effects) {
    if (effect.kind === 'persist')
      written.push({ tx, type: effect.record, body: effect.body, postings: [], locks: [] });
    else if (effect.kind === 'send' && fate !== 'cut' && entry.tx === tx && decision(written) === 'commit')
      return true;
  }
  return false;
}
