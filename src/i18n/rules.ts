import { useEffect, useState } from 'react';
import { currentLanguage } from './i18n';
import type { Language } from './language';
import { useTranslation } from './useTranslation';

/** The sentence of a rule in each language. */
export type RuleSentence = Readonly<Record<Language, string>>;
export type Rules = ReadonlyMap<string, RuleSentence>;

const FILES = import.meta.glob<string>('../protocols/*/RULES.md', { query: '?raw', import: 'default' });
const loading = new Map<string, Promise<Rules>>();
const known = new Map<string, Rules>();

/** Reads the tables `| id | English | 中文 |` of a RULES.md; everything else in it is for people only. */
export function parseRules(raw: string): Rules {
  const rules = new Map<string, RuleSentence>();
  let inTable = false;
  for (const line of raw.split(/\r?\n/)) {
    const cells = cellsOf(line);
    if (cells === null) inTable = false;
    else if (cells.every((cell) => /^:?-+:?$/.test(cell))) inTable = true;
    else if (inTable) {
      const [id, en, zh] = cells;
      if (id && en && zh) rules.set(id.replaceAll('`', ''), { en, 'zh-Hans': zh });
    }
  }
  return rules;
}

function cellsOf(line: string): string[] | null {
  const text = line.trim();
  if (!text.startsWith('|') || !text.endsWith('|')) return null;
  const cells = text.slice(1, -1).split(/(?<!\\)\|/);
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** The rules of a protocol; empty when it has no RULES.md. */
export function loadRules(protocolId: string): Promise<Rules> {
  const started = loading.get(protocolId);
  if (started !== undefined) return started;
  const file = FILES[`../protocols/${protocolId}/RULES.md`];
  const rules = (file?.() ?? Promise.resolve('')).then((raw) => {
    const parsed = parseRules(raw);
    known.set(protocolId, parsed);
    return parsed;
  });
  loading.set(protocolId, rules);
  return rules;
}

/** All rules of a protocol, `null` until they are here. */
export function useRules(protocolId: string): Rules | null {
  const [rules, setRules] = useState<Rules | null>(known.get(protocolId) ?? null);
  useEffect(() => {
    let wanted = true;
    loadRules(protocolId).then(
      (parsed) => wanted && setRules(parsed),
      () => wanted && setRules(new Map()),
    );
    return () => {
      wanted = false;
    };
  }, [protocolId]);
  return rules;
}

/** The sentence of a rule, the protocol's own or a shared one, in the language on screen; `null` until it is here, or when there is none. */
export function useRule(protocolId: string, ruleId: string | null): string | null {
  useTranslation();
  const own = useRules(protocolId);
  const shared = useRules('common');
  if (ruleId === null) return null;
  return (own?.get(ruleId) ?? shared?.get(ruleId))?.[currentLanguage()] ?? null;
}
