/** Stretches of a lane: in doubt, decided, crashed, paused, holding locks; and severed links across lanes. */
import { isOver } from '../../sim/blocked';
import type { Setting } from '../../sim/model';
import type { LogRecord, NodeId, NodeState, Tick, Trace, TraceEntry, TxId, World } from '../../sim/types';
import { nodeOf, roleOf } from '../../sim/world';
import type { Band, BandKind, CutBand, LockBand } from './diagram';

interface Stretch<T> {
  readonly value: T;
  readonly from: Tick;
  readonly to: Tick;
}

/**
 * How a value of one node changes along a trace, as stretches of equal value. Worlds share what did not change, so a node
 * is only looked at again when it is another object.
 */
function stretches<T>(trace: Trace, id: NodeId, endAt: Tick, read: (node: NodeState) => T): Stretch<T>[] {
  const result: Stretch<T>[] = [];
  let node = nodeOf(trace.initial, id);
  let value = read(node);
  let from = 0;
  for (const entry of trace.entries) {
    const next = nodeOf(entry.world, id);
    if (next === node) continue;
    node = next;
    const fresh = read(node);
    if (fresh === value) continue;
    const at = Math.max(from, changedAt(entry, id));
    if (at > from) result.push({ value, from, to: at });
    value = fresh;
    from = at;
  }
  if (endAt > from) result.push({ value, from, to: endAt });
  return result;
}

/** When an entry changed its node: as its last record is written, or when it was struck. */
function changedAt(entry: TraceEntry, id: NodeId): Tick {
  if (nodeOf(entry.world, id).status === 'crashed') return entry.endAt;
  const written = entry.effects.findLast(({ effect, fate }) => effect.kind === 'persist' && fate === 'done');
  return written?.at ?? entry.at;
}

export function bandsOf(setting: Setting, trace: Trace, endAt: Tick): Band[] {
  return setting.cast.nodes.flatMap(({ id }) =>
    stretches(trace, id, endAt, (node) => bandOf(setting, id, node)).flatMap(({ value, from, to }) =>
      value === null ? [] : [{ kind: value, node: id, from, to }],
    ),
  );
}

/** Of many transactions the one that matters most: a doubt hides decisions, a later decision hides an earlier one. */
function bandOf(setting: Setting, id: NodeId, node: NodeState): BandKind | null {
  if (node.status !== 'up') return node.status;
  const logs = new Map<TxId, LogRecord[]>();
  for (const record of node.log) {
    const records = logs.get(record.tx) ?? [];
    // Back to the end of the map: the last one written to comes last.
    logs.delete(record.tx);
    logs.set(record.tx, [...records, record]);
  }
  let kind: BandKind | null = null;
  for (const [tx, records] of logs) {
    const role = roleOf(setting, tx, id);
    if (!role) continue;
    const decision = role.decision(records);
    if (decision !== null) kind = decision === 'commit' ? 'committed' : 'aborted';
    else if (role.promised(records) && !isOver(role, node, tx))
      return role.states[node.instances[tx]?.value ?? ''] === 'precommitted' ? 'precommitted' : 'in-doubt';
  }
  return kind;
}

export function locksOf(setting: Setting, trace: Trace, endAt: Tick): LockBand[] {
  return setting.cast.nodes.flatMap(({ id }) =>
    stretches(trace, id, endAt, (node) => holdsLock(node.log)).flatMap(({ value, from, to }) =>
      value ? [{ node: id, from, to }] : [],
    ),
  );
}

function holdsLock(log: readonly LogRecord[]): boolean {
  const held = new Set<string>();
  for (const record of log)
    for (const { account, change } of record.locks)
      if (change === 'taken') held.add(account);
      else held.delete(account);
  return held.size > 0;
}

export function cutsOf(setting: Setting, trace: Trace, endAt: Tick): CutBand[] {
  const ids = setting.cast.nodes.map((node) => node.id);
  const bands: CutBand[] = [];
  let cuts: World['cuts'] = trace.initial.cuts;
  let from = 0;
  const close = (to: Tick): void => {
    if (cuts.length > 0 && to > from) bands.push({ from, to, ...extent(ids, cuts) });
  };
  for (const { world, at } of trace.entries) {
    if (world.cuts === cuts) continue;
    close(at);
    cuts = world.cuts;
    from = at;
  }
  close(endAt);
  return bands;
}

function extent(ids: readonly NodeId[], cuts: World['cuts']): Pick<CutBand, 'nodes' | 'sides'> {
  const isCut = (a: NodeId, b: NodeId): boolean => cuts.some((cut) => cut.includes(a) && cut.includes(b));
  const nodes = ids.filter((id) => cuts.some((cut) => cut.includes(id)));
  const sides: NodeId[][] = [];
  for (const id of ids) {
    const joined = sides.filter((side) => side.some((other) => !isCut(id, other)));
    for (const side of joined) sides.splice(sides.indexOf(side), 1);
    sides.push([...joined.flat(), id]);
  }
  return { nodes, sides: sides.length > 1 ? sides : [] };
}
