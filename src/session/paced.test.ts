import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { firstVisitRun } from '../lessons/catalog';
import { pacedOf } from './paced';
import { createSession, type SessionApi } from './session';

let api: SessionApi;
const step = (): number => pacedOf(api).getState().position.step;

beforeEach(() => {
  vi.useFakeTimers();
  api = createSession(firstVisitRun().run);
  pacedOf(api);
});
afterEach(() => {
  vi.useRealTimers();
});

it('follows a single step at once', () => {
  api.getState().stepBy(1);
  expect(step()).toBe(1);
});

it('thins out a drag and ends where it ended', () => {
  const seen: number[] = [];
  pacedOf(api).subscribe((state) => seen.push(state.position.step));
  for (let target = 1; target <= 10; target++) api.getState().seek({ step: target, effects: 0 });
  expect(seen).toEqual([1]);
  vi.advanceTimersByTime(150);
  expect(seen).toEqual([1, 10]);
});

it('never lets an intervention or a selection wait', () => {
  api.getState().seek({ step: 1, effects: 0 });
  api.getState().seek({ step: 2, effects: 0 });
  api.getState().select({ kind: 'node', node: 'CLR' });
  expect(step()).toBe(2);
  api.getState().seek({ step: 3, effects: 0 });
  api.getState().intervene({ kind: 'crash', node: 'CLR' });
  expect([step(), pacedOf(api).getState().branches.length]).toEqual([4, 2]);
});
