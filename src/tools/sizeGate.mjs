/**
 * Keeps the first load small: weighs (gzip -9) what dist/index.html makes a browser fetch before anything is shown, and
 * every other chunk on its own. Prints a table; fails when a limit is passed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { isMain } from './isMain.mjs';

/** Bytes after gzip -9. */
export const LIMITS = {
  firstLoadScripts: 160_000,
  firstLoadStyles: 15_000,
  lazyScript: 40_000,
  lazyStyle: 15_000,
};

/**
 * @typedef {'first-script' | 'first-style' | 'lazy-script' | 'lazy-style'} Kind
 * @typedef {{ file: string, kind: Kind, bytes: number, gzip: number }} Weight
 */

/**
 * The local files that a page names as scripts and module preloads, and as style sheets. Nothing else is followed.
 * @param {string} html
 * @returns {{ scripts: string[], styles: string[] }}
 */
export function referencedFiles(html) {
  const scripts = new Set();
  const styles = new Set();
  for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/gi)) {
    const isScript = /^<script/i.test(tag);
    const rel = attribute(tag, 'rel');
    const file = attribute(tag, isScript ? 'src' : 'href').replace(/^\.?\//, '');
    if (file === '') continue;
    if (isScript || rel === 'modulepreload') scripts.add(file);
    else if (rel === 'stylesheet') styles.add(file);
  }
  return { scripts: [...scripts], styles: [...styles] };
}

/**
 * @param {string} tag
 * @param {string} name
 * @returns {string}
 */
function attribute(tag, name) {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
}

/**
 * @param {string} folder the built site
 * @returns {Weight[]} heaviest first within each kind
 */
export function weigh(folder) {
  const { scripts, styles } = referencedFiles(readFileSync(join(folder, 'index.html'), 'utf8'));
  const others = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !scripts.includes(file) && !styles.includes(file));
  /** @type {[Kind, string[]][]} */
  const groups = [
    ['first-script', scripts],
    ['first-style', styles],
    ['lazy-script', others.filter((file) => /\.m?js$/.test(file))],
    ['lazy-style', others.filter((file) => file.endsWith('.css'))],
  ];
  return groups.flatMap(([kind, files]) =>
    files
      .map((file) => {
        const content = readFileSync(join(folder, file));
        return { file, kind, bytes: content.length, gzip: gzipSync(content, { level: 9 }).length };
      })
      .sort((a, b) => b.gzip - a.gzip),
  );
}

/**
 * @param {readonly Weight[]} weights
 * @returns {string[]} one sentence for each limit that is passed
 */
export function findings(weights) {
  const found = [];
  const scripts = sum(weights, 'first-script');
  const styles = sum(weights, 'first-style');
  if (scripts > LIMITS.firstLoadScripts)
    found.push(tooHeavy('The scripts of the first load', scripts, LIMITS.firstLoadScripts));
  if (styles > LIMITS.firstLoadStyles)
    found.push(tooHeavy('The style sheets of the first load', styles, LIMITS.firstLoadStyles));
  for (const { file, kind, gzip } of weights) {
    const limit =
      kind === 'lazy-script' ? LIMITS.lazyScript : kind === 'lazy-style' ? LIMITS.lazyStyle : Infinity;
    if (gzip > limit) found.push(tooHeavy(`The lazy chunk ${file}`, gzip, limit));
  }
  if (scripts === 0) found.push('dist/index.html names no script: is the build complete?');
  return found;
}

/**
 * @param {readonly Weight[]} weights
 * @param {Kind} kind
 * @returns {number}
 */
function sum(weights, kind) {
  return weights.reduce((total, weight) => total + (weight.kind === kind ? weight.gzip : 0), 0);
}

/**
 * @param {string} what
 * @param {number} gzip
 * @param {number} limit
 */
function tooHeavy(what, gzip, limit) {
  return `${what}: ${number(gzip)} bytes after gzip -9, allowed are ${number(limit)}. Load something lazily.`;
}

/** @param {number} value */
function number(value) {
  return value.toLocaleString('en-US');
}

/** @param {readonly Weight[]} weights */
function table(weights) {
  const line = (
    /** @type {string} */ kind,
    /** @type {string} */ bytes,
    /** @type {string} */ gzip,
    /** @type {string} */ file,
  ) => `${kind.padEnd(14)}${bytes.padStart(10)}${gzip.padStart(10)}  ${file}`;
  return [
    line('kind', 'bytes', 'gzip -9', 'file'),
    ...weights.map((weight) => line(weight.kind, number(weight.bytes), number(weight.gzip), weight.file)),
    '',
    `First load: ${number(sum(weights, 'first-script'))} of ${number(LIMITS.firstLoadScripts)} bytes of script, ` +
      `${number(sum(weights, 'first-style'))} of ${number(LIMITS.firstLoadStyles)} bytes of style sheet (gzip -9).`,
  ].join('\n');
}

function main() {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist');
  if (!existsSync(join(folder, 'index.html'))) {
    console.error('There is no dist/index.html to weigh: run `npm run build` first.');
    process.exit(1);
  }
  const weights = weigh(folder);
  console.log(table(weights));
  const found = findings(weights);
  for (const sentence of found) console.error(`Too big. ${sentence}`);
  if (found.length > 0) process.exit(1);
}

if (isMain(import.meta.url)) main();
