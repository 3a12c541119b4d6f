/** `npm start`: serves the sources with Vite's development server, prints the address and opens it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { isMain } from './isMain.mjs';

const PORT_DEFAULT = 5173;
const HOST_DEFAULT = '127.0.0.1';

/**
 * @typedef {{ host: string | true, port: number, isPortFixed: boolean }} Address
 */

/**
 * Where to serve. A port that was asked for is that port or an error; the default one gives way to the next free one.
 * @param {readonly string[]} args what follows `npm start --`
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Address}
 */
export function chooseAddress(args, env) {
  const port = option(args, '--port') || env.PORT;
  if (port && !/^\d{1,5}$/.test(port)) throw new Error(`PORT must be a number, not "${port}"`);
  // `npm start --host` without `--` does not reach us as an argument; npm puts it into the environment.
  const host = args.includes('--host') ? option(args, '--host') || true : env.npm_config_host || HOST_DEFAULT;
  return {
    host: host === 'true' ? true : host,
    port: port ? Number(port) : PORT_DEFAULT,
    isPortFixed: Boolean(port),
  };
}

/**
 * @param {readonly string[]} args
 * @param {string} name
 * @returns {string} the word after the name, or '' when there is none
 */
function option(args, name) {
  const value = args[args.indexOf(name) + 1];
  return args.includes(name) && value && !value.startsWith('-') ? value : '';
}

/**
 * Whether trying to open a browser makes sense: not on a build server, not on a Linux machine without a display.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} platform
 * @returns {boolean}
 */
export function canOpenBrowser(env, platform) {
  if (env.CI || env.BROWSER === 'none') return false;
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

async function main() {
  // The rest of the environment may say "production"; this is the development server whatever it says.
  process.env.NODE_ENV = 'development';
  const address = chooseAddress(process.argv.slice(2), process.env);
  const server = await createServer({
    root: join(dirname(fileURLToPath(import.meta.url)), '..', '..'),
    server: { host: address.host, port: address.port, strictPort: address.isPortFixed },
  });
  await server.listen();
  console.log('\n  CommitScope is running. Press Ctrl+C to stop.\n');
  server.printUrls();
  if (canOpenBrowser(process.env, process.platform)) server.openBrowser();
}

if (isMain(import.meta.url)) {
  main().catch((error) => {
    console.error(`CommitScope could not start: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  });
}
