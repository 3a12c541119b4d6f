/** Rings that differ from another one by some servers, without hashing again what stays. */
import { checkedCounts, pointCounts } from './build';
import { originOf, settled } from './origin';
import { emptyPoints, type Points, placePoints, sorted, tagOf } from './points';
import { NOBODY, type Ring, type Server } from './types';

/**
 * The ring of these servers, with the options of the given one or with another number of points: the same arrays, bit for bit, as if
 * it were built from nothing. Servers are known again by their labels. Only points that come are hashed, and only those are sorted.
 * @throws what `buildRing` throws.
 */
export function withServers(
  ring: Ring,
  servers: readonly Server[],
  pointsPerServer = ring.options.pointsPerServer,
): Ring {
  const old = originOf(ring);
  const options = { ...old.options, pointsPerServer };
  const counts = checkedCounts(servers, options);
  const plan = planOf(old, servers, counts);
  const fresh = freshPoints(old, servers, counts, plan);
  let total = 0;
  for (const count of counts) total += count;
  const merged: Ring = {
    servers,
    options,
    points: new Uint32Array(total),
    owners: new Uint16Array(total),
    ordinals: new Uint16Array(total),
  };
  if (plan.isGrowth) insert(old, fresh, merged);
  else {
    merge(old, plan, fresh, merged);
    orderTies(merged);
  }
  return settled(merged);
}

/** The ring with one server more, at the end of the list; or, when it has a server of that label already, with this one in its place. */
export function withServer(ring: Ring, server: Server): Ring {
  const { servers } = ring;
  const isThere = servers.some(({ label }) => label === server.label);
  const changed = isThere
    ? servers.map((other) => (other.label === server.label ? server : other))
    : [...servers, server];
  return withServers(ring, changed);
}

/** The ring without the server of this label. */
export function withoutServer(ring: Ring, label: string): Ring {
  return withServers(
    ring,
    ring.servers.filter((server) => server.label !== label),
  );
}

interface Plan {
  /** For each old server: its new index. NOBODY: it goes. */
  readonly targets: Uint16Array;
  /** For each old server: so many of its points stay, those with the lowest ordinals. */
  readonly kept: Uint32Array;
  /** For each new server: so many of its points are there already. */
  readonly known: Uint32Array;
  /** Whether every old point stays, and belongs to a server of the same index. */
  readonly isGrowth: boolean;
}

function planOf(old: Ring, servers: readonly Server[], counts: readonly number[]): Plan {
  const targets = new Uint16Array(old.servers.length).fill(NOBODY);
  const kept = new Uint32Array(old.servers.length);
  const known = new Uint32Array(servers.length);
  const oldCounts = pointCounts(old.servers, old.options);
  const indexBefore = indicesBefore(old.servers, servers);
  let isGrowth = true;
  servers.forEach((server, index) => {
    const from = indexBefore(server, index);
    const before = from === undefined ? undefined : old.servers[from];
    if (from === undefined || before === undefined) return;
    const count = counts[index] ?? 0;
    const oldCount = oldCounts[from] ?? 0;
    targets[from] = index;
    if (pinOf(server, count) !== pinOf(before, oldCount)) return;
    kept[from] = Math.min(count, oldCount);
    known[index] = kept[from];
  });
  for (let from = 0; from < oldCounts.length; from++)
    isGrowth &&= targets[from] === from && kept[from] === oldCounts[from];
  return { targets, kept, known, isGrowth };
}

/** Finds servers again, by label and among equal labels by order. Each call takes one, so calls come in the order of the new list. */
function indicesBefore(
  before: readonly Server[],
  after: readonly Server[],
): (server: Server, index: number) => number | undefined {
  /* The usual changes are a server at the end and another weight; then the list says it all. */
  if (before.every((server, index) => server.label === after[index]?.label))
    return (_, index) => (index < before.length ? index : undefined);
  const byLabel = new Map<string, number[]>();
  for (let index = before.length - 1; index >= 0; index--) {
    const label = before[index]?.label ?? '';
    const namesakes = byLabel.get(label);
    if (namesakes) namesakes.push(index);
    else byLabel.set(label, [index]);
  }
  return ({ label }) => byLabel.get(label)?.pop();
}

