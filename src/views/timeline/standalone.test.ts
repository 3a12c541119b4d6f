// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { wrapped } from './standalone';

it('lines break at spaces, and anywhere in Chinese or in an address', () => {
  const width = 13 * 0.56 * 20;
  expect(wrapped('the bank has promised and waits', width, 13)).toEqual([
    'the bank has',
    'promised and waits',
  ]);
  const address = `https://example.org/#/run/${'x'.repeat(60)}`;
  expect(wrapped(address, width, 13).join('')).toBe(address);
  expect(wrapped('教学模型并非任何一家的真实系统', 13 * 5, 13)).toEqual([
    '教学模型并',
    '非任何一家',
    '的真实系统',
  ]);
  expect(wrapped('', width, 13)).toEqual([]);
});
