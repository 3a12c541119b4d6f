import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInstalled, isNodeRecentEnough } from './ensureDependencies.mjs';
import { canOpenBrowser, chooseAddress } from './start.mjs';

describe('npm start chooses', () => {
  it('this machine alone and the default port, which may give way', () => {
    expect(chooseAddress([], {})).toEqual({ host: '127.0.0.1', port: 5173, isPortFixed: false });
  });

  it('the port that PORT names, and no other', () => {
    expect(chooseAddress([], { PORT: '8080' })).toMatchObject({ port: 8080, isPortFixed: true });
    expect(() => chooseAddress([], { PORT: 'eighty' })).toThrow('must be a number');
  });

  it('all addresses with --host, one with --host and a name, however npm passes it on', () => {
    expect(chooseAddress(['--host'], {}).host).toBe(true);
    expect(chooseAddress(['--host', '0.0.0.0'], {}).host).toBe('0.0.0.0');
    expect(chooseAddress([], { npm_config_host: 'true' }).host).toBe(true);
  });

  it('to open a browser only where there may be one', () => {
    expect(canOpenBrowser({}, 'darwin')).toBe(true);
    expect(canOpenBrowser({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(canOpenBrowser({}, 'linux')).toBe(false);
    expect(canOpenBrowser({ CI: 'true' }, 'darwin')).toBe(false);
    expect(canOpenBrowser({ BROWSER: 'none' }, 'win32')).toBe(false);
  });
});

describe('the dependencies', () => {
  it('need Node 20.19', () => {
    expect(['18.20.0', '20.18.9', '20.19.0', '20.20.2', '22.0.0'].map(isNodeRecentEnough)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it('count as installed when they are complete and not older than the lock file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'installed-'));
    const receipt = join(folder, 'node_modules', '.package-lock.json');
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    expect(isInstalled(folder)).toBe(false);
    mkdirSync(join(folder, 'node_modules', 'vite'), { recursive: true });
    writeFileSync(receipt, '{}');
    expect(isInstalled(folder)).toBe(false);
    writeFileSync(join(folder, 'node_modules', 'vite', 'package.json'), '{}');
    expect(isInstalled(folder)).toBe(true);
    utimesSync(receipt, 0, 0);
    expect(isInstalled(folder)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
