import { describe, expect, it } from 'vitest';
import type { Branch } from '../../session/types';
import { sharedSteps } from './ghosts';

const branch = (id: number, parent: number | null, forkStep: number) => ({ id, parent, forkStep }) as Branch;
//  0 ─┬─ 5 ── 1 ── 9 ── 2
//     └─ 7 ── 3
const branches = [branch(0, null, 0), branch(1, 0, 5), branch(2, 1, 9), branch(3, 0, 7)];

describe('sharedSteps', () => {
  it('goes up to the first fork between two branches', () => {
    expect(sharedSteps(branches, 0, 1)).toBe(5);
    expect(sharedSteps(branches, 1, 0)).toBe(5);
    expect(sharedSteps(branches, 1, 2)).toBe(9);
    expect(sharedSteps(branches, 0, 2)).toBe(5);
    expect(sharedSteps(branches, 2, 3)).toBe(5);
  });
});
