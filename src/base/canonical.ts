/** Plain JSON data: what chart contexts, log records and message bodies are made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text per value, whatever the order in which keys were written. Use it for keys, digests and equality of plain
 * data; absent (`undefined`) members count as not written.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object')
    throw new Error(`E900 The simulator contradicted itself: ${typeof value} is not plain data`);
  const parts: string[] = [];
  for (const key of Object.keys(value).sort(compareText)) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) parts.push(`${quote(key)}:${canonical(member)}`);
  }
  return `{${parts.join(',')}}`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}

/** Orders texts by UTF-16 code unit: the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Deep equality of plain data. */
export function equalData(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}
