import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { scenarioById } from '../../lessons/catalog';
import { variantRun } from '../../lessons/runs';
import { createSession, currentBranch } from '../session';
import { comparisonHash, openComparison } from './compareLink';
import { comparePath } from './comparePath';
import { createComparison, SIDES_MAX } from './comparison';

const s3 = must(scenarioById('S3'));
const silent = variantRun(s3, s3.variants[0]);
const cooperative = { protocol: 'two-phase-commit', variant: 'cooperative' };
const presumed = { protocol: 'two-phase-commit', variant: 'presumed-abort' };

describe('a comparison', () => {
  it('moves all play-heads to the same moment', () => {
    const comparison = createComparison(silent, [cooperative, presumed]);
    const { moments, seek } = comparison.getState();
    for (const time of [must(moments[3]), must(moments.at(-1)), 0]) {
      seek(time);
      for (const { session } of comparison.getState().sides) {
        const { position } = session.getState();
        const { entries } = currentBranch(session.getState()).trace;
        expect(entries.slice(0, position.step).every(({ at }) => at <= time)).toBe(true);
        expect(entries[position.step]?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(time);
      }
    }
  });

  it('steps from moment to moment and stops at both ends', () => {
    const { getState } = createComparison(silent, [cooperative]);
    getState().stepBy(1);
    expect(getState().time).toBe(getState().moments.find((at) => at > 0));
    getState().stepBy(-1);
    getState().stepBy(-1);
    expect(getState().time).toBe(0);
    getState().seek(Number.MAX_SAFE_INTEGER);
    getState().stepBy(1);
    expect(getState().time).toBe(getState().moments.at(-1));
  });

  it('flags the first difference on every side, and only there', () => {
    const { getState } = createComparison(silent, [cooperative]);
    const { at } = must(getState().divergence);
    for (const { session } of getState().sides) {
      const [mark, ...others] = session.getState().marks;
      expect(others).toEqual([]);
      expect(currentBranch(session.getState()).trace.entries[must(mark).step - 1]?.at).toBeLessThanOrEqual(
        at,
      );
    }
  });

  it('puts a protocol in the place of another, adds one, removes one', async () => {
    const { getState } = createComparison(silent, [cooperative]);
    await getState().choose(1, presumed);
    await getState().choose(2, cooperative);
    expect(getState().sides.map(({ variant }) => variant)).toEqual([
      'standard',
      'presumed-abort',
      'cooperative',
    ]);
    getState().remove(1);
    expect(getState().sides.map(({ variant }) => variant)).toEqual(['standard', 'cooperative']);
    expect(new Set(getState().sides.map(({ id }) => id)).size).toBe(2);
  });
});

describe('the address of a comparison', () => {
  it('opens the same comparison at the same moment', async () => {
    const mine = createComparison(silent, [cooperative, presumed]);
    mine.getState().seek(must(mine.getState().moments[5]));
    const hash = comparisonHash(mine.getState());
    const { comparison, error } = await openComparison(hash);
    expect(error).toBeNull();
    const theirs = must(comparison).getState();
    expect(theirs.sides.map(({ variant }) => variant)).toEqual(['standard', 'cooperative', 'presumed-abort']);
    expect(theirs.time).toBe(mine.getState().time);
    expect(comparisonHash(theirs)).toBe(hash);
  });

  it('shows what it can of one that names what does not exist, and says what that is', async () => {
    const session = createSession(silent);
    const opened = await openComparison(
      comparePath(session, 'four-phase-commit+two-phase-commit.cooperative'),
    );
    expect(opened.error).toMatchObject({ code: 'E133', values: { name: 'four-phase-commit' } });
    expect(must(opened.comparison).getState().sides).toHaveLength(2);
    const crowd = Array.from({ length: 9 }, () => 'two-phase-commit').join('+');
    const many = await openComparison(comparePath(session, crowd));
    expect(must(many.comparison).getState().sides).toHaveLength(SIDES_MAX);
  });

  it.each([
    '#/compare/',
    '#/compare/a/b',
    '#/compare/two-phase-commit/two-phase-commit/S3/1.x',
    '#/compare//',
  ])('%s opens nothing and says so by number', async (hash) => {
    const { comparison, error } = await openComparison(hash);
    expect(comparison).toBeNull();
    expect(must(error).code).toMatch(/^E\d{3}$/);
  });
});
