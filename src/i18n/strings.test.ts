import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { parseRules } from './rules';

/* Every text of the application and of the protocols, as they ship. */
const TEXTS = import.meta.glob<Tree>(
  [
    './locales/*/*.json',
    './pages/*.json',
    '../protocols/*/strings.*.json',
    '../lessons/stories/*/strings.*.json',
  ],
  { eager: true, import: 'default' },
);
const SOURCES = import.meta.glob<string>(['../{app,views,ui,i18n}/**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
  eager: true,
  query: '?raw',
  import: 'default',
});
const RULES = import.meta.glob<string>('../protocols/*/RULES.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

interface Tree {
  readonly [key: string]: string | Tree;
}

/** Texts that are the same in both languages, because they are names, signs or numbers. */
const SAME =
  /^(?:[\d\s\p{P}\p{S}]|\{\{[\w, -]+\}\}|[A-Z][A-Z0-9-]+|CommitScope|Page Up|Page Down|Delete|Home|End|Shift|Ctrl|Alt|English|中文|EN|ms|s|n|n\/a|×|ACID|JSON|QR|2PC|ZooKeeper|Raft)*$/u;

const PLURAL = /_(?:zero|one|two|few|many|other)$/;

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

/** namespace → language → key → text */
function namespaces(): Map<string, Map<string, Map<string, string>>> {
  const all = new Map<string, Map<string, Map<string, string>>>();
  for (const [path, tree] of Object.entries(TEXTS)) {
    const found =
      /locales\/(?<a>[\w-]+)\/(?<b>[\w-]+)\.json$|(?:protocols\/|lessons\/(?=stories\/))(?<b2>[\w/-]+)\/strings\.(?<a2>[\w-]+)\.json$|pages\/(?<b3>[\w-]+)\.(?<a3>[\w-]+)\.json$/.exec(
        path,
      );
    const language = must(found?.groups?.a ?? found?.groups?.a2 ?? found?.groups?.a3);
    const namespace = must(found?.groups?.b ?? found?.groups?.b2 ?? found?.groups?.b3);
    const languages = all.get(namespace) ?? new Map<string, Map<string, string>>();
    all.set(namespace, languages.set(language, new Map(flatten(tree))));
  }
  return all;
}

/** Keys without their plural endings: languages have different plural forms. */
function bare(texts: ReadonlyMap<string, string> | undefined): string[] {
  return [...new Set([...(texts?.keys() ?? [])].map((key) => key.replace(PLURAL, '')))].sort();
}

function holes(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{-?\s*(\w+)/g)].map((match) => must(match[1])))].sort();
}

const CJK = '[\\p{sc=Han}，。：；？！（）「」『』、…—]';
const HALF = /\p{sc=Han}\s*[,.:;?!()]|[,:;?!()]\s*\p{sc=Han}/u;
const SPACED = new RegExp(`${CJK} ${CJK}`, 'u');

/** What is wrong with the typography of a Chinese text, if anything. Holes stand for names in Latin letters. */
function chineseFault(text: string): string | null {
  const plain = text.replace(/\{\{[^}]*\}\}/g, 'X');
  const half = HALF.exec(plain);
  if (half) return `half-width punctuation in “${half[0]}”`;
  const spaced = SPACED.exec(plain);
  return spaced ? `a space in “${spaced[0]}”` : null;
}

it('the typography check finds what it looks for', () => {
  expect(chineseFault('已提交,可以继续')).toContain('half-width');
  expect(chineseFault('节点(崩溃)')).toContain('half-width');
  expect(chineseFault('节点 崩溃')).toContain('space');
  expect(chineseFault('{{node}} 的日志：PREPARED。')).toBeNull();
});

describe.each([...namespaces()])('strings of %s', (_namespace, languages) => {
  const en = languages.get('en');
  const zh = languages.get('zh-Hans');

  it('have the same keys in both languages', () => {
    expect(bare(zh)).toEqual(bare(en));
  });

  it('are translated', () => {
    const same = [...(zh ?? [])].filter(([key, text]) => en?.get(key) === text && !SAME.test(text));
    expect(same).toEqual([]);
  });

  it('are not empty and fill the same holes', () => {
    for (const [key, text] of [...(en ?? []), ...(zh ?? [])]) expect(text.trim(), key).not.toBe('');
    for (const [key, text] of zh ?? []) {
      const other = en?.get(key) ?? en?.get(`${key.replace(PLURAL, '')}_other`);
      if (other !== undefined) expect(holes(text), key).toEqual(holes(other));
    }
  });

  it('have Chinese typography', () => {
    const faults = [...(zh ?? [])].flatMap(([key, text]) => {
      const fault = chineseFault(text);
      return fault === null ? [] : [`${key}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });
});

it('every key that is written out in the sources exists', () => {
  const all = namespaces();
  const missing: string[] = [];
  for (const [path, source] of Object.entries(SOURCES)) {
    for (const [, namespace, key] of source.matchAll(/['"`]([a-z][\w-]*):([a-zA-Z][\w.-]*)['"`]/g)) {
      const texts = all.get(must(namespace))?.get('en');
      if (texts === undefined || key === undefined) continue;
      if (!bare(texts).includes(key) && !texts.has(key)) missing.push(`${path}: ${namespace}:${key}`);
    }
  }
  expect(missing).toEqual([]);
});

describe.each(Object.entries(RULES))('%s', (_path, raw) => {
  it('has Chinese typography', () => {
    const faults = [...parseRules(raw)].flatMap(([id, sentence]) => {
      const fault = chineseFault(sentence['zh-Hans']);
      return fault === null ? [] : [`${id}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });
});
