/**
 * Who may import whom in `src`: the layer table as data, and the check that reads it. src/ARCHITECTURE.md explains the
 * layers; this file decides.
 */
import { posix } from 'node:path';
import { type ImportSite, importsOf } from './imports';
import { isTest, type SourceFile } from './sourceFiles';

export interface Layer {
  /** Layers below, besides the own one. */
  readonly layers: readonly string[];
  /** Packages, by name or by prefix (`d3-*`). `node:*`: Node's own modules. `type xstate`: only its types. */
  readonly packages: readonly string[];
  /** Layers of which it may read the texts (.json, .md) that lie beside the code, but no code. */
  readonly texts?: readonly string[];
}

const CORE = ['base', 'sim', 'ring', 'checker', 'protocols', 'payments', 'lessons'];

export const LAYERS: Readonly<Record<string, Layer>> = {
  base: { layers: [], packages: [] },
  sim: { layers: ['base'], packages: ['valibot'] },
  ring: { layers: ['base'], packages: [] },
  checker: { layers: ['base', 'sim'], packages: [] },
  protocols: { layers: ['base', 'sim', 'ring'], packages: ['xstate'] },
  payments: { layers: ['base', 'sim'], packages: [] },
  lessons: { layers: ['base', 'sim', 'ring', 'protocols', 'payments'], packages: [] },
  workers: { layers: ['base', 'sim', 'checker', 'protocols', 'payments', 'lessons'], packages: ['comlink'] },
  session: { layers: [...CORE, 'workers'], packages: ['zustand', 'react'] },
  i18n: { layers: ['base'], packages: ['react', 'i18next'], texts: ['protocols', 'lessons'] },
  ui: { layers: ['base', 'i18n'], packages: ['react', '@radix-ui/*', 'lucide-react', '@fontsource*'] },
  views: {
    layers: ['base', 'sim', 'ring', 'protocols', 'payments', 'lessons', 'session', 'ui', 'i18n'],
    packages: ['react', 'd3-*', '@dagrejs/dagre', 'lucide-react', 'uqr', 'type xstate'],
  },
  app: {
    layers: [...CORE, 'workers', 'session', 'i18n', 'ui', 'views'],
    packages: ['react', 'react-dom', 'wouter', 'lucide-react', '@fontsource*'],
  },
  cli: { layers: CORE, packages: ['node:*'], texts: ['i18n', 'protocols'] },
  bench: {
    layers: [...CORE, 'workers', 'session', 'views', 'tools'],
    // The rings of npm are measured beside ours, and used nowhere else.
    packages: ['node:*', '@playwright/test', 'vite', 'hashring', 'consistent-hash', 'node-hashring'],
  },
  tools: { layers: ['base'], packages: ['node:*', '@playwright/test', 'vite'] },
};

/** Layers that tests everywhere may take examples from. */
const FIXTURE_LAYERS = ['base', 'sim', 'protocols', 'payments', 'lessons'];

/** Folders whose members do not know each other; the members named here are open to all. */
const SIBLINGS: Readonly<Record<string, { readonly shared: readonly string[]; readonly rule: string }>> = {
  views: { shared: [], rule: 'a view never imports a sibling view; meet in session or ui' },
  protocols: { shared: ['common'], rule: 'a protocol imports of its siblings only protocols/common' },
};

/** They join the protocols together, so a protocol that imported one of them would import its siblings. */
const REGISTRIES = ['protocols/registry', 'protocols/all'];

/** One sentence for each import that the table does not allow. */
export function checkLayers(files: readonly SourceFile[], table = LAYERS): string[] {
  return files.filter(({ path }) => path.includes('/')).flatMap((file) => checkFile(file, table));
}

function checkFile({ path, code }: SourceFile, table: Readonly<Record<string, Layer>>): string[] {
  const layer = table[layerOf(path)];
  if (layer === undefined) {
    return [`src/${path}: "${layerOf(path)}" is not a layer; add it to the table in src/tools/layers.ts`];
  }
  return importsOf(path, code).flatMap((site) => {
    const rule = brokenRule(path, site, layer);
    return rule === null
      ? []
      : [`src/${path}:${site.line} imports "${site.specifier ?? '(computed)'}": ${rule}`];
  });
}

function brokenRule(path: string, { specifier, isTypeOnly, isRaw }: ImportSite, layer: Layer): string | null {
  if (specifier === null) return 'an import must begin with a fixed text';
  if (!specifier.startsWith('.')) {
    const isAllowed =
      isTest(path) || layer.packages.some((allowed) => covers(allowed, specifier, isTypeOnly));
    return isAllowed ? null : `${layerOf(path)} may use ${packageList(layer)}`;
  }
  const target = posix.normalize(posix.join(posix.dirname(path), specifier));
  if (target.startsWith('..')) return brokenOutsideRule(path);
  if (isTest(target) && !isTest(path)) return 'what ships imports no test and no fixture';
  const from = layerOf(path);
  const to = layerOf(target);
  if (from === to) return brokenSiblingRule(path, target);
  if (isTest(path) && isRaw) return null;
  if (layer.texts?.includes(to) && /\.(?:json|md)(?:\?raw)?$/.test(target)) return null;
  if (layer.layers.includes(to) || (isTest(path) && FIXTURE_LAYERS.includes(to))) return null;
  return `${from} may import ${list([from, ...layer.layers])}, not ${to}`;
}

function covers(allowed: string, specifier: string, isTypeOnly: boolean): boolean {
  if (allowed.startsWith('type '))
    return isTypeOnly && covers(allowed.slice('type '.length), specifier, true);
  if (allowed.endsWith('*')) return specifier.startsWith(allowed.slice(0, -1));
  return specifier === allowed || specifier.startsWith(`${allowed}/`);
}

/** Tools and tests read the project around `src`; nothing else does. */
function brokenOutsideRule(path: string): string | null {
  return layerOf(path) === 'tools' || isTest(path) ? null : 'code in src imports nothing outside src';
}

function brokenSiblingRule(path: string, target: string): string | null {
  const siblings = SIBLINGS[layerOf(path)];
  const from = memberOf(path);
  if (siblings === undefined || from === null) return null;
  if (REGISTRIES.includes(target) && !isTest(path)) return siblings.rule;
  const to = memberOf(target);
  return to === null || to === from || siblings.shared.includes(to) ? null : siblings.rule;
}

function layerOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** The folder below the layer that a file lies in: `views/stage/Stage.tsx` gives `stage`; null directly in the layer. */
function memberOf(path: string): string | null {
  const parts = path.split('/');
  return parts.length > 2 ? (parts[1] ?? null) : null;
}

function list(names: readonly string[]): string {
  return names.join(', ');
}

function packageList(layer: Layer): string {
  return layer.packages.length === 0 ? 'no package' : `of the packages only ${list(layer.packages)}`;
}
