/** The vocabulary of the simulation: worlds, messages, records, acts, runs and traces. Plain immutable data only. */
import type { Json } from '../base/canonical';
import type { Act } from './moves';

export type * from './moves';

export type NodeId = string;
export type TxId = string;
export type AccountId = string;
export type RoleId = string;
/** Virtual microseconds since the start of the run. */
export type Tick = number;
/** Integer hundredths of a yuan. */
export type Fen = number;
/** A row of a transition table, for example `2PC-P7`. */
export type RuleId = string;

/* ---------------------------------------------------------------- the cast */

/** A machine that takes part. Its display name is the id itself (`WX-L`); views never know a node by name. */
export interface CastNode {
  readonly id: NodeId;
}

export type AccountKind = 'wallet' | 'merchant' | 'coupon' | 'fee' | 'suspense';

/** An account kept by one node. `available` is what it holds before the run starts. `han@LED-Z`: see `handover.ts`. */
export interface Account {
  readonly id: AccountId;
  readonly node: NodeId;
  readonly kind: AccountKind;
  /** Whose it is, as written on screen in each language. */
  readonly owner: { readonly en: string; readonly 'zh-Hans': string };
  readonly available: Fen;
}

/** One branch of a transfer: a negative amount debits the account, a positive one credits it. */
export interface Leg {
  readonly account: AccountId;
  readonly amount: Fen;
}

/** A transaction and who plays which role in it. Its legs always add up to nothing. */
export interface Transaction {
  readonly id: TxId;
  /** Role of each member, in the order in which the initiator addresses them. */
  readonly members: readonly { readonly node: NodeId; readonly role: RoleId }[];
  readonly legs: readonly Leg[];
  /** When the client asks for it in the calm schedule; `null`: only a move begins it. */
  readonly beginAt: Tick | null;
}

export interface Cast {
  readonly nodes: readonly CastNode[];
  readonly accounts: readonly Account[];
  readonly transactions: readonly Transaction[];
}

/* -------------------------------------------------------------- the config */

export type Timing = 'asynchronous' | 'synchronous';
export type NetworkKind = 'multiset' | 'set' | 'fifo';

/** The variant of a protocol that has none, or of which nothing is said. */
export const STANDARD = 'standard';

export interface Config {
  /** Which variant of the protocol runs; {@link STANDARD} unless said otherwise. */
  readonly variant: string;
  readonly timing: Timing;
  readonly network: NetworkKind;
  /** Round trip between two nodes; a message takes half of it. */
  readonly rttTicks: Tick;
  /** Spread of a message's delay: 100 means up to ±10 %, drawn from (seed, from, to, k). */
  readonly jitterPermille: number;
  /** Cost of a forced log write. */
  readonly forceTicks: Tick;
  /** Cost of the local work that precedes a vote. */
  readonly workTicks: Tick;
  /** Duration of each timer by name. */
  readonly timeouts: Readonly<Record<string, Tick>>;
  /** Nodes that will veto when asked, with the reason code that is shown. */
  readonly vetoes: Readonly<Record<NodeId, string>>;
  /** Record types written lazily although the protocol forces them ("forget to force"). */
  readonly lazy: readonly string[];
}

/* --------------------------------------------------------------- the world */

/** What a chart instance is: the name of its active state and its context. */
export interface MachineState {
  readonly value: string;
  readonly context: Readonly<Record<string, Json>>;
}

/** A change of an account's two balances, carried by a log record. */
export interface Posting {
  readonly account: AccountId;
  readonly available: Fen;
  readonly frozen: Fen;
}

export interface LockChange {
  readonly account: AccountId;
  readonly change: 'taken' | 'released';
}

/** One row of a node's log. Ledger, freezes and locks are folds over these rows. */
export interface LogRecord {
  readonly tx: TxId;
  readonly type: string;
  readonly body: Json;
  readonly postings: readonly Posting[];
  readonly locks: readonly LockChange[];
}

export interface Timer {
  readonly tx: TxId;
  readonly name: string;
  readonly setAt: Tick;
  readonly due: Tick;
  /** Nodes that were, or have since been, crashed or cut off: what they had to say may be gone, even after a repair. */
  readonly failed: readonly NodeId[];
}

export type NodeStatus = 'up' | 'paused' | 'crashed';

export interface NodeState {
  readonly status: NodeStatus;
  readonly log: readonly LogRecord[];
  /** How many rows of the log, from the first, a crash cannot take. */
  readonly durable: number;
  /** Volatile: one chart instance a transaction. Empty while crashed. */
  readonly instances: Readonly<Record<TxId, MachineState>>;
  readonly timers: readonly Timer[];
  /** Volatile: transactions that wait here for a lock, first come first served. */
  readonly lockQueue: readonly TxId[];
  /** The node carries out one reaction at a time; deliveries wait until then. */
  readonly busyUntil: Tick;
}

/** A message in flight. `copy` counts sends on its link, so (from, to, copy) names one message of a trace. */
export interface Message {
  readonly tx: TxId;
  readonly type: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly body: Json;
  readonly copy: number;
  readonly sentAt: Tick;
  /** When the calm schedule delivers it; `null` while a person holds it. */
  readonly due: Tick | null;
  /** Only where nothing is consumed (`set`): delivered already, it rests until somebody delivers or sends it again. */
  readonly rested?: true;
}

