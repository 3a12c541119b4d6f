/**
 * `npm run -s ring -- --servers servers.json --keys keys.json [--json]`: places keys on a consistent-hash ring without a browser.
 * Exit codes: 0 done, 1 `--golden` gave another digest than libketama's, 2 the input is wrong: a sentence on stderr, nothing
 * on stdout. A note on a server without points goes to stderr.
 */
import { buildRing, pointCounts } from '../ring/build';
import { type Diff, diffOf } from '../ring/diff';
import { HASHES, hashAll } from '../ring/hashes';
import { ownersOfHashes } from '../ring/lookUp';
import { DIALECTS, type Ring } from '../ring/types';
import { codecError } from '../sim/codec/errors';
import { errorText } from './errorText';
import { GOLDEN, goldenDigest } from './ringGolden';
import { readKeys, readServers } from './ringInput';
import { type RingCommand, readRingOptions } from './ringOptions';
import { ringText } from './ringText';

const usage = `Usage: npm run -s ring -- --servers servers.json [--keys keys.json] [--diff other-servers.json] [--json]
  [--dialect ${DIALECTS.join('|')}]
  [--hash ${HASHES.join('|')}] [--points n]
       npm run -s ring -- --golden [--json]
       (- reads a file from standard input)`;

/** A ring, keys with their hashes and owners, and what another list of servers would change. */
export interface Placement {
  readonly ring: Ring;
  readonly keys: readonly string[];
  readonly hashes: Uint32Array;
  readonly owners: Uint16Array;
  readonly diff: Diff | null;
}

/** Carries out the command and returns its exit code. */
export function ring(
  args: readonly string[],
  print: (text: string) => void,
  complain: (text: string) => void,
): number {
  let command: RingCommand | null = null;
  let placement: Placement | null = null;
  try {
    command = readRingOptions(args);
    if (command !== null && command.servers !== null) placement = placementOf(command, command.servers);
  } catch (problem) {
    complain(problem instanceof Error ? problem.message : String(problem));
    return 2;
  }
  if (command?.isGolden) return golden(command.asJson, print);
  if (command === null || placement === null) {
    complain(usage);
    return 2;
  }
  for (const label of pointless(placement.ring)) complain(errorText(codecError('E151', { label })));
  print(command.asJson ? jsonOf(placement) : ringText(placement));
  return 0;
}

function golden(asJson: boolean, print: (text: string) => void): number {
  const digest = goldenDigest();
  print(asJson ? JSON.stringify({ golden: digest }) : digest);
  return digest === GOLDEN ? 0 : 1;
}

function placementOf(command: RingCommand, file: string): Placement {
  const { options } = command;
  const made = buildRing(readServers(file, options), options);
  const keys = command.keys === null ? [] : readKeys(command.keys);
  const hashes = hashAll(options.hash, keys);
  const owners = ownersOfHashes(made, hashes);
  if (command.diff === null) return { ring: made, keys, hashes, owners, diff: null };
  const other = buildRing(readServers(command.diff, options), options);
  const after = { servers: other.servers, owners: ownersOfHashes(other, hashes) };
  const diff = diffOf({ servers: made.servers, owners }, after, hashes);
  return { ring: made, keys, hashes, owners, diff };
}

/** Servers that are too light beside the others to get a point. */
function pointless({ servers, options }: Ring): string[] {
  const counts = pointCounts(servers, options);
  return servers.filter((_, index) => counts[index] === 0).map(({ label }) => label);
}

function jsonOf({ ring: { servers, points }, hashes, owners, diff }: Placement): string {
  const output = {
    points: points.length,
    keyHashes: [...hashes],
    owners: Array.from(owners, (owner) => servers[owner]?.label ?? null),
    ...diff,
  };
  return JSON.stringify(output, null, 2);
}

if (/[\\/]cli[\\/]ring(\.ts)?$/.test(process.argv[1] ?? '')) {
  process.exitCode = ring(process.argv.slice(2), console.log, console.error);
}
