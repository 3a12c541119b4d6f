import { describe, expect, it } from 'vitest';
import { importsOf } from './imports';
import { checkLayers, LAYERS } from './layers';
import { projectFolder, sourceFiles } from './sourceFiles';

const check = (path: string, code: string) => checkLayers([{ path, code }]);

describe('the layers of src', () => {
  it('are kept by every file', () => {
    expect(checkLayers(sourceFiles(projectFolder('src'))).join('\n')).toBe('');
  });

  it('have no cycle, so that an order from the bottom up exists', () => {
    const settled = new Set<string>();
    for (let round = 0; round < Object.keys(LAYERS).length; round++) {
      for (const [name, { layers }] of Object.entries(LAYERS)) {
        if (layers.every((below) => settled.has(below))) settled.add(name);
      }
    }
    expect([...settled].sort()).toEqual(Object.keys(LAYERS).sort());
  });
});

describe('checkLayers finds', () => {
  it('an import of an upper layer, and names the file, the line, the import and the rule', () => {
    expect(
      check('sim/world.ts', "import { a } from './x';\nimport { b } from '../protocols/registry';"),
    ).toEqual([
      'src/sim/world.ts:2 imports "../protocols/registry": sim may import sim, base, not protocols',
    ]);
  });

  it.each([
    ['an import that is only a type', "import type { A } from '../session/types';"],
    ['a re-export', "export * from '../session/types';"],
    ['a named re-export', "export { a } from '../session/types';"],
    ['a dynamic import', "const later = () => import('../session/types');"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code under test.
    ['a dynamic import with a variable end', 'const later = (x: string) => import(`../session/${x}.ts`);'],
    ['a type import in place', "type A = import('../session/types').A;"],
    ['a glob', "const all = import.meta.glob('../session/*.ts');"],
    ['one glob of several', "const all = import.meta.glob(['./*.ts', '../session/*.ts']);"],
    ['a worker address', "const url = new URL('../session/run.ts', import.meta.url);"],
  ])('%s', (_form, code) => {
    expect(check('sim/world.ts', code)).toHaveLength(1);
  });

  it('an import whose target is computed', () => {
    expect(check('app/main.tsx', 'const f = (name: string) => import(name);')[0]).toContain('fixed text');
  });

  it.each([
    ['base/hash.ts', 'valibot'],
    ['sim/world.ts', 'xstate'],
    ['sim/world.ts', 'node:fs'],
    ['views/stage/Stage.tsx', 'zustand'],
    ['views/stage/Stage.tsx', 'd3'],
    ['session/session.ts', 'react-dom'],
    ['app/main.tsx', 'xstate'],
  ])('that %s uses the package %s', (path, name) => {
    expect(check(path, `import { a } from '${name}';`)).toHaveLength(1);
  });

  it.each([
    ['views/stage/Stage.tsx', '../timeline/lanes'],
    ['views/stage/Stage.test.tsx', '../timeline/lanes'],
    ['protocols/two-phase-commit/machine.ts', '../three-phase-commit/machine'],
    ['protocols/common/votes.ts', '../two-phase-commit/machine'],
    ['protocols/two-phase-commit/machine.ts', '../registry'],
    ['protocols/two-phase-commit/deep/rows.ts', '../../three-phase-commit/machine'],
  ])('that %s imports its sibling %s', (path, specifier) => {
    expect(check(path, `import { a } from '${specifier}';`)[0]).toContain('sibling');
  });

  it('that a view runs a package of which only the types are allowed', () => {
    expect(check('views/inspector/graph.ts', "import type { AnyStateMachine } from 'xstate';")).toEqual([]);
    expect(check('views/inspector/graph.ts', "import { createMachine } from 'xstate';")).toHaveLength(1);
  });

  it('that code which ships imports a fixture', () => {
    expect(check('sim/world.ts', "import { a } from './worlds.fixture';")).toHaveLength(1);
    expect(check('sim/world.ts', "import { a } from './testing/worlds';")).toHaveLength(1);
    expect(check('sim/world.test.ts', "import { a } from './worlds.fixture';")).toEqual([]);
    expect(check('sim/worlds.fixture.ts', "import { a } from 'fast-check';")).toEqual([]);
  });

  it('a folder that is no layer', () => {
    expect(check('helpers/misc.ts', '')[0]).toContain('not a layer');
  });

  it('a way out of src', () => {
    expect(check('app/main.tsx', "import '../../e2e/support/page';")).toHaveLength(1);
  });

  it('that a test of a pure layer imports a view', () => {
    expect(check('sim/world.test.ts', "import { a } from '../views/stage/Stage';")).toHaveLength(1);
  });
});

describe('checkLayers allows', () => {
  it.each([
    ['base/equal.ts', './canonical'],
    ['sim/codec/link.ts', '../../base/hash'],
    ['sim/codec/link.ts', 'valibot'],
    ['protocols/two-phase-commit/machine.ts', '../common/votes'],
    ['protocols/two-phase-commit/machine.ts', '../protocol'],
    ['protocols/two-phase-commit/machine.ts', 'xstate'],
    ['protocols/registry.ts', './two-phase-commit/protocol'],
    ['session/useSession.ts', 'zustand/react'],
    ['views/stage/Stage.tsx', 'd3-scale'],
    ['views/stage/Stage.tsx', './Stage.module.css'],
    ['views/stage/Stage.tsx', 'react'],
    ['app/main.tsx', '../views/stage/Stage'],
    ['app/main.tsx', 'react-dom/client'],
    ['cli/replay.ts', 'node:fs'],
    ['sim/world.test.ts', 'fast-check'],
    ['sim/world.test.ts', '../protocols/registry'],
    ['sim/world.test.ts', '../lessons/catalog'],
    ['protocols/two-phase-commit/rows.test.ts', '../registry'],
  ])('that %s imports %s', (path, specifier) => {
    expect(check(path, `import { a } from '${specifier}';`)).toEqual([]);
  });
});

describe('texts beside the code', () => {
  it('are collected by i18n, which imports none of the code', () => {
    expect(check('i18n/i18n.ts', "import.meta.glob('../protocols/*/strings.*.json');")).toEqual([]);
    expect(check('i18n/rules.ts', "import.meta.glob('../protocols/*/RULES.md', { query: '?raw' });")).toEqual(
      [],
    );
    expect(check('i18n/i18n.ts', "import.meta.glob('../protocols/*/machine.ts');")).toHaveLength(1);
    expect(check('sim/world.ts', "import a from '../protocols/two-phase-commit/RULES.md?raw';")).toHaveLength(
      1,
    );
  });

  it('are read by the command line, also under a computed name', () => {
    const code = (end: string) => `new URL(\`../i18n/locales/en/\${name}${end}\`, import.meta.url);`;
    expect(check('cli/errorText.ts', code('.json'))).toEqual([]);
    expect(check('cli/errorText.ts', code('.ts'))).toHaveLength(1);
  });

  it('sources read as texts are open to tests', () => {
    const code = "import.meta.glob(['../views/**/*.tsx', '!../**/*.test.tsx'], { query: '?raw' });";
    expect(check('i18n/strings.test.ts', code)).toEqual([]);
    expect(check('i18n/strings.ts', code)).toHaveLength(1);
  });
});

describe('importsOf', () => {
  it('is not misled by comments and texts', () => {
    const code = "// import a from './a'\nconst b = \"import c from './c'\";\n/* import('./d') */";
    expect(importsOf('x.ts', code)).toEqual([]);
  });
});
