import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaticServer, fileOf } from './serveStatic.mjs';

const parent = mkdtempSync(join(tmpdir(), 'serve-static-'));
const folder = join(parent, 'dist');

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<p>page</p>');
  writeFileSync(join(folder, 'assets', 'a b.js'), 'export {};');
  writeFileSync(join(parent, 'secret.txt'), 'secret');
});

afterAll(() => rmSync(parent, { recursive: true }));

describe('the static server', () => {
  it.each([
    ['/some/sub/path/', 'index.html'],
    ['/some/sub/path/?x=1', 'index.html'],
    ['/some/sub/path/assets/a%20b.js', join('assets', 'a b.js')],
  ])('finds %s', (url, file) => {
    expect(fileOf(folder, '/some/sub/path/', url)).toBe(join(folder, file));
  });

  it.each([
    ['/'],
    ['/index.html'],
    ['/some/sub/path/missing.js'],
    ['/some/sub/path/assets'],
    ['/some/sub/path/../../../secret.txt'],
    ['/some/sub/path/..%2fsecret.txt'],
    ['/some/sub/path/%E0%A4%A'],
  ])('has nothing at %s', (url) => {
    expect(fileOf(folder, '/some/sub/path/', url)).toBeNull();
  });

  it('answers with the right type and without compression', async () => {
    const server = createStaticServer(folder, '/x/');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const response = await fetch(`http://127.0.0.1:${port}/x/assets/a%20b.js`);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe('export {};');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    server.close();
  });
});
