import { child, children, lineAt, memberNames, parse, type SyntaxNode, text, walk } from './syntax';

/** One place where a file reaches for another. */
export interface ImportSite {
  /** As written: `../sim/world`, `react`; null when it is computed and cannot be known. */
  readonly specifier: string | null;
  readonly line: number;
  /** Nothing of it is left when the program runs. */
  readonly isTypeOnly: boolean;
  /** It is read as text (`?raw`), not run. */
  readonly isRaw: boolean;
}

/**
 * Every import of a module, whatever its form: static, re-export, `import type`, `import('…')` as expression or type,
 * `import.meta.glob('…')`, `new URL('…', import.meta.url)`.
 */
export function importsOf(path: string, code: string): ImportSite[] {
  const found: ImportSite[] = [];
  walk(parse(path, code), (node) => {
    for (const source of sourcesOf(node)) {
      const specifier = literal(source);
      const isRaw = /\?raw$/.test(specifier ?? '') || isRawGlob(node);
      found.push({ specifier, line: lineAt(code, node.start), isTypeOnly: isTypeOnly(node), isRaw });
    }
  });
  return found;
}

function isTypeOnly(node: SyntaxNode): boolean {
  return node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type';
}

function sourcesOf(node: SyntaxNode): SyntaxNode[] {
  const only = (source: SyntaxNode | null) => (source === null ? [] : [source]);
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return only(child(node, 'source'));
    case 'TSExternalModuleReference':
      return only(child(node, 'expression'));
    case 'CallExpression':
      return isGlob(node) ? globPatterns(node) : [];
    case 'NewExpression':
      return isModuleUrl(node) ? children(node, 'arguments').slice(0, 1) : [];
    default:
      return [];
  }
}

function isGlob(call: SyntaxNode): boolean {
  const callee = child(call, 'callee');
  return memberNames(callee)?.property === 'glob' && child(callee, 'object')?.type === 'MetaProperty';
}

function globPatterns(call: SyntaxNode): SyntaxNode[] {
  const [pattern] = children(call, 'arguments');
  if (pattern === undefined) return [];
  const patterns = pattern.type === 'ArrayExpression' ? children(pattern, 'elements') : [pattern];
  return patterns.filter((entry) => !literal(entry)?.startsWith('!'));
}

function isRawGlob(node: SyntaxNode): boolean {
  const options = node.type === 'CallExpression' ? (children(node, 'arguments')[1] ?? null) : null;
  return children(options, 'properties').some(
    (property) =>
      text(child(property, 'key'), 'name') === 'query' && text(child(property, 'value'), 'value') === '?raw',
  );
}

function isModuleUrl(node: SyntaxNode): boolean {
  const base = children(node, 'arguments')[1] ?? null;
  return (
    text(child(node, 'callee'), 'name') === 'URL' &&
    memberNames(base)?.property === 'url' &&
    child(base, 'object')?.type === 'MetaProperty'
  );
}

/** The text of a literal; of a template with a fixed beginning `./locales/${language}.json` becomes `./locales/*.json`. */
function literal(node: SyntaxNode): string | null {
  if (node.type === 'Literal') return text(node, 'value');
  if (node.type === 'TSLiteralType') return text(child(node, 'literal'), 'value');
  if (node.type !== 'TemplateLiteral') return null;
  const pattern = children(node, 'quasis').map(fixedText).join('*');
  return pattern.startsWith('*') ? null : pattern;
}

function fixedText(quasi: SyntaxNode): string {
  const value = quasi.value;
  const isCooked = typeof value === 'object' && value !== null && 'cooked' in value;
  return isCooked && typeof value.cooked === 'string' ? value.cooked : '';
}
