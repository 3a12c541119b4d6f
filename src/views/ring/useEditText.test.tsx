// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadPageStrings, setLanguage, startI18n } from '../../i18n/i18n';
import { MANY } from '../../ring/links.fixture';
import { useEditText } from './useEditText';

beforeAll(async () => {
  await startI18n('en', []);
  await loadPageStrings('ring');
});
afterEach(cleanup);

describe('what an edit did', () => {
  it('is said of every kind, with the shard and the number that it is about', () => {
    const { result } = renderHook(useEditText);
    const parts = [
      '',
      'B',
      'B',
      'E 0',
      'A',
      'A',
      'C',
      '0 99 D',
      '',
      '400',
      '',
      '',
      '3',
      '1.01',
      '',
      '100,000',
      '3',
      '1,000',
    ];
    expect(parts).toHaveLength(MANY.length);
    for (const [index, edit] of MANY.entries()) {
      const text = result.current(edit);
      expect(text).not.toMatch(/[{}]|^edit\.|undefined|NaN/);
      for (const part of parts[index]?.split(' ') ?? []) expect(text).toContain(part);
    }
    expect(new Set(MANY.map(result.current)).size).toBe(MANY.length - 1);
  });

  it('is said in the other language, without a key or a value left over', async () => {
    await act(() => setLanguage('zh-Hans'));
    const { result } = renderHook(useEditText);
    for (const edit of MANY) {
      const text = result.current(edit);
      expect(text).not.toMatch(/[{}]|^edit\.|undefined|NaN/);
      expect(text.length).toBeGreaterThan(1);
    }
    expect(result.current({ kind: 'crash', id: 27 })).toContain('AA');
  });
});
