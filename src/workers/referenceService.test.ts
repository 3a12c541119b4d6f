import { expect, it, vi } from 'vitest';
import { must } from '../base/assert';
import { knownCounts, type ReferenceModel } from '../protocols/reference/known';
import type { ReferenceProgress } from './referenceJob';
import { createReferenceService } from './referenceService';

async function countAll(model: ReferenceModel, size: number): Promise<ReferenceProgress> {
  const told: ReferenceProgress[] = [];
  const searches = knownCounts(model, size).map(({ search }) => search);
  await createReferenceService().count(searches, (progress) => told.push(progress));
  return must(told.at(-1));
}

it.each([
  ['gray-lamport', 1],
  ['gray-lamport', 5],
  ['commit-only', 6],
  ['message-2pc', 2],
] as const)('counts for %s of size %i what is known', async (model, size) => {
  const { counted, isOver } = await countAll(model, size);
  const known = knownCounts(model, size);
  expect(isOver).toBe(true);
  expect(counted.every(({ complete }) => complete)).toBe(true);
  expect(counted.map(({ states }) => states)).toEqual(known.map(({ states }) => states.value));
  for (const [index, { transitions, depth }] of known.entries()) {
    if (transitions) expect(counted[index]?.transitions).toBe(transitions.value);
    if (depth) expect(counted[index]?.depth).toBe(depth.value);
  }
});

it('tells meanwhile how far it has come, and stops when it is told to', async () => {
  const service = createReferenceService();
  const told: ReferenceProgress[] = [];
  const running = service.count([{ model: 'gray-lamport', size: 8, isSymmetric: false }], (progress) =>
    told.push(progress),
  );
  const states = (progress: ReferenceProgress | undefined): number => progress?.counted[0]?.states ?? 0;
  const hasGrown = () => expect(states(told.at(-1))).toBeGreaterThan(states(must(told[0])));
  await vi.waitFor(hasGrown, { timeout: 15_000, interval: 20 });
  service.stopCounting();
  await running;
  expect(told.at(-1)).toMatchObject({ isOver: false, counted: [{ complete: false }] });
});

it('what was stopped before it began has counted nothing, and another count takes its place', async () => {
  const service = createReferenceService();
  const told: ReferenceProgress[] = [];
  const searches = [{ model: 'commit-only', size: 3 }] as const;
  const first = service.count(searches, (progress) => told.push(progress));
  const second = service.count(searches, (progress) => told.push(progress));
  await Promise.all([first, second]);
  expect(told.map(({ counted, isOver }) => [counted.length, isOver])).toEqual([
    [0, false],
    [1, true],
  ]);
});
