import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { MAGLEV_SIZE, maglevOwners, maglevTable } from './maglev';
import { NOBODY } from './types';
import vectors from './vectors/ketama-vectors.json';

const CASES = vectors.maglev.vectors;

function countsOf(table: Uint16Array, names: number): number[] {
  const counts = new Array<number>(names).fill(0);
  for (const name of table) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** What becomes of the entries when the name with this index leaves. */
function leaving(names: readonly string[], gone: number, size: number) {
  const rest = names.filter((_, index) => index !== gone);
  const before = maglevTable(names, size);
  const after = maglevTable(rest, size);
  let [keptSame, ownedByRemoved, collateralMoved] = [0, 0, 0];
  for (const [entry, owner] of before.entries()) {
    if (owner === gone) ownedByRemoved++;
    else if (names[owner] === rest[must(after[entry])]) keptSame++;
    else collateralMoved++;
  }
  return { keptSame, ownedByRemoved, collateralMoved };
}

describe('the Maglev table', () => {
  it.each(CASES)('of $names.length names and $M entries is that of the vectors', (vector) => {
    const table = maglevTable(vector.names, vector.M);
    if (vector.table !== null) expect([...table]).toEqual(vector.table);
    expect(countsOf(table, vector.names.length)).toEqual(vector.counts);
    expect(createHash('sha256').update(table.join(',')).digest('hex')).toBe(vector.tableSha256);
  });

  it.each(CASES)('without the last of $names.length names moves what the vectors say', (vector) => {
    expect(leaving(vector.names, vector.names.length - 1, vector.M)).toEqual(vector.removeLast);
  });

  it('of 65,537 entries gives up 6,553 with one of ten names, and 272 others move as well', () => {
    const names = Array.from({ length: 10 }, (_, index) => `m${index}`);
    const { ownedByRemoved, collateralMoved } = leaving(names, 9, MAGLEV_SIZE);
    expect([ownedByRemoved, collateralMoved]).toEqual([6_553, 272]);
  });

  it('shares its entries evenly: no two names differ by more than one', () => {
    const someNames = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(someNames, fc.constantFrom(2, 3, 7, 251, 1_009), (names, size) => {
        const counts = countsOf(maglevTable(names, size), names.length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(counts.reduce((sum, count) => sum + count)).toBe(size);
      }),
    );
  });

  it('has a prime size, or is not made', () => {
    for (const size of [0, 1, 4, 9, 65_536, 2.5]) expect(() => maglevTable(['a'], size)).toThrow('E900');
  });

  it('belongs to nobody without names, and says who owns a hash', () => {
    expect([...maglevTable([], 3)]).toEqual([NOBODY, NOBODY, NOBODY]);
    expect([...maglevOwners(Uint16Array.of(4, 5, 6), Uint32Array.of(0, 4, 0xffff_ffff))]).toEqual([4, 5, 4]);
  });
});
