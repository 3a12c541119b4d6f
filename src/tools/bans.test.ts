import { describe, expect, it } from 'vitest';
import { checkBans } from './bans';
import { projectFolder, sourceFiles } from './sourceFiles';

const check = (path: string, code: string) => checkBans([{ path, code }]);

describe('the ban list', () => {
  it('is kept by every file of src', () => {
    expect(checkBans(sourceFiles(projectFolder('src'))).join('\n')).toBe('');
  });

  it('names the file, the line, what it found and what to write instead', () => {
    expect(check('sim/world.ts', 'export const a = 1;\nexport const b = Math.random();')).toEqual([
      'src/sim/world.ts:2 Math.random: randomAt(seed, …address) of base/hash',
    ]);
  });
});

describe('in the pure layers', () => {
  it.each([
    ['Math.random()'],
    ["Math['random']()"],
    ['Math.sin(1)'],
    ['new Date()'],
    ['Date.now()'],
    ['performance.now()'],
    ['setTimeout(f, 1)'],
    ['setInterval(f, 1)'],
    ['crypto.randomUUID()'],
    ['window.name'],
    ['document.title'],
    ['localStorage.length'],
    ["'a'.localeCompare('b')"],
    ['(1).toLocaleString()'],
    ['[2, 1].sort()'],
    ['[2, 1].toSorted()'],
    ['JSON.stringify({})'],
    ['Promise.resolve(1)'],
    ['async () => 1'],
    ['[Date]'],
    ['{ now: Date }'],
    ['{ Date }'],
  ])('%s is banned', (expression) => {
    const code = `export const found = ${expression};`;
    expect(check('sim/world.ts', code)).toHaveLength(1);
    expect(check('protocols/two-phase-commit/machine.ts', code)).toHaveLength(1);
    expect(check('session/session.ts', code)).toEqual([]);
    expect(check('sim/world.test.ts', code)).toEqual([]);
  });

  it('for…in and await are banned', () => {
    expect(check('sim/world.ts', 'for (const key in {}) f(key);')).toHaveLength(1);
    expect(check('sim/world.ts', 'export const a = await f();')).toHaveLength(1);
    expect(check('sim/world.ts', 'export async function f() {}')).toHaveLength(1);
  });

  it.each([
    ['a comment', '// Math.random() and Date\nexport const a = 1;'],
    ['a text', "export const a = 'new Date()';"],
    [
      'a member of another object',
      'export const a = (w: { window: number; Date: number }) => w.window + w.Date;',
    ],
    ['a key', 'export const a = { document: 1 };'],
    [
      'an own parameter',
      'export const a = (window: number, { location }: { location: number }) => window + location;',
    ],
    ['a sort with an order', 'export const a = [2, 1].sort((x, y) => x - y);'],
    ['exact mathematics', 'export const a = Math.floor(Math.sqrt(16));'],
    ['a name in a function type', 'export type A = (document: string) => void;'],
  ])('%s is no finding', (_what, code) => {
    expect(check('sim/world.ts', code)).toEqual([]);
  });

  it('JSON text is allowed where it is the product', () => {
    expect(check('base/canonical.ts', 'export const a = JSON.stringify("x");')).toEqual([]);
    expect(check('sim/codec/runFile.ts', 'export const a = JSON.stringify({});')).toEqual([]);
  });
});

describe('everywhere in src', () => {
  it.each([
    ['any', 'export const a = (b: any) => b;'],
    ['enum', 'export enum A { b }'],
    ['a default export', 'export default 1;'],
    ['a deep import', "import { a } from '../../../base/hash';"],
    ['console', "console.log('x');"],
    ['eval', "eval('1');"],
    ['new Function', "new Function('return 1');"],
    ['dangerouslySetInnerHTML', "export const a = <p dangerouslySetInnerHTML={{ __html: '' }} />;"],
    ['dangerouslySetInnerHTML as a key', "export const a = { dangerouslySetInnerHTML: { __html: '' } };"],
    ['innerHTML', "element.innerHTML = '';"],
    ['a style attribute', "element.setAttribute('style', 'color: red');"],
    ['a style attribute through d3', "selection.attr('style', 'color: red');"],
  ])('%s is banned', (_what, code) => {
    expect(check('views/stage/Stage.tsx', code)).toHaveLength(1);
  });

  it('a folder inside a view reaches the other layers, and no deeper one does', () => {
    const code = (up: string) => `import { a } from '${up}base/hash';`;
    expect(check('views/inspector/chart/graph.ts', code('../../../'))).toEqual([]);
    expect(check('views/inspector/chart/deep/graph.ts', code('../../../../'))).toHaveLength(1);
    expect(check('sim/codec/deep/link.ts', code('../../../'))).toHaveLength(1);
  });

  it('the command line prints', () => {
    expect(check('cli/replay.ts', "console.log('x');")).toEqual([]);
  });

  it("React's style property and other attributes are no findings", () => {
    expect(check('ui/Bar.tsx', 'export const a = <p style={{ width: 1 }} />;')).toEqual([]);
    expect(check('ui/Bar.tsx', "element.setAttribute('aria-label', 'x');")).toEqual([]);
  });
});
