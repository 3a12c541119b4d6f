/**
 * What a lesson is: a scenario (cast, config, scripted faults) and a story told over the run it makes. Plain data; nothing
 * here says how a question ends, because the engine works that out at that moment (`questions.ts`).
 */
import type { Cast, Config, MomentPattern, Move, NodeId, TxId } from '../sim/types';

export interface Titled {
  readonly en: string;
  readonly 'zh-Hans': string;
}

/** One way a scenario can go: what differs in the config, and the moves of its script. */
export interface Variant {
  readonly id: string;
  readonly title: Titled;
  /** The title where there is little room. */
  readonly short?: Titled;
  readonly config: Partial<Config>;
  readonly moves: readonly Move[];
}

export interface Scenario {
  readonly id: string;
  readonly version: number;
  /** The protocol it runs, with its version: `two-phase-commit@1`. */
  readonly protocol: string;
  readonly cast: Cast;
  readonly config: Partial<Config>;
  readonly seed: number;
  readonly title: Titled;
  /** The first one is the one that opens. */
  readonly variants: readonly [Variant, ...Variant[]];
  readonly story: Story;
}

/** A story is its beats, in the order in which its run reaches them. */
export interface Story {
  readonly beats: readonly Beat[];
}

/**
 * Where a beat stands in the run: never a tick or a step number. `moment`: as soon as it is reached, down to the effect;
 * `before`: the act that reaches it is about to happen; `timeout`: that timer has just fired for the first time.
 */
export type BeatPattern =
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'moment'; readonly moment: MomentPattern }
  | { readonly kind: 'before'; readonly moment: MomentPattern }
  | { readonly kind: 'timeout'; readonly node: NodeId; readonly timer: string; readonly tx: TxId };

/** One teaching moment. Its words are `<scenario>.<id>.title` and `.text` of the `story` strings. */
export interface Beat {
  readonly id: string;
  readonly at: BeatPattern;
  /** Nodes and accounts that it speaks of, the most important first. */
  readonly focus: readonly string[];
  /** Its text when the run is this variant; the key has the variant's id behind it (`text-W1`). */
  readonly textOf?: readonly string[];
  readonly ask?: Ask;
}

/**
 * A question to be answered before the run shows the answer. Its words are `<scenario>.<beat>.question` and `.option.<id>`;
 * what is right is computed.
 */
export type Ask =
  | {
      /** May this node end its doubt alone, or must it wait? */
      readonly kind: 'may-decide';
      readonly node: NodeId;
      readonly tx: TxId;
      /** Timer whose firing asks the coordinator once more. */
      readonly timer: string;
      readonly options: readonly ('abort' | 'commit' | 'wait' | 'ask')[];
    }
  | {
      /** From which moment on can it no longer end in an abort, whoever crashes? */
      readonly kind: 'no-return';
      readonly coordinator: NodeId;
      readonly tx: TxId;
      readonly options: readonly { readonly id: string; readonly moment: MomentPattern }[];
    }
  | {
      /** Whom must the decision reach so that nobody stays in doubt? */
      readonly kind: 'who-needs';
      readonly coordinator: NodeId;
      readonly tx: TxId;
      readonly options: readonly VoterGroup[];
    }
  | {
      /** How does the transaction end? */
      readonly kind: 'outcome';
      readonly tx: TxId;
      readonly options: readonly ('commit' | 'abort' | 'partly')[];
    }
  | {
      /** Which of these does the run reach? */
      readonly kind: 'fate';
      readonly options: readonly { readonly id: string; readonly moment: MomentPattern | null }[];
    }
  | {
      /** What does this node do first when it reacts? */
      readonly kind: 'next-effect';
      readonly node: NodeId;
      readonly record: string;
      readonly options: readonly ('persist' | 'send' | 'apply')[];
    };

/** Participants by how they voted. */
export type VoterGroup = 'no' | 'yes' | 'everyone' | 'nobody';

export function optionIds(ask: Ask): readonly string[] {
  return ask.options.map((option) => (typeof option === 'string' ? option : option.id));
}
