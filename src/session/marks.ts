/** Marked moments of a session. */
import { limits } from '../sim/codec/limits';
import { type Mark, sortedMarks, tidyNote } from '../sim/codec/marks';

/** The marks after a note was written at a step. An empty note takes the mark away; there are never more than the limit. */
export function marksWith(marks: readonly Mark[], step: number, text: string): readonly Mark[] {
  const others = marks.filter((mark) => mark.step !== step);
  const note = tidyNote(text);
  if (note === '') return others.length === marks.length ? marks : others;
  return others.length >= limits.marks ? marks : sortedMarks([...others, { step, note }]);
}

/** Whether a step may get a mark, or has one already. */
export function canMark(marks: readonly Mark[], step: number): boolean {
  return marks.length < limits.marks || marks.some((mark) => mark.step === step);
}

/** The mark of a step, or `null`. */
export function markAt(marks: readonly Mark[], step: number): Mark | null {
  return marks.find((mark) => mark.step === step) ?? null;
}
