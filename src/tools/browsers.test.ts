import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readChoice, systemBrowsers, writeChoice } from './browsers.mjs';
import { firstThatStarts } from './ensureBrowser.mjs';

describe('the browser for the end-to-end tests', () => {
  it('is remembered, and an unreadable memory counts as none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'choice-'));
    const file = join(folder, 'deep', 'browser.json');
    expect(readChoice(file)).toBeUndefined();
    writeChoice('/opt/chrome', file);
    expect(readChoice(file)).toBe('/opt/chrome');
    writeChoice(null, file);
    expect(readChoice(file)).toBeNull();
    writeFileSync(file, '{');
    expect(readChoice(file)).toBeUndefined();
    rmSync(folder, { recursive: true });
  });

  it('is looked for on the PATH', () => {
    const folder = mkdtempSync(join(tmpdir(), 'path-'));
    writeFileSync(join(folder, 'google-chrome'), '');
    chmodSync(join(folder, 'google-chrome'), 0o755);
    expect(systemBrowsers('linux', { PATH: folder })).toEqual([join(folder, 'google-chrome')]);
    expect(systemBrowsers('linux', {})).toEqual([]);
    writeFileSync(join(folder, 'chromium'), '');
    writeFileSync(join(folder, 'chromium-headless-shell'), '');
    expect(systemBrowsers('linux', { PATH: folder })[0]).toBe(join(folder, 'chromium-headless-shell'));
    rmSync(folder, { recursive: true });
  });

  it('is the first that starts, in the given order, each tried once', async () => {
    const tried: (string | null)[] = [];
    const doesStart = async (candidate: string | null) => {
      tried.push(candidate);
      return candidate === '/c';
    };
    expect(await firstThatStarts([undefined, '', '/a', null, '/a', '/c', '/d'], doesStart)).toBe('/c');
    expect(tried).toEqual(['/a', null, '/c']);
    expect(await firstThatStarts(['/a'], doesStart)).toBeUndefined();
  });
});
