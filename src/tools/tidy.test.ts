import { describe, expect, it } from 'vitest';
import { projectFolder, sourceFiles } from './sourceFiles';
import { LINES_MAX, longFiles, partialTests } from './tidy';

const FILES = [...sourceFiles(projectFolder('src')), ...sourceFiles(projectFolder('e2e'))];

describe('the project', () => {
  it('has no source file that is too long', () => {
    expect(longFiles(FILES).join('\n')).toBe('');
  });

  it('has no test that is switched off', () => {
    expect(partialTests(FILES).join('\n')).toBe('');
  });
});

describe('longFiles', () => {
  const lines = (count: number) => 'a();\n'.repeat(count);

  it('finds a file one line above the limit', () => {
    expect(longFiles([{ path: 'sim/a.ts', code: lines(LINES_MAX) }])).toEqual([]);
    expect(longFiles([{ path: 'sim/a.ts', code: lines(LINES_MAX + 1) }])).toHaveLength(1);
  });

  it('lets tests be long', () => {
    expect(longFiles([{ path: 'sim/a.test.ts', code: lines(LINES_MAX + 1) }])).toEqual([]);
  });
});

describe('partialTests', () => {
  it.each([
    ["it.skip('a', f);"],
    ["it.todo('a');"],
    ["describe.only('a', f);"],
    ["test.describe.skip('a', f);"],
    ["it.only.each([1])('a', f);"],
    ["it.skipIf(x)('a', f);"],
    ['test.fixme();'],
    ["xit('a', f);"],
  ])('finds %s', (code) => {
    expect(partialTests([{ path: 'sim/a.test.ts', code }])).toHaveLength(1);
  });

  it('does not mind other things of that name', () => {
    const code = "it('skips only what is to do', () => list.skip(1).only(2));";
    expect(partialTests([{ path: 'sim/a.test.ts', code }])).toEqual([]);
  });
});
