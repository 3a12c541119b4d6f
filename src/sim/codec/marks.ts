/** Moments that somebody marked with a note; they travel with a run but are no part of it. */
import { type CodecError, codecError } from './errors';
import { limits } from './limits';
import { unshowable } from './showable';

/** A note at a step of the play-head. */
export interface Mark {
  readonly step: number;
  readonly note: string;
}

/** Plain text on one line, as long as a note may be. Empty when nothing is left of it. */
export function tidyNote(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const shown = [...line].filter((character) => !unshowable.test(character));
  let note = '';
  // Whole characters only: half a surrogate pair cannot be shown.
  for (const character of shown) {
    if (note.length + character.length > limits.noteCharacters) break;
    note += character;
  }
  return note.trim();
}

/** What is wrong with marks from outside, if anything. */
export function checkMarks(marks: readonly Mark[]): CodecError | null {
  if (marks.length > limits.marks)
    return codecError(
      'E109',
      { count: String(marks.length), min: '0', max: String(limits.marks) },
      { path: '/marks' },
    );
  const seen = new Set<number>();
  for (const [index, { step, note }] of marks.entries()) {
    const path = `/marks/${index}`;
    if (!Number.isInteger(step) || step < 0 || step > limits.steps)
      return codecError(
        'E110',
        { value: String(step), min: '0', max: String(limits.steps) },
        { path: `${path}/step` },
      );
    if (note === '' || note !== tidyNote(note))
      return codecError('E127', { limit: String(limits.noteCharacters) }, { path: `${path}/note` });
    if (seen.has(step)) return codecError('E128', { step: String(step) }, { path });
    seen.add(step);
  }
  return null;
}

/** In the order of the run. */
export function sortedMarks(marks: readonly Mark[]): readonly Mark[] {
  return marks.toSorted((a, b) => a.step - b.step);
}
