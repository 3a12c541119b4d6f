import { readFileSync } from 'node:fs';
import type { CodecError } from '../sim/codec/errors';

type Texts = Readonly<Record<string, string>>;

/* The terminal speaks English, with the very sentences of the app. */
function english(namespace: string): Texts {
  const url = new URL(`../i18n/locales/en/${namespace}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Texts;
}

function filled(template: string, values: Texts): string {
  return template.replace(/\{\{-?\s*(\w+)\s*\}\}/g, (_, name: string) => values[name] ?? '');
}

/** `E121 Move 2 is not possible: …`. */
export function errorText({ code, values, path, refusal }: CodecError): string {
  const why = refusal ? filled(english('refusal')[refusal.key] ?? refusal.key, refusal.values) : '';
  const sentence = filled(english('errors')[code] ?? '', { path: path ?? '', ...values, refusal: why });
  return `${code} ${sentence.trim()}`;
}
