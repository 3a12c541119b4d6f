import { createStore } from 'zustand/vanilla';
import type { CodecError } from '../sim/codec/errors';

/** What was wrong with a link or a file that somebody opened. The app shows it as a card over whatever could be opened. */
export interface LinkProblem {
  readonly source: 'link' | 'file';
  readonly error: CodecError;
  /** Moves that were carried out, and moves that were meant to be. `applied` is `null` when nothing could be opened. */
  readonly applied: number | null;
  readonly total: number;
  /** The text as it came, so that nothing is lost. */
  readonly text: string;
}

/** The last problem, or `null`; the card's close button sets it back. */
export const linkProblem = createStore<{ readonly problem: LinkProblem | null }>()(() => ({ problem: null }));

export function dismissLinkProblem(): void {
  linkProblem.setState({ problem: null });
}
