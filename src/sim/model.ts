/**
 * What the simulation and the checker know of a protocol. Everything here is a pure function over plain data; the same
 * functions serve the player and the checker, so there is one definition per protocol.
 */
import type {
  Cast,
  Config,
  LocalView,
  LogRecord,
  MachineState,
  NodeEvent,
  NodeId,
  Reaction,
  RoleId,
  Transaction,
  TxId,
} from './types';

/** What a chart state means to everything outside the protocol. */
export type StateKind = 'working' | 'in-doubt' | 'precommitted' | 'committed' | 'aborted' | 'ended';

/**
 * What a record does to the ledger: freeze money and lock, make it permanent, or give it back; or, without a lock, all of it at
 * once. `share`: only the n-th debit and the n-th credit, n being the `share` of its body, each time that such a record is written.
 * `hand-over`, `take-over`: moves accounts to another node.
 */
export type LedgerOperation =
  | 'none'
  | 'reserve'
  | 'apply'
  | 'release'
  | 'transfer'
  | 'share'
  | 'hand-over'
  | 'take-over';

/** The fixed surroundings of one chart instance. */
export interface RoleSetup {
  readonly tx: TxId;
  readonly self: NodeId;
  /** Members of the transaction by role, in the order of the cast. */
  readonly members: Transaction['members'];
  /** What the transaction moves, wherever it is kept. */
  readonly legs: Transaction['legs'];
}

export interface RoleModel {
  /** State and effects of a fresh instance, before anything happened. */
  start(setup: RoleSetup): Reaction;
  /** One atomic reaction. Never mutates; an event the state has no transition for comes back `discarded`. */
  react(state: MachineState, event: NodeEvent, view: LocalView, setup: RoleSetup): Reaction;
  /** Restart from the surviving records of this transaction alone, in log order. */
  restore(records: readonly LogRecord[], view: LocalView, setup: RoleSetup): Reaction;
  /** Whom a running timer waits for; decides when the synchronous model lets it fire. */
  awaits(state: MachineState, timer: string, setup: RoleSetup): readonly NodeId[];
  /**
   * Timers that stand for a perfect failure detector: in the synchronous model they fire only when *every* awaited node is
   * crashed or cut off, whatever it has decided. The others fire as soon as one awaited node can never answer. Missing: none.
   */
  readonly detectors?: readonly string[];
  readonly states: Readonly<Record<string, StateKind>>;
  /** The record types that it writes, and what each does to the ledger. */
  readonly ledger: Readonly<Record<string, LedgerOperation>>;
  /** Messages whose handling includes the local work (`Config.workTicks`). */
  readonly workOn: readonly string[];
  /** The outcome that a log proves, or `null` while it proves none. */
  decision(records: readonly LogRecord[]): 'commit' | 'abort' | null;
  /** A decision that a crash may take from its log, because whoever it then asks gives it again (presumed commit). Missing: none. */
  readonly relearns?: 'commit';
  /** It keeps what others decide by (an acceptor, a replica): no outcome of its own is asked of it. Missing: one is. */
  readonly decides?: false;
  /**
   * A member whose node keeps no leg of the transaction may vote READ: it promises nothing, leaves no record and hears no decision.
   * Missing: it votes, decides and is told like the others.
   */
  readonly mayOnlyRead?: true;
  /**
   * Who comes after whom matters (a chain, a loop): no two nodes that play it are interchangeable, even when they keep no money.
   * Missing: they are.
   */
  readonly isOrdered?: true;
  /** Whether these records promise to obey a decision (a durable YES). */
  promised(records: readonly LogRecord[]): boolean;
  /**
   * Where the checker stops: a state beyond this boundary (a ballot or term too many) is not expanded, never judged, and counted
   * in the verdict. Missing: the role has finitely many states.
   */
  boundary?(state: MachineState): boolean;
}

export interface Model {
  readonly id: string;
  readonly version: number;
  readonly roles: Readonly<Record<RoleId, RoleModel>>;
}

/** Everything that regenerates a world: the resolved form of a run without its moves. */
export interface Setting {
  readonly model: Model;
  readonly cast: Cast;
  readonly config: Config;
  readonly seed: number;
}
