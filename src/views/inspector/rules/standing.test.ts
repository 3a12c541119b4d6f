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
  expect(standingOf(verdict('always', null), at(9), true)).toBe('holds');
  expect(standingOf(verdict('always', 4), at(3), false)).toBe('holds');
  expect(standingOf(verdict('always', 4), at(4), false)).toBe('violated');
});

it('a possibility is open until it is reached', () => {
  expect(standingOf(verdict('sometimes', 4), at(3), true)).toBe('open');
  expect(standingOf(verdict('sometimes', 4), at(5), false)).toBe('reached');
});

it('one run never proves what speaks of all futures, but one blocked node refutes that nobody has to wait', () => {
  expect(standingOf(verdict('non-blocking', null), at(9), false)).toBe('unjudged');
  expect(standingOf(verdict('non-blocking', null), at(9), true)).toBe('missed');
  expect(standingOf(verdict('can-finish', null), at(9), true)).toBe('unjudged');
});
