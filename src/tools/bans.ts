/**
 * What must not appear in the sources, and what to write instead. Read from the syntax tree, so that comments, texts
 * and members of the same name do not count.
 */
import { isTest, type SourceFile } from './sourceFiles';
import { child, children, lineAt, memberNames, parse, type SyntaxNode, text, walk } from './syntax';

/** Deterministic layers: same run, same trace, in every browser and in Node. */
const PURE_LAYERS = ['base', 'sim', 'ring', 'checker', 'protocols', 'payments'];

/** Layers that speak to a terminal. */
const CONSOLE_LAYERS = ['cli', 'bench', 'tools'];

/** Where JSON text is the product, or where its order is made canonical. */
const JSON_TEXT_ALLOWED = /^(?:base\/canonical\.ts|sim\/codec\/)/;

const VIRTUAL_TIME = 'time is world.now; a delay is a timer effect or a message delay';
const NO_WAITING = 'pure code returns at once; wait in session or workers';
const NO_BROWSER = 'the core knows no browser; do it in app, ui or a view';

/** Global names that pure layers do without. */
const IMPURE_GLOBALS: Readonly<Record<string, string>> = {
  Date: VIRTUAL_TIME,
  performance: VIRTUAL_TIME,
  setTimeout: VIRTUAL_TIME,
  setInterval: VIRTUAL_TIME,
  setImmediate: VIRTUAL_TIME,
  requestAnimationFrame: VIRTUAL_TIME,
  queueMicrotask: NO_WAITING,
  Promise: NO_WAITING,
  crypto: 'randomAt(seed, …address) of base/hash',
  window: NO_BROWSER,
  document: NO_BROWSER,
  navigator: NO_BROWSER,
  localStorage: NO_BROWSER,
  sessionStorage: NO_BROWSER,
  location: NO_BROWSER,
  history: NO_BROWSER,
  fetch: NO_BROWSER,
  process: 'take the value as an argument; cli reads the environment',
  Intl: 'keep numbers and ids here; i18n puts them into words',
};

/** Functions of Math whose last digit differs between engines. */
const INEXACT_MATH = /^(?:a?(?:sin|cos|tan)h?|atan2|exp|expm1|log|log2|log10|log1p|pow|cbrt|hypot)$/;

interface Place {
  readonly path: string;
  readonly layer: string;
  readonly parent: SyntaxNode | null;
  /** Names that the file declares itself; they hide globals. */
  readonly declared: ReadonlySet<string>;
}

/** What is wrong with a node, or null. */
type Ban = (node: SyntaxNode, place: Place) => string | null;

const everywhere: Ban[] = [
  (node) => (node.type === 'TSAnyKeyword' ? '`any`: write the type, or `unknown` and a check' : null),
  (node) => (node.type === 'TSEnumDeclaration' ? 'enum: a union of texts' : null),
  (node) => (node.type === 'ExportDefaultDeclaration' ? 'export default: a named export' : null),
  (node, { path }) =>
    isDeepImport(node, path)
      ? 'an import through ../../..: move the file nearer, or the shared part down'
      : null,
  (node, { layer }) =>
    memberNames(node)?.object === 'console' && !CONSOLE_LAYERS.includes(layer)
      ? 'console: show it on screen or throw; only cli, bench and tools print'
      : null,
  (node) =>
    isCallOf(node, 'eval') || isNew(node, 'Function')
      ? 'eval: the content policy forbids it; use data'
      : null,
  (node) => (isRawHtml(node) ? 'raw HTML: build elements' : null),
  (node) =>
    isStyleAttribute(node)
      ? 'a style attribute as text: the content policy drops it; use a class or element.style'
      : null,
];

const inPureLayers: Ban[] = [
  (node) => (isMember(node, 'Math', 'random') ? 'Math.random: randomAt(seed, …address) of base/hash' : null),
  (node) => {
    const math = memberNames(node);
    return math?.object === 'Math' && INEXACT_MATH.test(math.property)
      ? `Math.${math.property}: its last digit differs between engines; integers, or do it in a view`
      : null;
  },
  (node, place) => {
    const name = freeName(node, place);
    const instead = name !== null && Object.hasOwn(IMPURE_GLOBALS, name) ? IMPURE_GLOBALS[name] : undefined;
    return instead === undefined ? null : `${name}: ${instead}`;
  },
  (node) => {
    const method = text(child(child(node, 'callee'), 'property'), 'name');
    return method !== null && /^(?:localeCompare|toLocale\w+)$/.test(method)
      ? `${method}: depends on the language of the machine; compareText of base/canonical`
      : null;
  },
  (node) =>
    isBareSort(node) ? 'sort without an order: .sort(compareText), or (a, b) => a - b for numbers' : null,
  (node, { path }) =>
    isMember(node, 'JSON', 'stringify') && !JSON_TEXT_ALLOWED.test(path)
      ? 'JSON.stringify: depends on the order of writing; canonical() of base/canonical'
      : null,
  (node) => (node.type === 'ForInStatement' ? 'for…in: Object.keys, sorted where the order matters' : null),
  (node) =>
    node.async === true || node.type === 'AwaitExpression' ? `async and await: ${NO_WAITING}` : null,
];

