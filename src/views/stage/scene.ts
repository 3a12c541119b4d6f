/**
 * What the stage shows, as a pure function of (trace, position): cards, links, messages, losses, partitions, the broken
 * rule. No pixels here, and no memory of what was shown before.
 */
import type {
  MemoryItem,
  MessageShape,
  PropertyVerdict,
  Protocol,
  ProtocolRole,
  Seat,
} from '../../protocols/protocol';
import { blockedAt, inDoubt } from '../../sim/blocked';
import { lockHolder } from '../../sim/ledger';
import type { Setting, StateKind } from '../../sim/model';
import { latency } from '../../sim/network';
import { worldAt } from '../../sim/position';
import type {
  Account,
  Link,
  Loss,
  LossReason,
  Message,
  NodeId,
  NodeStatus,
  Position,
  Tick,
  Trace,
  TxId,
  World,
} from '../../sim/types';
import { linkBetween, nodeOf, recordsOf, roleIdOf } from '../../sim/world';
import { groupsOf } from './partition';

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
  readonly locks: readonly HeldLock[];
  readonly queue: readonly TxId[];
  readonly timer: RunningTimer | null;
  /** How long a blocked node has been in doubt. */
  readonly waited: Tick | null;
  /** Its side of a partition: A, B, …; `null` while the network is whole. */
  readonly side: string | null;
}

export interface LinkScene {
  readonly link: Link;
  readonly cut: boolean;
}

/** `waiting`: due, but its receiver cannot take it yet. `late`: a person delayed it. `held`: until someone delivers it. */
export type MessageMode = 'flying' | 'waiting' | 'late' | 'held' | 'lost';

export interface MessageScene {
  readonly key: string;
  readonly message: Message;
  readonly shape: MessageShape;
  readonly mode: MessageMode;
  readonly reason: LossReason | null;
  /** A copy of it has been delivered already. */
  readonly duplicate: boolean;
  readonly fraction: number;
}

export interface BrokenRule {
  readonly verdict: PropertyVerdict;
  readonly nodes: readonly NodeId[];
}

export interface Scene {
  readonly world: World;
  readonly cards: readonly CardScene[];
  readonly links: readonly LinkScene[];
  /** In flight, then what the current entry lost. */
  readonly messages: readonly MessageScene[];
  /** Two or more groups while the network is partitioned; else empty. */
  readonly groups: readonly (readonly NodeId[])[];
  readonly broken: BrokenRule | null;
}

export interface SceneInput {
  readonly setting: Setting;
  readonly protocol: Protocol;
  readonly trace: Trace;
  readonly position: Position;
  readonly verdicts: readonly PropertyVerdict[];
}

export function sceneAt({ setting, protocol, trace, position, verdicts }: SceneInput): Scene {
  const world = worldAt(trace, position, setting);
  const ids = setting.cast.nodes.map((node) => node.id);
  const stuck = new Set(blockedAt(setting, trace, position).map(({ node, tx }) => `${node}/${tx}`));
  const doubtful = new Set(inDoubt(setting, world).map(({ node, tx }) => `${node}/${tx}`));
  const duplicated = duplicatesUntil(trace, position);
  const lost = lossesAt(trace, position);
  const inFlight = world.network.map((message) =>
    messageScene(setting, protocol, world, message, duplicated),
  );
  const gone = lost.map((loss) => lostScene(setting, protocol, world, loss));
  const groups = groupsOf(ids, world.cuts);
  return {
    world,
    cards: ids.map((id) => {
      const card = cardScene(setting, protocol, world, id, stuck, doubtful);
      const side = groups.length > 1 ? letter(groups.findIndex((group) => group.includes(id))) : null;
      const waited = card.state === 'blocked' ? waitedFor(protocol, setting, trace, position, card) : null;
      return { ...card, side, waited };
    }),
    links: linksOf(setting, world, [...world.network, ...lost.map((loss) => loss.message)]),
    messages: [...inFlight, ...gone],
    groups: groups.length > 1 ? groups : [],
    broken: brokenAt(verdicts, position),
  };
}

function letter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

export function messageSceneKey(message: Pick<Message, 'from' | 'to' | 'copy'>): string {
  return `m:${message.from}>${message.to}#${message.copy}`;
}

type BareCard = Omit<CardScene, 'side' | 'waited'>;

function cardScene(
  setting: Setting,
  protocol: Protocol,
  world: World,
  id: NodeId,
  stuck: ReadonlySet<string>,
  doubtful: ReadonlySet<string>,
): BareCard {
  const node = nodeOf(world, id);
  const txs = setting.cast.transactions
    .filter((tx) => tx.members.some((member) => member.node === id))
    .map(({ id: tx }) => tx);
  const tx = txs.find((candidate) => doubtful.has(`${id}/${candidate}`)) ?? txs[0] ?? null;
  const roleId = tx === null ? null : roleIdOf(setting, tx, id);
  const role = roleId === null ? undefined : protocol.roles[roleId];
  const instance = tx === null ? undefined : node.instances[tx];
  const several = txs.length > 1;
  return {
    id,
    mark: role?.mark ?? 'client',
    place: role?.place ?? 'bottom',
    status: node.status,
    state: cardState(world, id, tx, role, stuck),
    tx,
    log: node.log.map((record, index) => ({
      key: `${index}`,
      type: record.type,
      tx: several && record.tx !== tx ? record.tx : null,
      durable: index < node.durable,
    })),
    memory: role && instance ? role.memory(instance) : [],
    seats: role && instance ? role.seats(instance) : [],
    locks: setting.cast.accounts.flatMap((account) => {
      const holder = account.node === id ? lockHolder(world, setting.cast, account.id) : null;
      return holder === null ? [] : [{ account, tx: holder }];
    }),
    queue: node.lockQueue,
    timer: firstTimer(world, id, tx, role),
  };
}

