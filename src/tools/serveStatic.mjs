/**
 * Serves a folder under a sub-path the way the plainest static host does: no compression, no rewriting, no special
 * headers. The end-to-end tests run against it, which shows that the build needs nothing from its host.
 *
 *   node src/tools/serveStatic.mjs dist --port 4179 --base /some/sub/path/
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { isMain } from './isMain.mjs';

/** @type {Readonly<Record<string, string>>} */
const CONTENT_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * The file that an address stands for, or null when there is none (or it lies outside the folder).
 * @param {string} folder
 * @param {string} base sub-path with a slash at both ends
 * @param {string} url path and query of the request
 * @returns {string | null}
 */
export function fileOf(folder, base, url) {
  const path = decodePath(url.replace(/[?#].*$/s, ''));
  if (path === null || !path.startsWith(base)) return null;
  const root = resolve(folder);
  const inside = path.slice(base.length);
  const file = join(root, inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside);
  if (!file.startsWith(root + sep)) return null;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

/**
 * @param {string} path
 * @returns {string | null} null when the escapes are broken
 */
function decodePath(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/**
 * @param {string} folder
 * @param {string} base sub-path with a slash at both ends
 */
export function createStaticServer(folder, base) {
  return createServer((request, response) => {
    const file = fileOf(folder, base, request.url ?? '/');
    if (file === null) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    response.writeHead(200, {
      'Content-Type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'no-store',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '4179' }, base: { type: 'string', default: '/' } },
  });
  const [folder = 'dist'] = positionals;
  const server = createStaticServer(folder, values.base);
  server.listen(Number(values.port), '127.0.0.1', () =>
    console.log(`${folder} is served on http://127.0.0.1:${values.port}${values.base}`),
  );
}

if (isMain(import.meta.url)) main();
