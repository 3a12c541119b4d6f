/** What one node's card shows, from the world alone. */
import type { MemoryItem, Protocol, ProtocolRole, Seat } from '../../protocols/protocol';
import { lockHolder } from '../../sim/ledger';
import type { Setting, StateKind } from '../../sim/model';
import type {
  Account,
  AccountId,
  NodeId,
  NodeStatus,
  Position,
  Tick,
  Trace,
  TxId,
  World,
} from '../../sim/types';
import { nodeOf, recordsOf, roleIdOf } from '../../sim/world';

/** The fixed surroundings of a scene, and the world that it shows. */
export interface Moment {
  readonly setting: Setting;
  readonly protocol: Protocol;
  readonly world: World;
}

/** A transaction at a node, as a key. */
export function branchKey({ node, tx }: { readonly node: NodeId; readonly tx: TxId }): string {
  return `${node}/${tx}`;
}

/** What a card says of its node; status comes before state, and `blocked` before `in-doubt`. */
export type CardState = 'idle' | 'blocked' | Exclude<NodeStatus, 'up'> | StateKind;

export interface LogRow {
  readonly key: string;
  readonly type: string;
  /** Given only where a node has part in several transactions. */
  readonly tx: TxId | null;
  readonly durable: boolean;
}

export interface HeldLock {
  readonly account: Account;
  readonly tx: TxId;
}

export interface RunningTimer {
  readonly name: string;
  readonly tx: TxId;
  readonly left: Tick;
  /** Share of its time that is left, 0 to 1. */
  readonly share: number;
}

export interface CardScene {
  readonly id: NodeId;
  readonly mark: ProtocolRole['mark'];
  readonly place: ProtocolRole['place'];
  readonly status: NodeStatus;
  readonly state: CardState;
  /** The transaction that `state` speaks of; `null` for a node without part in any. */
  readonly tx: TxId | null;
  readonly log: readonly LogRow[];
  readonly memory: readonly MemoryItem[];
  readonly seats: readonly Seat[];
  /** The accounts that it keeps. */
  readonly accounts: readonly AccountId[];
  readonly locks: readonly HeldLock[];
  readonly queue: readonly TxId[];
  readonly timer: RunningTimer | null;
  /** How long a blocked node has been in doubt. */
  readonly waited: Tick | null;
  /** Its side of a partition: A, B, …; `null` while the network is whole. */
  readonly side: string | null;
}

type BareCard = Omit<CardScene, 'side' | 'waited'>;

export function cardScene(
  { setting, protocol, world }: Moment,
  id: NodeId,
  doubtful: ReadonlySet<string>,
  stuck: ReadonlySet<string>,
): BareCard {
  const node = nodeOf(world, id);
  const txs = setting.cast.transactions
    .filter((tx) => tx.members.some((member) => member.node === id))
    .map(({ id: tx }) => tx);
  const tx = txs.find((candidate) => doubtful.has(branchKey({ node: id, tx: candidate }))) ?? txs[0] ?? null;
  const roleId = tx === null ? null : roleIdOf(setting, tx, id);
  const role = roleId === null ? undefined : protocol.roles[roleId];
  const instance = tx === null ? undefined : node.instances[tx];
  const several = txs.length > 1;
  return {
    id,
    mark: role?.mark ?? 'client',
    place: role?.place ?? 'bottom',
    status: node.status,
    state:
      node.status === 'up' && tx !== null && stuck.has(branchKey({ node: id, tx }))
        ? 'blocked'
        : cardState(world, id, tx, role),
    tx,
    log: node.log.map((record, index) => ({
      key: `${index}`,
      type: record.type,
      tx: several && record.tx !== tx ? record.tx : null,
      durable: index < node.durable,
    })),
    memory: role && instance ? role.memory(instance) : [],
    seats: role && instance ? role.seats(instance) : [],
    accounts: setting.cast.accounts.filter((account) => account.node === id).map((account) => account.id),
    locks: setting.cast.accounts.flatMap((account) => {
      const holder = account.node === id ? lockHolder(world, setting.cast, account.id) : null;
      return holder === null ? [] : [{ account, tx: holder }];
    }),
    queue: node.lockQueue,
    timer: firstTimer(world, id, tx, role),
  };
}

function cardState(world: World, id: NodeId, tx: TxId | null, role: ProtocolRole | undefined): CardState {
  const node = nodeOf(world, id);
  if (node.status !== 'up') return node.status;
  const instance = tx === null ? undefined : node.instances[tx];
  if (tx === null || !role || !instance) return 'idle';
  const kind = role.states[instance.value] ?? 'working';
  if (kind === 'working' && isIdle(world, id, tx, role)) return 'idle';
  if (kind !== 'ended') return kind;
  const decision = role.decision(recordsOf(node, tx));
  return decision === null ? 'ended' : decision === 'commit' ? 'committed' : 'aborted';
}

/** Not asked yet; or a coordinator or helper that has written nothing down, even if it once was at work before a crash. */
function isIdle(world: World, id: NodeId, tx: TxId, { mark, count }: ProtocolRole): boolean {
  const node = nodeOf(world, id);
  if (mark === 'coordinator' || count === 'helpers') return recordsOf(node, tx).length === 0;
  return !world.begun.includes(tx) && node.log.length === 0;
}

function firstTimer(
  world: World,
  id: NodeId,
  tx: TxId | null,
  role: ProtocolRole | undefined,
): RunningTimer | null {
  const node = nodeOf(world, id);
  const rank = (name: string): number => {
    const index = role?.timers.indexOf(name) ?? -1;
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  const [timer] = [...node.timers].sort(
    (a, b) => Number(b.tx === tx) - Number(a.tx === tx) || rank(a.name) - rank(b.name) || a.due - b.due,
  );
  if (!timer) return null;
  const left = Math.max(0, timer.due - world.now);
  return {
    name: timer.name,
    tx: timer.tx,
    left,
    share: Math.min(1, left / Math.max(1, timer.due - timer.setAt)),
  };
}

/** Since the node last came into doubt. */
export function waitedFor(
  { setting, protocol }: Moment,
  trace: Trace,
  position: Position,
  { id, tx }: BareCard,
): Tick | null {
  const states = tx === null ? undefined : protocol.roles[roleIdOf(setting, tx, id) ?? '']?.states;
  for (let step = position.step - 1; step >= 0; step--) {
    const entry = trace.entries[step];
    if (!entry || entry.node !== id || entry.tx !== tx || !entry.after) continue;
    const before = entry.before ? states?.[entry.before.value] : null;
    if (states?.[entry.after.value] === 'in-doubt' && before !== 'in-doubt')
      return Math.max(0, (trace.entries[position.step - 1]?.world.now ?? entry.endAt) - entry.endAt);
  }
  return null;
}
