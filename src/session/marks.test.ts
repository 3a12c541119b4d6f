import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { scenarioById } from '../lessons/catalog';
import { variantRun } from '../lessons/runs';
import { limits } from '../sim/codec/limits';
import { canMark, markAt, marksWith } from './marks';
import { createSession } from './session';

const scenario = must(scenarioById('S1'));
const run = variantRun(scenario, must(scenario.variants[0]));

describe('marks', () => {
  it('stay in the order of the run, one at a step', () => {
    const marks = [
      [9, 'late'],
      [2, 'early'],
      [9, 'later'],
    ].reduce((all, [step, note]) => marksWith(all, Number(step), String(note)), marksWith([], 5, 'middle'));
    expect(marks).toEqual([
      { step: 2, note: 'early' },
      { step: 5, note: 'middle' },
      { step: 9, note: 'later' },
    ]);
    expect(markAt(marks, 5)?.note).toBe('middle');
    expect(markAt(marks, 6)).toBeNull();
  });

  it('are taken away by an empty note', () => {
    expect(marksWith([{ step: 2, note: 'early' }], 2, ' \n ')).toEqual([]);
    const none = marksWith([], 2, '');
    expect(none).toEqual([]);
  });

  it('are plain text on one line, of whole characters', () => {
    expect(marksWith([], 0, ' a\n\tb\u202e\u0007 ')).toEqual([{ step: 0, note: 'a b' }]);
    const [long] = marksWith([], 0, `${'x'.repeat(limits.noteCharacters - 1)}🏦`);
    expect(long?.note).toBe('x'.repeat(limits.noteCharacters - 1));
  });

  it('are never more than the limit, but those that exist can be changed', () => {
    let marks = marksWith([], 0, 'x');
    for (let step = 1; step <= limits.marks; step++) marks = marksWith(marks, step, 'x');
    expect(marks).toHaveLength(limits.marks);
    expect(canMark(marks, limits.marks)).toBe(false);
    expect(canMark(marks, 3)).toBe(true);
    expect(markAt(marksWith(marks, 3, 'y'), 3)?.note).toBe('y');
  });

  it('survive a branch and end with the run', () => {
    const session = createSession(run);
    session.getState().seek({ step: 3, effects: 0 });
    session.getState().mark(3, 'here');
    session.getState().intervene({ kind: 'crash', node: 'WX-L' });
    session.getState().undo();
    expect(session.getState().marks).toEqual([{ step: 3, note: 'here' }]);
    session.getState().open(run);
    expect(session.getState().marks).toEqual([]);
  });
});
