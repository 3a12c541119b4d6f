import { expect, it } from 'vitest';
import { epochsOf, ownerIn } from './placement';

const shards = ['LED-X', 'LED-Y', 'LED-Z'];

it('the last shard joins in epoch 2', () => {
  expect(epochsOf(shards)).toEqual([
    { number: 1, shards: ['LED-X', 'LED-Y'] },
    { number: 2, shards },
  ]);
});

it('whoever moves, moves to the shard that has joined', () => {
  const [first, second] = epochsOf(shards);
  const keys = Array.from({ length: 300 }, (_, index) => `account ${index}`);
  const moved = keys.filter((key) => ownerIn(first, key) !== ownerIn(second, key));
  expect(new Set(moved.map((key) => ownerIn(second, key)))).toEqual(new Set(['LED-Z']));
  // A third on the average: the new one weighs as much as each of the others.
  expect(moved.length).toBeGreaterThan(60);
  expect(moved.length).toBeLessThan(140);
});
