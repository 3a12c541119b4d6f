import { expect, it } from 'vitest';
import { fits } from './castShape';
import { twoPhaseCommit } from './two-phase-commit';

const transaction = (...roles: readonly string[]) => ({
  id: 't1',
  members: roles.map((role, index) => ({ node: `N${index}`, role })),
  legs: [],
  beginAt: 0,
});

it.each([
  [['coordinator', 'participant'], true],
  [['coordinator', 'participant', 'participant'], true],
  [['local'], true],
  [[], false],
  [['coordinator'], false],
  [['participant', 'coordinator'], false],
  [['coordinator', 'coordinator', 'participant'], false],
  [['coordinator', 'local'], false],
  [['local', 'local'], false],
])('a transaction of %j fits: %s', (roles, expected) => {
  expect(fits(twoPhaseCommit, transaction(...roles))).toBe(expected);
});
