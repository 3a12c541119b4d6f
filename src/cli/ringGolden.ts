/** libketama's test of itself (RJ/ketama, libketama/ketama_test.c and test.sh). */
import { buildRing } from '../ring/build';
import { hasherOf } from '../ring/hashes';
import { placeOf } from '../ring/lookUp';
import { md5Hex } from '../ring/md5';
import type { Server } from '../ring/types';

/** What test.sh compares with. */
export const GOLDEN = '5672b131391f5aa2b280936aec1eea74';

const KEYS = 1_000_000;

/* The file ketama.servers that comes with it. */
const SERVERS: readonly Server[] = [600, 300, 200, 350, 1_000, 800, 950, 100].map((weight, index) => ({
  label: `10.0.1.${index + 1}:11211`,
  weight,
}));

/**
 * The MD5 of what its test program prints: the error message, which is empty, then for each of the keys "0" to "999999" the
 * hash, the point and the server.
 */
export function goldenDigest(): string {
  const ring = buildRing(SERVERS);
  const hash = hasherOf('md5');
  const lines = [''];
  for (let key = 0; key < KEYS; key++) {
    const hashed = hash(`${key}`);
    const place = placeOf(ring, hashed);
    lines.push(`${hashed} ${ring.points[place]} ${SERVERS[ring.owners[place] ?? 0]?.label}`);
  }
  return md5Hex(new TextEncoder().encode(`${lines.join('\n')}\n`));
}
