/** A placement as a person reads it in a terminal. */
import type { Diff } from '../ring/diff';
import { maxOverMean, measuredDeviation, minOverMean, predictedDeviation, sharesOf } from '../ring/shares';
import type { Placement } from './ring';
import { table } from './summaryText';

/** Keys up to which each is listed. */
const LISTED_MAX = 40;

export function ringText({ ring, keys, hashes, owners, diff }: Placement): string {
  const { servers, options, points } = ring;
  const pointsOf = countsOf(ring.owners, servers.length);
  const keysOf = countsOf(owners, servers.length);
  const shares = sharesOf(ring);
  const rows = servers.map(({ label, weight }, index) => [
    label,
    `${weight}`,
    `${pointsOf[index]}`,
    percent(shares[index] ?? 0),
    `${keysOf[index]}`,
  ]);
  return [
    `${options.dialect}, ${options.hash}, ${options.pointsPerServer} points per server: ${servers.length} servers, ${points.length} points`,
    `fullest ${maxOverMean(shares).toFixed(2)}, emptiest ${minOverMean(shares).toFixed(2)} of the mean share; deviation ${percent(measuredDeviation(shares))}, of equal servers ${percent(predictedDeviation(servers.length, options.pointsPerServer))} must be expected`,
    '',
    ...table([['server', 'weight', 'points', 'share', 'keys'], ...rows]),
    ...(keys.length > 0 && keys.length <= LISTED_MAX
      ? ['', ...table(keys.map((key, at) => [key, hex(hashes[at] ?? 0), labelOf(owners[at])]))]
      : []),
    ...(diff === null ? [] : ['', ...diffLines(diff, keys.length)]),
  ].join('\n');

  function labelOf(owner: number | undefined): string {
    return servers[owner ?? servers.length]?.label ?? 'nobody';
  }
}

function diffLines({ moved, toNew, betweenOld, fromGone, ideal, modulo }: Diff, keys: number): string[] {
  const share = (count: number) => percent(keys === 0 ? 0 : count / keys);
  return [
    `${moved} of ${keys} keys move (${share(moved)})`,
    ...table([
      ['to new servers', `${toNew}`, share(toNew)],
      ['from servers that are gone', `${fromGone}`, share(fromGone)],
      ['between servers that stay', `${betweenOld}`, share(betweenOld)],
      ['ideal', ideal.toFixed(1), share(ideal)],
      ['with hash mod n', `${modulo}`, share(modulo)],
    ]),
  ];
}

function countsOf(owners: Uint16Array, servers: number): number[] {
  const counts = new Array<number>(servers).fill(0);
  for (const owner of owners) if (owner < servers) counts[owner] = (counts[owner] ?? 0) + 1;
  return counts;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function hex(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
