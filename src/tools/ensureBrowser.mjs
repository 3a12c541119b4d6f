/**
 * Finds a Chromium that really starts, or installs one, and remembers it for e2e/playwright.config.ts. The cheap and
 * harmless ways come first; system packages are touched only by root on Linux, when everything else has failed.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { LAUNCH_ARGS, readChoice, systemBrowsers, writeChoice } from './browsers.mjs';
import { isMain } from './isMain.mjs';

const PLAYWRIGHT_OWN = null;
const DOWNLOAD_MS_MAX = 240_000;
const APT_MS_MAX = 300_000;

/**
 * Whether this browser starts and shows a page. A snap stub, for example, is there and does not start.
 * @param {string | null} executablePath null: Playwright's own
 * @returns {Promise<boolean>}
 */
async function starts(executablePath) {
  try {
    const browser = await chromium.launch({
      args: LAUNCH_ARGS,
      timeout: 30_000,
      ...(executablePath === null ? {} : { executablePath }),
    });
    try {
      const page = await browser.newPage();
      await page.goto('data:text/html,<title>ready</title>');
      return (await page.title()) === 'ready';
    } finally {
      await browser.close();
    }
  } catch {
    return false;
  }
}

/**
 * The first of these that starts; `undefined` when none does.
 * @param {readonly (string | null | undefined)[]} candidates
 * @param {(candidate: string | null) => Promise<boolean>} [doesStart]
 * @returns {Promise<string | null | undefined>}
 */
export async function firstThatStarts(candidates, doesStart = starts) {
  const tried = new Set();
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === '' || tried.has(candidate)) continue;
    tried.add(candidate);
    if (await doesStart(candidate)) return candidate;
  }
  return undefined;
}

/** @param {readonly string[]} args */
function playwright(args) {
  const require = createRequire(import.meta.url);
  const cli = join(require.resolve('@playwright/test/package.json'), '..', 'cli.js');
  return (
    spawnSync(process.execPath, [cli, ...args], { stdio: 'inherit', timeout: DOWNLOAD_MS_MAX }).status === 0
  );
}

function isRootOnLinux() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

function hasApt() {
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** @param {readonly string[]} packages */
function aptInstall(packages) {
  const options = {
    stdio: /** @type {'inherit'} */ ('inherit'),
    timeout: APT_MS_MAX,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  // An outdated list is not an error yet: the packages may be in it all the same.
  spawnSync('apt-get', ['update', '-qq'], options);
  return (
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options).status ===
    0
  );
}

/** @returns {Promise<string | null | undefined>} */
async function installBrowser() {
  console.log('No Chromium was found that starts; installing one for the end-to-end tests…');
  const isDownloaded = playwright(['install', '--only-shell', 'chromium']);
  if (isDownloaded && (await starts(PLAYWRIGHT_OWN))) return PLAYWRIGHT_OWN;
  if (!isRootOnLinux()) return undefined;
  if (isDownloaded) {
    // Downloaded and yet it does not start: system libraries are missing.
    playwright(['install-deps', 'chromium']);
    if (await starts(PLAYWRIGHT_OWN)) return PLAYWRIGHT_OWN;
  }
  if (!hasApt()) return undefined;
  // Debian has the smaller package since version 12; other systems may have only the whole browser.
  if (!aptInstall(['chromium-headless-shell', 'fonts-noto-cjk'])) aptInstall(['chromium', 'fonts-noto-cjk']);
  return firstThatStarts(systemBrowsers(process.platform, process.env));
}

/** Without a Chinese font the tests still pass, but pictures show boxes; so this tries, and never fails. */
function ensureChineseFont() {
  if (process.platform !== 'linux') return;
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (list.status === 0 && list.stdout.trim() !== '') return;
  if (isRootOnLinux() && hasApt() && aptInstall(['fontconfig', 'fonts-noto-cjk'])) return;
  console.log('Note: no Chinese font is installed, so Chinese text in screenshots will be boxes.');
}

const HOW_TO_HELP = `No Chromium could be started or installed, so the end-to-end tests cannot run. One of these helps:
  • install Chrome, Chromium or Edge, or
  • set CHROMIUM_PATH to the program file of one, or
  • run \`npx playwright install chromium\` where downloads are possible (on Linux: with --with-deps, as root).
Then run the command again.`;

async function main() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !(await starts(given))) {
    console.log(`CHROMIUM_PATH names ${given}, which does not start; looking for another browser.`);
  }
  const found = await firstThatStarts([
    given,
    readChoice(),
    PLAYWRIGHT_OWN,
    ...systemBrowsers(process.platform, process.env),
  ]);
  const choice = found === undefined ? await installBrowser() : found;
  if (choice === undefined) {
    console.error(HOW_TO_HELP);
    process.exit(1);
  }
  writeChoice(choice);
  console.log(`Browser for the end-to-end tests: ${choice ?? "Playwright's own Chromium"}`);
  ensureChineseFont();
}

if (isMain(import.meta.url)) await main();
