import i18next from 'i18next';
import { isLanguage, type Language } from './language';

type Texts = Readonly<Record<string, unknown>>;

/* One chunk a language, so that a page loads one language in one request. */
const APPLICATION: Readonly<Record<Language, () => Promise<{ texts: Record<string, Texts> }>>> = {
  en: () => import('./locales/en'),
  'zh-Hans': () => import('./locales/zh-Hans'),
};

const PROTOCOLS = import.meta.glob<Texts>('../protocols/*/strings.*.json', { import: 'default' });
/** Words of the stories that are told with a protocol that comes later. */
const STORIES = import.meta.glob<Texts>('../lessons/stories/*/strings.*.json', { import: 'default' });

/** Words of the pages beside the workbench, each in the namespace of its name. */
const PAGES = import.meta.glob<Texts>('./pages/*.json', { import: 'default' });

/** Pages that were opened. */
const pages = new Set<string>();
/** Namespaces of the protocols on screen; `common` holds what several protocols share. */
const protocolIds = new Set<string>(['common']);
const loaded = new Set<string>();
const readers = new Set<() => void>();

/** The language on screen. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

/** Tells whenever other texts are to be shown; the answer stops it. */
export function onTexts(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Starts with one language and the strings of the protocols that the first picture needs. */
export async function startI18n(language: Language, protocols: readonly string[]): Promise<void> {
  for (const id of protocols) protocolIds.add(id);
  const ready = i18next.init({
    lng: language,
    fallbackLng: false,
    resources: {},
    defaultNS: 'ui',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await Promise.all([ready, loadTexts(language)]);
  show(language);
}

/** Changes the language once its texts are here, so that no key is ever seen. */
export async function setLanguage(language: Language): Promise<void> {
  await loadTexts(language);
  await i18next.changeLanguage(language);
  show(language);
}

/** Adds the strings of a protocol as the namespace of its id, and to `story` those of the stories that are told with it. */
export async function loadProtocolStrings(id: string, language: Language = currentLanguage()): Promise<void> {
  protocolIds.add(id);
  await Promise.all([
    load(PROTOCOLS, `../protocols/${id}/strings.${language}.json`, language, id),
    load(STORIES, `../lessons/stories/${id}/strings.${language}.json`, language, 'story'),
  ]);
}

/** Adds the strings of a page beside the workbench as the namespace of its name. */
export async function loadPageStrings(page: string, language: Language = currentLanguage()): Promise<void> {
  pages.add(page);
  await load(PAGES, `./pages/${page}.${language}.json`, language, page);
}

async function load(
  files: Readonly<Record<string, () => Promise<Texts>>>,
  path: string,
  language: Language,
  namespace: string,
): Promise<void> {
  const file = files[path];
  if (file === undefined || loaded.has(path)) return;
  add(language, namespace, await file());
  loaded.add(path);
}

async function loadTexts(language: Language): Promise<void> {
  await Promise.all([
    loadApplication(language),
    ...[...protocolIds].map((id) => loadProtocolStrings(id, language)),
    ...[...pages].map((page) => loadPageStrings(page, language)),
  ]);
}

async function loadApplication(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  const { texts } = await APPLICATION[language]();
  for (const [path, namespace] of Object.entries(texts)) add(language, namespaceOf(path), namespace);
  loaded.add(language);
}

function add(language: Language, namespace: string, texts: Texts): void {
  i18next.addResourceBundle(language, namespace, texts, true, true);
  for (const reader of readers) reader();
}

function namespaceOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}

function show(language: Language): void {
  document.documentElement.lang = language;
  document.title = i18next.t('ui:title');
  for (const reader of readers) reader();
}
