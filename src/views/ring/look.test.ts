import { describe, expect, it } from 'vitest';
import { lookOf } from './look';

describe('the look of a shard', () => {
  it('is a letter, one of six colours, and then another pattern', () => {
    expect(lookOf(1)).toEqual({ letter: 'A', colour: 1, pattern: 'plain' });
    expect(lookOf(6)).toEqual({ letter: 'F', colour: 6, pattern: 'plain' });
    expect(lookOf(7)).toEqual({ letter: 'G', colour: 1, pattern: 'stripes' });
    expect(lookOf(24)).toEqual({ letter: 'X', colour: 6, pattern: 'checks' });
    expect(lookOf(25)).toEqual({ letter: 'Y', colour: 1, pattern: 'plain' });
  });

  it('is another one for each of the first 24, and each letter is its own', () => {
    const looks = Array.from({ length: 1000 }, (_, index) => lookOf(index + 1));
    expect(new Set(looks.slice(0, 24).map(({ colour, pattern }) => `${colour} ${pattern}`)).size).toBe(24);
    expect(new Set(looks.map(({ letter }) => letter)).size).toBe(1000);
  });

  it('has no colour when it is nobody', () => {
    expect(lookOf(0)).toEqual({ letter: '–', colour: 0, pattern: 'plain' });
  });
});
