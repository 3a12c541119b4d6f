/**
 * Texts for components: i18next's look-up, remembered. While the play-head is dragged the same few hundred sentences
 * are wanted for every frame, and i18next resolves each of them from scratch.
 */
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { currentLanguage, onTexts } from './i18n';
import type { Language } from './language';

type Values = Readonly<Record<string, string | number>>;

/** The text of a key (`namespace:a.b`, or `a.b` of the hook's namespace); of several keys the first that exists. */
export type Translate = (key: string | readonly string[], values?: Values) => string;

export interface Translation {
  readonly t: Translate;
  readonly language: Language;
}

/** Texts with numbers in them could be endless. */
const REMEMBERED = 5_000;

const translations = new Map<string, Translation>();

/** Another `t` only after the language or the texts changed, so that it may stand among the inputs of a memo. */
export function useTranslation(namespace = 'ui'): Translation {
  useSyncExternalStore(onTexts, currentEdition);
  const known = translations.get(namespace) ?? translationOf(namespace);
  translations.set(namespace, known);
  return known;
}

function translationOf(namespace: string): Translation {
  const language = currentLanguage();
  const lookUp = i18next.getFixedT(language, namespace);
  const texts = new Map<string, string>();
  const t: Translate = (key, values) => {
    const id = values || typeof key !== 'string' ? JSON.stringify([key, values]) : key;
    const known = texts.get(id);
    if (known !== undefined) return known;
    if (texts.size >= REMEMBERED) texts.clear();
    const text = lookUp([...[key].flat()], values ?? {});
    texts.set(id, text);
    return text;
  };
  return { t, language };
}

let edition = 0;

function currentEdition(): number {
  return edition;
}

onTexts(() => {
  edition += 1;
  translations.clear();
});
