/** Where a Chromium can be found on this machine, and where the choice is remembered. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Holds `{ "executablePath": string | null }`; null stands for the browser that Playwright installed itself. */
export const CHOICE_FILE = join(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
  'node_modules',
  '.cache',
  'commitscope',
  'browser.json',
);

/** Playwright passes all other flags itself. */
export const LAUNCH_ARGS = ['--disable-gpu', '--disable-quic'];

/**
 * The remembered choice; `undefined` while there is none.
 * @param {string} [file]
 * @returns {string | null | undefined}
 */
export function readChoice(file = CHOICE_FILE) {
  try {
    const { executablePath } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof executablePath === 'string' || executablePath === null ? executablePath : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string | null} executablePath
 * @param {string} [file]
 */
export function writeChoice(executablePath, file = CHOICE_FILE) {
  if (readChoice(file) === executablePath) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ executablePath })}\n`);
}

/**
 * Chromium, Chrome and Edge where systems keep them. That a file exists says nothing about whether it starts.
 * @param {string} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string[]}
 */
export function systemBrowsers(platform, env) {
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const homes = ['', env.HOME ?? ''];
    return homes
      .flatMap((home) => names.map((name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`))
      .filter(existsSync);
  }
  if (platform === 'win32') {
    const names = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    const homes = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (home) => home !== undefined,
    );
    return names.flatMap((name) => homes.map((home) => join(home, name))).filter(existsSync);
  }
  // The one without windows first: the same engine opens a page in half the time.
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(existsSync);
}