function cardState(
  world: World,
  id: NodeId,
  tx: TxId | null,
  role: ProtocolRole | undefined,
  stuck: ReadonlySet<string>,
): CardState {
  const node = nodeOf(world, id);
  if (node.status !== 'up') return node.status;
  const instance = tx === null ? undefined : node.instances[tx];
  if (tx === null || !role || !instance) return 'idle';
  if (stuck.has(`${id}/${tx}`)) return 'blocked';
  const kind = role.states[instance.value] ?? 'working';
  if (kind === 'working' && !world.begun.includes(tx) && node.log.length === 0) return 'idle';
  if (kind !== 'ended') return kind;
  const decision = role.decision(recordsOf(node, tx));
  return decision === null ? 'ended' : decision === 'commit' ? 'committed' : 'aborted';
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
function waitedFor(
  protocol: Protocol,
  setting: Setting,
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

/** Everyone who talks to the one that begins a transaction has a link to it; others get one while they talk. */
function linksOf(setting: Setting, world: World, messages: readonly Message[]): LinkScene[] {
  const links = new Map<string, Link>();
  const add = (a: NodeId, b: NodeId): void => {
    if (a !== b) links.set(linkBetween(a, b).join('|'), linkBetween(a, b));
  };
  for (const { members } of setting.cast.transactions)
    for (const member of members.slice(1)) add(members[0]?.node ?? member.node, member.node);
  for (const message of messages) add(message.from, message.to);
  const cuts = new Set(world.cuts.map((cut) => cut.join('|')));
  return [...links].map(([key, link]) => ({ link, cut: cuts.has(key) }));
}

function messageScene(
  setting: Setting,
  protocol: Protocol,
  world: World,
  message: Message,
  duplicated: ReadonlySet<string>,
): MessageScene {
  const natural = message.sentAt + latency(setting, message.from, message.to, message.copy);
  const due = message.due ?? Math.max(natural, world.now + (natural - message.sentAt));
  const mode =
    message.due === null ? 'held' : due > natural ? 'late' : due <= world.now ? 'waiting' : 'flying';
  return {
    key: messageSceneKey(message),
    message,
    shape: protocol.messages[message.type] ?? 'ack',
    mode,
    reason: null,
    duplicate: duplicated.has(messageSceneKey(message)),
    fraction: shareOf(world.now - message.sentAt, due - message.sentAt),
  };
}

function lostScene(
  setting: Setting,
  protocol: Protocol,
  world: World,
  { message, reason }: Loss,
): MessageScene {
  const due = message.due ?? message.sentAt + latency(setting, message.from, message.to, message.copy);
  const flown = shareOf(world.now - message.sentAt, due - message.sentAt);
  return {
    key: `x:${messageSceneKey(message)}`,
    message,
    shape: protocol.messages[message.type] ?? 'ack',
    mode: 'lost',
    reason,
    duplicate: false,
    // A cut line ends a message half-way, a dead receiver ends it at its door.
    fraction: reason === 'crashed' ? 1 : reason === 'cut' ? 0.5 : Math.min(0.8, Math.max(0.3, flown)),
  };
}

function shareOf(part: number, whole: number): number {
  return Math.min(1, Math.max(0, part / Math.max(1, whole)));
}

/** What the entry at the play-head lost; shown until the next one. */
function lossesAt(trace: Trace, position: Position): readonly Loss[] {
  if (position.effects === 0) return trace.entries[position.step - 1]?.losses ?? [];
  const effects = trace.entries[position.step]?.effects.slice(0, position.effects) ?? [];
  return effects.flatMap(({ fate, message }) =>
    fate === 'cut' && message ? [{ message, reason: 'cut' }] : [],
  );
}

const duplicateSteps = new WeakMap<Trace, readonly (readonly [number, string])[]>();

function duplicatesUntil(trace: Trace, position: Position): ReadonlySet<string> {
  let steps = duplicateSteps.get(trace);
  if (!steps) {
    steps = trace.entries.flatMap(({ act, message }, index) =>
      act.kind === 'duplicate' && message ? [[index, messageSceneKey(message)] as const] : [],
    );
    duplicateSteps.set(trace, steps);
  }
  return new Set(steps.filter(([index]) => index < position.step).map(([, key]) => key));
}

function brokenAt(verdicts: readonly PropertyVerdict[], position: Position): BrokenRule | null {
  let first: BrokenRule | null = null;
  for (const verdict of verdicts) {
    const { property, step, violation } = verdict;
    if (property.kind !== 'always' || step === null || violation === null || step > position.step) continue;
    if (first === null || step < (first.verdict.step ?? 0)) first = { verdict, nodes: violation.nodes };
  }
  return first;
}
