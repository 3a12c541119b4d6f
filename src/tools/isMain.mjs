import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Whether Node was started with this very module. The name it was started with may lead through symbolic links (on
 * macOS /tmp is one), the module's own address never does.
 * @param {string} moduleUrl `import.meta.url`
 * @returns {boolean}
 */
export function isMain(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(moduleUrl));
}
