/** What the engine says of one option of a question. */
import type { Setting } from '../../sim/model';
import type { Act, NodeId, Position, Run, Trace } from '../../sim/types';
import type { Ask, Beat, Scenario, Variant } from '../lesson';
import type { Checked, Evidence } from './evidence';

/** A sentence about what was found: `finding.<key>` of the `story` strings, and what fills it. */
export interface Finding {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  /** Whom it points at. */
  readonly nodes: readonly NodeId[];
}

/** An option acted out: where it begins, the acts that follow from believing it, and where to stop and look. */
export interface Play {
  readonly run: Run;
  /** Not the run being looked at: another variant (its id), the same script under another config, or a run that was searched for. */
  readonly elsewhere: string | null;
  readonly step: number;
  readonly acts: readonly Act[];
  readonly until: number;
}

export interface Answer {
  readonly id: string;
  readonly isRight: boolean;
  readonly findings: readonly Finding[];
  readonly play: Play;
  /** Of questions about all runs: on what ground it is judged. */
  readonly checked?: Checked;
}

/** A question at its moment: the run of the story, seen where its beat stands. */
export interface Situation<A extends Ask = Ask> {
  readonly scenario: Scenario;
  readonly variant: Variant;
  readonly setting: Setting;
  readonly trace: Trace;
  readonly beat: Beat;
  readonly ask: A;
  readonly position: Position;
  /** What a search through all runs has found; `null` when nobody searched. */
  readonly evidence: Evidence | null;
}

export function finding(key: string, values: Finding['values'] = {}, nodes: readonly NodeId[] = []): Finding {
  return { key, values, nodes };
}
