import { expect, it } from 'vitest';
import { neighbour } from './spatial';

const SPOTS = [
  { key: 'top', x: 100, y: 0 },
  { key: 'left', x: 0, y: 100 },
  { key: 'middle', x: 100, y: 100 },
  { key: 'right', x: 200, y: 110 },
];

it('goes to the nearest thing in a direction', () => {
  expect(neighbour(SPOTS, 'top', 'down')).toBe('middle');
  expect(neighbour(SPOTS, 'middle', 'left')).toBe('left');
  expect(neighbour(SPOTS, 'middle', 'right')).toBe('right');
  expect(neighbour(SPOTS, 'left', 'right')).toBe('middle');
});

it('stays where nothing lies ahead', () => {
  expect(neighbour(SPOTS, 'right', 'right')).toBeNull();
  expect(neighbour(SPOTS, 'top', 'up')).toBeNull();
});

it('begins with the first thing when it is nowhere', () => {
  expect(neighbour(SPOTS, 'gone', 'up')).toBe('top');
  expect(neighbour([], 'gone', 'up')).toBeNull();
});