/** Where a server wants its only point, if it has one only. */
function pinOf(server: Server, count: number): number | undefined {
  return count === 1 && server.at !== undefined ? server.at >>> 0 : undefined;
}

function freshPoints(
  old: Ring,
  servers: readonly Server[],
  counts: readonly number[],
  { known }: Plan,
): Points {
  let total = 0;
  counts.forEach((count, index) => {
    total += count - (known[index] as number);
  });
  const fresh = emptyPoints(total);
  let at = 0;
  servers.forEach((server, index) => {
    const first = known[index] as number;
    const count = counts[index] ?? 0;
    if (first === count) return;
    placePoints(server, index, [first, count], old.options, fresh, at);
    at += count - first;
  });
  return sorted(fresh);
}

/** Puts fresh points between the old ones, from the last to the first: what lies between two of them moves as a whole. */
function insert(old: Ring, fresh: Points, merged: Ring): void {
  const { points, owners, ordinals } = merged;
  points.set(old.points);
  owners.set(old.owners);
  ordinals.set(old.ordinals);
  let end = old.points.length;
  let hasTies = false;
  for (let next = fresh.points.length - 1; next >= 0; next--) {
    const point = fresh.points[next] as number;
    const tag = fresh.tags[next] as number;
    const start = firstNotBelow(old.points, point, end);
    const place = start + next;
    points.copyWithin(place + 1, start, end);
    owners.copyWithin(place + 1, start, end);
    ordinals.copyWithin(place + 1, start, end);
    points[place] = point;
    owners[place] = tag >>> 16;
    ordinals[place] = tag;
    hasTies ||= points[place + 1] === point;
    end = start;
  }
  if (hasTies) orderTies(merged);
}

/** The index of the first of the points before `end` that is not below this one; `end` when all are. */
function firstNotBelow(points: Uint32Array, point: number, end: number): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle] as number) < point) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Takes old points that stay and fresh ones together, by value. */
function merge(old: Ring, { targets, kept }: Plan, fresh: Points, { points, owners, ordinals }: Ring): void {
  const { length } = fresh.points;
  let next = 0;
  let place = 0;
  const takeFresh = (limit: number) => {
    for (; next < length && (fresh.points[next] as number) <= limit; next++, place++) {
      const tag = fresh.tags[next] as number;
      points[place] = fresh.points[next] as number;
      owners[place] = tag >>> 16;
      ordinals[place] = tag;
    }
  };
  for (let at = 0; at < old.points.length; at++) {
    const owner = old.owners[at] as number;
    const ordinal = old.ordinals[at] as number;
    if (ordinal >= (kept[owner] as number)) continue;
    const point = old.points[at] as number;
    if (next < length && (fresh.points[next] as number) <= point) takeFresh(point);
    points[place] = point;
    owners[place] = targets[owner] as number;
    ordinals[place++] = ordinal;
  }
  takeFresh(0xffff_ffff);
}

/** Equal points stand by server, then by ordinal; servers may have changed their order, and fresh points come in anywhere. */
function orderTies({ points, owners, ordinals }: Ring): void {
  const tagAt = (at: number) => tagOf(owners[at] as number, ordinals[at] as number);
  for (let at = 1; at < points.length; at++) {
    if (points[at] !== points[at - 1]) continue;
    for (let low = at; low > 0 && points[low] === points[low - 1]; low--) {
      const tag = tagAt(low);
      const before = tagAt(low - 1);
      if (tag >= before) break;
      owners[low - 1] = tag >>> 16;
      ordinals[low - 1] = tag;
      owners[low] = before >>> 16;
      ordinals[low] = before;
    }
  }
}
