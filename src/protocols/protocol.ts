/**
 * The protocol contract: everything the rest of the code knows of a commit protocol. `sim` and `checker` use the model part,
 * views use the rest; no view knows a protocol, a role or a message by name.
 */
import type { AnyStateMachine } from 'xstate';
import type { Model, RoleModel, Setting } from '../sim/model';
import type { Config, MachineState, NodeId, RuleId, Trace, Transaction, TxId, World } from '../sim/types';

/** How a message is drawn and what it stands for; one shape and glyph each, never colour alone. */
export type MessageShape =
  | 'ask'
  | 'vote-yes'
  | 'vote-no'
  | 'precommit'
  | 'preabort'
  | 'commit'
  | 'abort'
  | 'ack';

/** One line of a role's pseudocode. It is lit while one of its rules is the rule that applied last. */
export interface PseudocodeLine {
  /** Stable key: its text is `pseudocode.<role>.<key>` in the protocol's strings. */
  readonly key: string;
  readonly indent: number;
  readonly rules: readonly RuleId[];
}

/** A vote as the coordinator's memory has it. */
export interface Seat {
  readonly node: NodeId;
  readonly vote: 'yes' | 'no' | null;
}

/** One line of a node's volatile memory: `memory.<key>` names it in the protocol's strings. `value` is an id, a count or a key `value.<…>`. */
export interface MemoryItem {
  readonly key: string;
  readonly value: string;
}

export interface ProtocolRole extends RoleModel {
  /** The very chart that `react` steps; the statechart panel draws this object. */
  readonly machine: AnyStateMachine;
  readonly mark: 'coordinator' | 'participant' | 'helper' | 'client';
  readonly place: 'top' | 'bottom';
  /**
   * How many of it a transaction has: one that begins it, one or more others, some that help and neither begin nor vote
   * (`Protocol.helpers`), or nobody else at all.
   */
  readonly count: 'first' | 'others' | 'helpers' | 'alone';
  /** Seats of the votes it collects; empty for roles that collect none. */
  seats(state: MachineState): readonly Seat[];
  /** What its memory holds, for the card and the inspector. */
  memory(state: MachineState): readonly MemoryItem[];
  readonly pseudocode: readonly PseudocodeLine[];
  /** Timers in the order in which they matter. */
  readonly timers: readonly string[];
}

export type PropertyKind = 'always' | 'sometimes' | 'non-blocking' | 'can-finish';

/** A finding that a property is broken in a world: who contradicts whom, and the numbers that its sentence needs. */
export interface Violation {
  readonly nodes: readonly NodeId[];
  readonly tx: TxId | null;
  readonly values: Readonly<Record<string, string>>;
}

/** A property with its rule id (`AC1`); the sentence is the rule's in RULES.md. */
export interface Property {
  readonly id: RuleId;
  readonly kind: PropertyKind;
  /** Looks at nothing but the logs of the nodes. `always`: how the world breaks it, or `null`. `sometimes`: not null once it is reached. Progress properties have none: they speak of all futures. */
  readonly check: ((world: World, setting: Setting) => Violation | null) | null;
  /** A step property (AC2) looks at two neighbouring worlds instead, node by node. */
  readonly checkStep?: (before: World, after: World, setting: Setting) => Violation | null;
  /** Some (AC4) can only be judged when a run has come to its end. */
  readonly checkEnd?: (trace: Trace, setting: Setting) => Violation | null;
}

export interface Protocol extends Model {
  readonly roles: Readonly<Record<string, ProtocolRole>>;
  /** The same protocol with other options, by name; the run says which in its config. Missing: it has none. */
  readonly variants?: Readonly<Record<string, Protocol>>;
  /** Members that a transaction needs besides those who begin and vote, under plain names; they stand last. Missing: none. */
  readonly helpers?: Transaction['members'];
  /** What a message of each type looks like; a type that is missing here does not exist. */
  readonly messages: Readonly<Record<string, MessageShape>>;
  /** Milestones in the order of a calm run. */
  readonly milestones: readonly string[];
  readonly properties: readonly Property[];
  /**
   * What its `always` properties rest on. `perfect-detection`: on the synchronous model, whole links and nodes that stay down.
   * `luck`: a single fault can break them, which is what it is shown for. Missing: on nothing; they hold whatever goes wrong.
   */
  readonly restsOn?: 'perfect-detection' | 'luck';
  /** Defaults that belong to the protocol: its timers. */
  readonly timeouts: Config['timeouts'];
  /** Rule that explains why an instance in this state waits, or `null` when it does not. */
  waitsBecause(role: string, state: MachineState): RuleId | null;
  /** A setting with so many participants (1–7) and plain names, for conformance tests and benchmarks. */
  readonly neutral: (participants: number) => Setting;
}

/** What the properties say along a trace: for each property the first step at which it broke (or was reached), if any. */
export interface PropertyVerdict {
  readonly property: Property;
  readonly step: number | null;
  readonly violation: Violation | null;
}
