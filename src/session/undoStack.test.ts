import { expect, it } from 'vitest';
import { must } from '../base/assert';
import { back, emptyStack, forth, leaving, type UndoStack } from './undoStack';

const afterTwo: UndoStack<string> = leaving(leaving<string>(emptyStack, 'a'), 'b');

it('undo goes back through what was left, the last first, and redo the same way forward', () => {
  const first = must(back(afterTwo, 'c'));
  const second = must(back(first.stack, first.to));
  expect([first.to, second.to]).toEqual(['b', 'a']);
  const again = must(forth(second.stack, second.to));
  const last = must(forth(again.stack, again.to));
  expect([again.to, last.to]).toEqual(['b', 'c']);
  expect(last.stack).toEqual(afterTwo);
});

it('the moment that undo leaves comes back as it was left, not as it was first seen', () => {
  const { stack } = must(back(afterTwo, 'c, looked at since'));
  expect(must(forth(stack, 'b')).to).toBe('c, looked at since');
});

it('there is nothing before the first moment and nothing after the last', () => {
  expect(back(emptyStack, 'a')).toBeNull();
  expect(forth(afterTwo, 'c')).toBeNull();
});

it('whoever does something new after undo cannot redo what was undone', () => {
  const undone = must(back(afterTwo, 'c'));
  expect(forth(leaving(undone.stack, undone.to), 'd')).toBeNull();
});