/** One sentence for each banned thing in these files of `src`. */
export function checkBans(files: readonly SourceFile[]): string[] {
  return files.filter(({ path }) => !path.endsWith('.d.ts')).flatMap(checkFile);
}

function checkFile({ path, code }: SourceFile): string[] {
  const layer = path.split('/')[0] ?? '';
  const program = parse(path, code);
  const isPure = PURE_LAYERS.includes(layer) && !isTest(path);
  const bans = isPure ? [...everywhere, ...inPureLayers] : everywhere;
  const declared = declaredNames(program);
  const found: string[] = [];
  walk(program, (node, parent) => {
    for (const ban of bans) {
      const message = ban(node, { path, layer, parent, declared });
      if (message !== null) found.push(`src/${path}:${lineAt(code, node.start)} ${message}`);
    }
  });
  return found;
}

/** Names of parameters, variables, functions and imports anywhere in the file. */
function declaredNames(program: SyntaxNode): Set<string> {
  const names = new Set<string>();
  const add = (pattern: SyntaxNode | null) => {
    if (pattern === null) return;
    const name = pattern.type === 'Identifier' ? text(pattern, 'name') : null;
    if (name !== null) names.add(name);
    for (const member of ['left', 'argument', 'value']) add(child(pattern, member));
    for (const member of ['properties', 'elements'])
      for (const entry of children(pattern, member)) add(entry);
  };
  walk(program, (node) => {
    for (const parameter of children(node, 'params')) add(parameter);
    if (/^(?:VariableDeclarator|FunctionDeclaration|ClassDeclaration|TS\w+Declaration)$/.test(node.type)) {
      add(child(node, 'id'));
    }
    if (node.type.startsWith('Import')) add(child(node, 'local'));
  });
  return names;
}

/** The name, when this node uses a name that the file does not declare. */
function freeName(node: SyntaxNode, { parent, declared }: Place): string | null {
  const name = node.type === 'Identifier' ? text(node, 'name') : null;
  if (name === null || declared.has(name)) return null;
  const isLabel =
    (parent?.property === node && parent.computed !== true) ||
    (parent?.key === node && parent.computed !== true && parent.value !== node) ||
    parent?.type === 'TSQualifiedName';
  // `parameters` and `label` are names inside types: (document: Text) => void, [from: A, to: B].
  const isInType =
    parent?.type === 'TSFunctionType' ||
    parent?.type === 'TSNamedTupleMember' ||
    parent?.type === 'TSMethodSignature';
  return isLabel || isInType ? null : name;
}

function isMember(node: SyntaxNode, object: string, property: string): boolean {
  const names = memberNames(node);
  return names?.object === object && names.property === property;
}

function isCallOf(node: SyntaxNode, name: string): boolean {
  return node.type === 'CallExpression' && text(child(node, 'callee'), 'name') === name;
}

function isNew(node: SyntaxNode, name: string): boolean {
  return /^(?:New|Call)Expression$/.test(node.type) && text(child(node, 'callee'), 'name') === name;
}

/** A big view may keep a part in a folder of its own; from there the other layers are three steps up. */
function isDeepImport(node: SyntaxNode, path: string): boolean {
  const tooHigh = path.startsWith('views/') && path.split('/').length > 3 ? '../../../../' : '../../../';
  return text(child(node, 'source'), 'value')?.startsWith(tooHigh) ?? false;
}

function isRawHtml(node: SyntaxNode): boolean {
  const target = memberNames(node.type === 'AssignmentExpression' ? child(node, 'left') : null);
  return (
    text(node, 'name') === 'dangerouslySetInnerHTML' ||
    target?.property === 'innerHTML' ||
    target?.property === 'outerHTML'
  );
}

/** `element.setAttribute('style', …)` and d3's `selection.attr('style', …)`. */
function isStyleAttribute(node: SyntaxNode): boolean {
  const method =
    node.type === 'CallExpression' ? text(child(child(node, 'callee'), 'property'), 'name') : null;
  const [name, value] = children(node, 'arguments');
  return (
    (method === 'setAttribute' || method === 'attr') &&
    value !== undefined &&
    text(name ?? null, 'value') === 'style'
  );
}

function isBareSort(node: SyntaxNode): boolean {
  const method =
    node.type === 'CallExpression' ? text(child(child(node, 'callee'), 'property'), 'name') : null;
  return (method === 'sort' || method === 'toSorted') && children(node, 'arguments').length === 0;
}
