import { existsSync, readFileSync } from 'node:fs';

export type Language = 'en' | 'zh-Hans';

type Tree = { readonly [key: string]: string | Tree };

const PLACEHOLDER = /\{\{-?\s*(\w+)[^}]*\}\}/g;

/**
 * The words of the page in one language, read from the very texts of the app: a reworded button does not break a test,
 * and the same driver speaks both languages.
 */
export class Words {
  private readonly files = new Map<string, Tree>();

  constructor(readonly language: Language) {}

  /** `transport:play`, with its values filled in. */
  text(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return this.template(key).replace(PLACEHOLDER, (_, name: string) => String(values[name] ?? ''));
  }

  /** The same as a pattern: a value that is not given may be anything, and is a group of the match. */
  pattern(key: string, values: Readonly<Record<string, string | number>> = {}): RegExp {
    return new RegExp(`^${this.fragment(key, values)}$`);
  }

  /** The pattern without its ends, to be looked for inside a longer text. */
  within(key: string, values: Readonly<Record<string, string | number>> = {}): RegExp {
    return new RegExp(this.fragment(key, values));
  }

  private fragment(key: string, values: Readonly<Record<string, string | number>>): string {
    const pieces = this.template(key).split(PLACEHOLDER);
    return pieces
      .map((piece, index) => {
        if (index % 2 === 0) return escaped(piece);
        const value = values[piece];
        return value === undefined ? '(.+?)' : escaped(String(value));
      })
      .join('');
  }

  private template(key: string): string {
    const [namespace = '', path = ''] = key.split(':');
    let found: string | Tree | undefined = this.file(namespace);
    for (const part of path.split('.')) found = typeof found === 'object' ? found[part] : undefined;
    if (typeof found !== 'string') throw new Error(`There is no text ${key} in ${this.language}`);
    return found;
  }

  private file(namespace: string): Tree {
    const known = this.files.get(namespace);
    if (known) return known;
    const page = new URL(`../../src/i18n/pages/${namespace}.${this.language}.json`, import.meta.url);
    const url = existsSync(page)
      ? page
      : new URL(`../../src/i18n/locales/${this.language}/${namespace}.json`, import.meta.url);
    const tree = JSON.parse(readFileSync(url, 'utf8')) as Tree;
    this.files.set(namespace, tree);
    return tree;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