/** A severed link, its two ends in text order. */
export type Link = readonly [NodeId, NodeId];

export interface World {
  readonly now: Tick;
  readonly nodes: Readonly<Record<NodeId, NodeState>>;
  readonly network: readonly Message[];
  readonly cuts: readonly Link[];
  /** Transactions whose client has asked, or taken its request back, already. */
  readonly begun: readonly TxId[];
  /** Bookkeeping of the player: sends so far on each link `from>to`. Not part of the state a checker compares. */
  readonly sends: Readonly<Record<string, number>>;
}

/* ------------------------------------------------------ effects, reactions */

export type Effect =
  | { readonly kind: 'persist'; readonly record: string; readonly forced: boolean; readonly body: Json }
  | { readonly kind: 'send'; readonly type: string; readonly to: NodeId; readonly body: Json }
  | { readonly kind: 'setTimer'; readonly timer: string }
  | { readonly kind: 'cancelTimer'; readonly timer: string };

/** A named moment inside a reaction: it is reached once `after` effects have been carried out. */
export interface Moment {
  readonly milestone: string;
  readonly after: number;
}

/** What one atomic reaction of a node does: its next state and an ordered list of effects. */
export interface Reaction {
  readonly state: MachineState;
  readonly effects: readonly Effect[];
  readonly moments: readonly Moment[];
  /** The table row that applied; `null` when the chart ignored the event. */
  readonly rule: RuleId | null;
  /** The chart has no transition for this event: nothing changed. */
  readonly discarded: boolean;
}

/** What reaches a chart. */
export type NodeEvent =
  | { readonly kind: 'message'; readonly type: string; readonly from: NodeId; readonly body: Json }
  | { readonly kind: 'timeout'; readonly timer: string }
  | { readonly kind: 'command'; readonly name: Command };

/** `granted`: the lock it queued for is free. The others are acts of a client, an operator or the participant itself. */
export type Command =
  | 'begin'
  | 'cancel'
  | 'veto'
  | 'granted'
  | 'forget'
  | 'heuristic-commit'
  | 'heuristic-abort';

/** The finite summary of its node that a chart may look at; of balances only those that move. `writes`: it keeps a leg, else it only reads or checks. */
export interface LocalView {
  /** Every debit of this transaction kept here is covered by available money. */
  readonly funds: 'sufficient' | 'short';
  readonly lock: 'free' | 'mine' | 'taken';
  readonly willing: boolean;
  readonly writes: boolean;
  /** What the accounts kept here hold that another node will take over: available and frozen fen. Missing: none can move. */
  readonly holdings?: readonly (readonly [Fen, Fen])[];
}

/* ------------------------------------------------------------------ traces */

export interface AppliedEffect {
  readonly effect: Effect;
  readonly at: Tick;
  /** Of a send: what was put on the wire. */
  readonly message: Message | null;
  /** Of a send: `merged` when an equal copy was in flight already, `cut` when the link was severed. */
  readonly fate: 'done' | 'merged' | 'cut';
}

export type LossReason = 'dropped' | 'cut' | 'crashed';

export interface Loss {
  readonly message: Message;
  readonly reason: LossReason;
}

export interface ReachedMoment {
  readonly milestone: string;
  readonly node: NodeId;
  readonly tx: TxId | null;
  readonly after: number;
}

/** One act as it happened, and the world after it. */
export interface TraceEntry {
  readonly index: number;
  readonly at: Tick;
  readonly endAt: Tick;
  readonly act: Act;
  /** Index of the move that asked for it, or `null` for the calm schedule. */
  readonly move: number | null;
  /** Who reacted or was struck; `null` for faults of the network. */
  readonly node: NodeId | null;
  readonly tx: TxId | null;
  /** The message delivered, duplicated, dropped, lost or delayed (as it was before). */
  readonly message: Message | null;
  readonly before: MachineState | null;
  readonly after: MachineState | null;
  readonly rule: RuleId | null;
  readonly discarded: boolean;
  readonly effects: readonly AppliedEffect[];
  /** Effects that the reaction would have had without an interruption. */
  readonly planned: number;
  readonly losses: readonly Loss[];
  readonly moments: readonly ReachedMoment[];
  readonly world: World;
}

/** A move that could not be carried out, and why; the rest of the run went on without it. */
export interface FailedMove {
  readonly move: number;
  readonly refusal: Refusal;
}

/** `quiet`: nothing is left to do. `cycle`: it repeats itself from here on. `limit`: cut off at the step limit. `stopped`: as asked. */
export type TraceEnd = 'quiet' | 'cycle' | 'limit' | 'stopped';

export interface Trace {
  readonly initial: World;
  readonly entries: readonly TraceEntry[];
  readonly end: TraceEnd;
  readonly failed: readonly FailedMove[];
}

/** Why an act is impossible now: a message key of the `refusal` strings and what fills it. */
export interface Refusal {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A position of the play-head: so many entries carried out, and so many effects of the next one. */
export interface Position {
  readonly step: number;
  readonly effects: number;
}
