import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findings, LIMITS, referencedFiles, weigh } from './sizeGate.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'size-gate-'));
  mkdirSync(join(folder, 'assets'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A file that no compression makes smaller. */
function write(file: string, bytes: number) {
  writeFileSync(join(folder, file), randomBytes(bytes));
}

function page(head: string) {
  writeFileSync(join(folder, 'index.html'), `<!doctype html><head>${head}</head>`);
}

const HEAD =
  '<script type="module" src="./assets/main.js"></script>' +
  '<link rel="modulepreload" href="./assets/vendor.js"><link rel="stylesheet" href="./assets/main.css">';

describe('the size gate', () => {
  it('reads scripts, module preloads and style sheets from the page, and nothing else', () => {
    const html = `${HEAD}<link rel="icon" href="./favicon.svg"><link href='/assets/other.js' rel='modulepreload'>`;
    expect(referencedFiles(html)).toEqual({
      scripts: ['assets/main.js', 'assets/vendor.js', 'assets/other.js'],
      styles: ['assets/main.css'],
    });
  });

  it('adds up what the page references and passes below the limits', () => {
    page(HEAD);
    write('assets/main.js', LIMITS.firstLoadScripts / 2);
    write('assets/vendor.js', 1_000);
    write('assets/main.css', 1_000);
    write('assets/lazy.js', 1_000);
    expect(findings(weigh(folder))).toEqual([]);
  });

  it('fails when scripts and preloads together are too heavy', () => {
    page(HEAD);
    write('assets/main.js', LIMITS.firstLoadScripts / 2);
    write('assets/vendor.js', LIMITS.firstLoadScripts / 2);
    write('assets/main.css', 1_000);
    expect(findings(weigh(folder))).toEqual([expect.stringContaining('first load')]);
  });

  it('fails for a heavy lazy chunk and for heavy style sheets, naming them', () => {
    page(HEAD);
    for (const file of ['assets/main.js', 'assets/vendor.js']) write(file, 10);
    write('assets/main.css', LIMITS.firstLoadStyles + 1);
    write('assets/chart.js', LIMITS.lazyScript + 1);
    write('assets/chart.css', LIMITS.lazyStyle + 1);
    expect(findings(weigh(folder))).toEqual([
      expect.stringContaining('style sheets of the first load'),
      expect.stringContaining('assets/chart.js'),
      expect.stringContaining('assets/chart.css'),
    ]);
  });

  it('fails for a page without any script', () => {
    page('');
    expect(findings(weigh(folder))).toHaveLength(1);
  });
});
