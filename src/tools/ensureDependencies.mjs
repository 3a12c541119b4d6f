/**
 * Makes a fresh clone runnable: checks the version of Node, then installs the locked dependencies unless they are
 * there already. Node built-ins and old syntax only, so that an outdated Node still gets to the message. Called with
 * `&&` from the npm scripts because `pre…` hooks do not run under `ignore-scripts=true`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMain } from './isMain.mjs';

const NODE_MINIMUM = { major: 20, minor: 19 };
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * @param {string} version as in `process.versions.node`
 * @returns {boolean}
 */
export function isNodeRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NODE_MINIMUM.major || (major === NODE_MINIMUM.major && minor >= NODE_MINIMUM.minor);
}

/**
 * Installed means: complete, with the development packages, and not older than the lock file.
 * @param {string} folder the project
 * @returns {boolean}
 */
export function isInstalled(folder) {
  // npm writes this file last, so an interrupted install does not count.
  const receipt = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(receipt)) return false;
  if (!existsSync(join(folder, 'node_modules', 'vite', 'package.json'))) return false;
  return statSync(receipt).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
}

/**
 * @param {string} folder the project
 * @returns {boolean} whether npm succeeded
 */
function install(folder) {
  // NODE_ENV=production would leave the development packages out, hence --include=dev.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const result =
    npm && /\.[cm]?js$/.test(npm)
      ? spawnSync(process.execPath, [npm].concat(args), { cwd: folder, stdio: 'inherit' })
      : spawnSync('npm', args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  return result.status === 0;
}

function main() {
  if (!isNodeRecentEnough(process.versions.node)) {
    console.error(
      `CommitScope needs Node ${NODE_MINIMUM.major}.${NODE_MINIMUM.minor} or newer; this is Node ${process.versions.node}.\n` +
        'Get a current version from https://nodejs.org/ and run the command again.',
    );
    process.exit(1);
  }
  if (isInstalled(root)) return;
  console.log('Installing the dependencies of CommitScope; this happens once…');
  if (install(root)) return;
  console.error(
    'The dependencies could not be installed: `npm ci` failed, its message is above.\n' +
      'Check the network connection (or the npm registry setting) and run the command again.',
  );
  process.exit(1);
}

if (isMain(import.meta.url)) main();
