import { describe, expect, it } from 'vitest';
import { failuresOf } from './checkAll';
import { expectations } from './expectations';

const MILLION = 1_000_000;

describe('the checker says of two-phase commit that it', () => {
  it.each(expectations.filter(({ isLarge }) => !isLarge))('$name ($participants participants)', (row) => {
    const { report, failures } = failuresOf(row);
    expect(failures).toEqual([]);
    expect(report.states).toBeLessThan(MILLION);
  });
});
