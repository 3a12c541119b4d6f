import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, type Edit } from './edits';
import { beginHistory, editsOf, openBranch, type RingHistory, sceneAt, seek, withEdit } from './history';
import { LIMITS } from './scene';
import { afterEdits, anyEdit, possibleOnes, SMALL } from './scenes.fixture';

const add: Edit = { kind: 'add', weight: 1 };
const crash: Edit = { kind: 'crash', id: 2 };
const points = (count: number): Edit => ({ kind: 'virtualNodes', count });

const done = (...edits: readonly Edit[]): RingHistory =>
  edits.reduce<RingHistory>((now, edit) => withEdit(now, edit, false), beginHistory(SMALL));

describe('a history', () => {
  it('begins at the end of what a link brings', () => {
    expect(beginHistory(SMALL)).toEqual({ start: SMALL, branches: [[]], branch: 0, position: 0 });
    const history = beginHistory(SMALL, [add, crash]);
    expect(history.position).toBe(2);
    expect(sceneAt(history, 2)).toEqual(afterEdits(SMALL, [add, crash]));
  });

  it('keeps what was gone back from when something else is done', () => {
    const history = withEdit(seek(done(add, crash, points(4)), 1), points(9), false);
    expect(history).toMatchObject({
      branches: [
        [add, crash, points(4)],
        [add, points(9)],
      ],
      branch: 1,
      position: 2,
    });
    const old = openBranch(history, 0);
    expect(old.position).toBe(3);
    expect(sceneAt(old, old.position)).toEqual(afterEdits(SMALL, [add, crash, points(4)]));
    expect(withEdit(old, add, false).branches[1]).toEqual([add, points(9)]);
  });

  it('opens a branch even when the same is done once more', () => {
    expect(withEdit(seek(done(add), 0), add, false).branches).toEqual([[add], [add]]);
  });

  it('has one edit of a slider, and another of its next pull', () => {
    let history = done(add);
    [5, 6, 7].forEach((count, index) => {
      history = withEdit(history, points(count), index > 0);
    });
    expect(editsOf(history)).toEqual([add, points(7)]);
    expect(editsOf(withEdit(history, points(8), false))).toEqual([add, points(7), points(8)]);
    expect(editsOf(withEdit(history, crash, true))).toEqual([add, points(7), crash]);
    expect(editsOf(withEdit(beginHistory(SMALL), points(8), true))).toEqual([points(8)]);
  });

  it('leaves the old future alone when a slider goes on after going back', () => {
    const history = withEdit(seek(done(points(5), crash), 1), points(6), true);
    expect(history.branches).toEqual([[points(5), crash], [points(6)]]);
  });

  it('stops at its ends, and knows no branch that is not there', () => {
    const history = done(add, crash);
    expect(seek(history, -3).position).toBe(0);
    expect(seek(history, 7).position).toBe(2);
    expect(seek(history, 1).position).toBe(1);
    expect(openBranch(history, 1)).toBe(history);
    expect(openBranch(history, -1)).toBe(history);
    expect(sceneAt(history, 99)).toEqual(sceneAt(history, 2));
  });

  it('never loses an edit, and its branches regenerate every scene', () => {
    const step = fc.oneof(
      fc.record({ edit: anyEdit, isSame: fc.constant(false) }),
      fc.record({ to: fc.integer({ min: -1, max: 12 }) }),
      fc.record({ open: fc.integer({ min: 0, max: 5 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let history = beginHistory(SMALL);
        for (const now of steps) {
          const before = history;
          if ('to' in now) history = seek(history, now.to);
          else if ('open' in now) history = openBranch(history, now.open);
          else history = withEdit(history, now.edit, now.isSame);
          before.branches.forEach((branch, index) => {
            expect(history.branches[index]?.slice(0, branch.length)).toEqual(branch);
          });
          if (!('edit' in now)) continue;
          expect(editsOf(history)).toEqual([...editsOf(before).slice(0, before.position), now.edit]);
          const was = sceneAt(before, before.position);
          expect(sceneAt(history, history.position)).toEqual(applyEdit(was, now.edit));
        }
      }),
    );
  });

  it('is as long as a link may be, and then takes only what replaces the last edit', () => {
    const most = Array.from({ length: LIMITS.edits }, (_, index) => points(1 + (index % 2)));
    const history = beginHistory(SMALL, most);
    expect(withEdit(history, add, false)).toBe(history);
    expect(withEdit(history, add, true)).toBe(history);
    expect(editsOf(withEdit(history, points(77), true)).at(-1)).toEqual(points(77));
    expect(withEdit(seek(history, LIMITS.edits - 1), add, false).position).toBe(LIMITS.edits);
  });

  it('can be told in possible edits alone', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 12 }), (edits) => {
        expect(afterEdits(SMALL, possibleOnes(SMALL, edits))).toEqual(afterEdits(SMALL, edits));
      }),
    );
  });
});
