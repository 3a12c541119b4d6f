import { describe, expect, it } from 'vitest';
import { failuresOf } from './checkAll';
import { expectations } from './expectations';

const MILLION = 1_000_000;

describe('the checker says that', () => {
  it.each(expectations.filter(({ isLarge }) => !isLarge))(
    '$protocol $name ($participants participants)',
    (row) => {
      const { report, failures } = failuresOf(row);
      expect(failures).toEqual([]);
      expect(report.states).toBeLessThan(MILLION);
    },
  );
});
