/** Acts, moves and runs: what a person or a file does to a world, named by what it touches. */
import type { Cast, Config, NodeId, Tick, TxId } from './types';

/** Names a message in flight; `nth` (from 1, oldest first) picks among equals. */
export interface MessageRef {
  readonly tx?: TxId;
  readonly type: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly nth?: number;
}

/** Carry out only the first `effects` effects of a reaction, then crash. Of the burst of sends the cut falls into, those to `sent` have left as well. */
export interface Interruption {
  readonly effects: number;
  readonly sent?: readonly NodeId[];
  /** Rows of the unforced tail of the log that survive (default none). */
  readonly keep?: number;
}

/** An act: one atomic reaction of one node, or a fault. Acts name what they touch, never a position in a list. */
export type Act =
  | { readonly kind: 'begin' | 'cancel'; readonly tx: TxId; readonly crashAfter?: Interruption }
  | { readonly kind: 'deliver'; readonly message: MessageRef; readonly crashAfter?: Interruption }
  | { readonly kind: 'duplicate'; readonly message: MessageRef; readonly crashAfter?: Interruption }
  | { readonly kind: 'drop'; readonly message: MessageRef }
  /** Calm loss of a message that reaches a crashed node. */
  | { readonly kind: 'lose'; readonly message: MessageRef }
  /** Later (positive) or sooner (negative) by so many ticks; `null` holds it until someone delivers it. */
  | { readonly kind: 'delay'; readonly message: MessageRef; readonly by: Tick | null }
  | {
      readonly kind: 'timeout';
      readonly node: NodeId;
      readonly timer: string;
      readonly tx?: TxId;
      readonly crashAfter?: Interruption;
    }
  | {
      readonly kind: 'grant' | 'veto' | 'forget';
      readonly node: NodeId;
      readonly tx?: TxId;
      readonly crashAfter?: Interruption;
    }
  | {
      readonly kind: 'heuristic';
      readonly node: NodeId;
      readonly tx?: TxId;
      readonly decision: 'commit' | 'abort';
      readonly crashAfter?: Interruption;
    }
  /** Memory is lost; `keep` rows of the unforced tail survive (default none). `sent`: see {@link Interruption}, for moves with `when`. */
  | {
      readonly kind: 'crash';
      readonly node: NodeId;
      readonly keep?: number;
      readonly sent?: readonly NodeId[];
    }
  | { readonly kind: 'recover'; readonly node: NodeId; readonly crashAfter?: Interruption }
  | { readonly kind: 'pause' | 'resume'; readonly node: NodeId }
  /** Severs (or mends) every link between nodes of different groups; a group may be one node. */
  | { readonly kind: 'cut' | 'heal'; readonly groups: readonly (readonly NodeId[])[] };

export type ActKind = Act['kind'];

/** A moment to wait for: the first time, from here on, that it is reached. `crashed` and `recovered` exist for every node. */
export interface MomentPattern {
  readonly node: NodeId;
  readonly milestone: string;
  readonly tx?: TxId;
}

/**
 * An intervention. `afterStep`: carried out when so many entries stand in the trace. `when`: carried out the first time the
 * moment is reached, `after` ticks later; a crash of that very node without `after` interrupts the reaction at that moment.
 */
export type Move =
  | { readonly afterStep: number; readonly act: Act }
  | { readonly when: MomentPattern; readonly after?: Tick; readonly act: Act };

/** Regenerates a trace. `scenario` names a catalogue entry (`S3@1`); with `null` the cast is inline. */
export interface Run {
  readonly model: string;
  readonly scenario: string | null;
  readonly cast: Cast | null;
  /** What differs from the scenario's config. */
  readonly config: Partial<Config>;
  readonly seed: number;
  readonly moves: readonly Move[];
}
