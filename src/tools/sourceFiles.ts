import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the project as the checks see it. */
export interface SourceFile {
  /** With forward slashes, relative to the folder that was walked: `sim/world.ts`. */
  readonly path: string;
  readonly code: string;
}

/** The folder of the project that has this name: `src`, `e2e`. */
export function projectFolder(name: string): string {
  return fileURLToPath(new URL(`../../${name}`, import.meta.url));
}

/** Every script of a folder, at any depth, in the order of its path. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(?:m?ts|tsx|m?js)$/.test(path))
    .sort()
    .map((path) => ({ path, code: readFileSync(join(folder, path), 'utf8') }));
}

/** Tests, and what only tests use: `x.test.ts`, `x.spec.ts`, `x.fixture.ts`, everything in a folder `testing`. */
export function isTest(path: string): boolean {
  return /\.(?:test|spec|fixture)(?:\.(?:ts|tsx|mjs))?$/.test(path) || /(?:^|\/)testing\//.test(path);
}
