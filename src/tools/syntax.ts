import { parseSync } from 'vite';

/** A node of the syntax tree (ESTree with TypeScript's additions), read without trusting its shape. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

export function parse(path: string, code: string): SyntaxNode {
  const { program, errors } = parseSync(path, code);
  const [error] = errors;
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`);
  return asNode(program) ?? { type: 'Program', start: 0 };
}

export function asNode(value: unknown): SyntaxNode | null {
  const isNode =
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
  return isNode ? (value as SyntaxNode) : null;
}

/** The node that a member of another node holds. */
export function child(node: SyntaxNode | null, member: string): SyntaxNode | null {
  return node === null ? null : asNode(node[member]);
}

/** The nodes of a list that a member holds. */
export function children(node: SyntaxNode | null, member: string): SyntaxNode[] {
  const list = node?.[member];
  return Array.isArray(list) ? list.map(asNode).filter((entry) => entry !== null) : [];
}

/** The text of a member such as `name` or `value`, or null when it is not a text. */
export function text(node: SyntaxNode | null, member: string): string | null {
  const value = node?.[member];
  return typeof value === 'string' ? value : null;
}

/** Visits a node and everything below it, parents first. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode, parent: SyntaxNode | null) => void): void {
  const pending: [SyntaxNode, SyntaxNode | null][] = [[node, null]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [current, parent] = next;
    visit(current, parent);
    const below = Object.values(current)
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .map(asNode)
      .filter((entry) => entry !== null);
    for (const entry of below.reverse()) pending.push([entry, current]);
  }
}

/** `a.b` as its two names; null for anything else. `a['b']` counts as `a.b`. */
export function memberNames(node: SyntaxNode | null): { object: string | null; property: string } | null {
  if (node?.type !== 'MemberExpression') return null;
  const property = text(child(node, 'property'), node.computed === true ? 'value' : 'name');
  return property === null ? null : { object: text(child(node, 'object'), 'name'), property };
}

/** Line of a position in a text, from 1. */
export function lineAt(code: string, position: number): number {
  return code.slice(0, position).split('\n').length;
}
