import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { firstVisitRun } from '../lessons/catalog';
import { pacedOf } from './paced';
import { createSession, type SessionApi } from './session';

let api: SessionApi;
const step = (): number => pacedOf(api, 'inspector').getState().position.step;

beforeEach(() => {
  vi.useFakeTimers();
  api = createSession(firstVisitRun().run);
  pacedOf(api, 'inspector');
});
afterEach(() => {
  vi.useRealTimers();
});

it('follows a single step in the next frame', () => {
  api.getState().stepBy(1);
  expect(step()).toBe(0);
  vi.advanceTimersByTime(20);
  expect(step()).toBe(1);
});

it('thins out a drag and ends where it ended', () => {
  const seen: number[] = [];
  pacedOf(api, 'inspector').subscribe((state) => seen.push(state.position.step));
  for (let target = 1; target <= 8; target++) api.getState().seek({ step: target, effects: 0 });
  vi.advanceTimersByTime(20);
  for (let target = 9; target <= 16; target++) api.getState().seek({ step: target, effects: 0 });
  expect(seen).toEqual([8]);
  vi.advanceTimersByTime(150);
  expect(seen).toEqual([8, 16]);
});

it('never lets an intervention or a selection wait', () => {
  api.getState().seek({ step: 1, effects: 0 });
  api.getState().seek({ step: 2, effects: 0 });
  api.getState().select({ kind: 'node', node: 'CLR' });
  expect(step()).toBe(2);
  api.getState().seek({ step: 3, effects: 0 });
  api.getState().intervene({ kind: 'crash', node: 'CLR' });
  expect([step(), pacedOf(api, 'inspector').getState().branches.length]).toEqual([4, 2]);
});
