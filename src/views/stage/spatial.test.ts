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

it('goes from a link to its ends, past what travels on it', () => {
  const spots = [
    ...SPOTS,
    { key: 'glyph', x: 55, y: 40 },
    { key: 'link', x: 50, y: 55, ends: ['top', 'left'] as const },
    { key: 'level', x: 60, y: 150, ends: ['left', 'middle'] as const },
  ];
  expect(neighbour(spots, 'link', 'up')).toBe('top');
  expect(neighbour(spots, 'link', 'down')).toBe('left');
  expect(neighbour(spots, 'link', 'right')).toBe('glyph');
  expect(neighbour(spots, 'level', 'right')).toBe('middle');
  expect(neighbour(spots, 'level', 'left')).toBe('left');
  expect(neighbour(spots, 'level', 'up')).not.toBeNull();
});

it('begins with the first thing when it is nowhere', () => {
  expect(neighbour(SPOTS, 'gone', 'up')).toBe('top');
  expect(neighbour([], 'gone', 'up')).toBeNull();
});
