import { expect, it } from 'vitest';
import type { PropertyKind, PropertyVerdict } from '../../../protocols/protocol';
import { standingOf } from './standing';

const verdict = (kind: PropertyKind, step: number | null): PropertyVerdict => ({
  property: { id: 'X', kind, check: null },
  step,
  violation: null,
});
const at = (step: number) => ({ step, effects: 0 });

it('a property holds until the play-head has seen it broken, and not a step longer', () => {
  expect(standingOf(verdict('always', null), at(9))).toBe('holds');
  expect(standingOf(verdict('always', 4), at(3))).toBe('holds');
  expect(standingOf(verdict('always', 4), at(4))).toBe('violated');
});

it('a possibility is open until it is reached', () => {
  expect(standingOf(verdict('sometimes', 4), at(3))).toBe('open');
  expect(standingOf(verdict('sometimes', 4), at(5))).toBe('reached');
});

it('one run never judges what speaks of all futures', () => {
  expect(standingOf(verdict('non-blocking', null), at(9))).toBe('unjudged');
  expect(standingOf(verdict('can-finish', null), at(9))).toBe('unjudged');
});
