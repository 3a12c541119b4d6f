/** The points of a server, and the order of points. */
import { hasherOf } from './hashes';
import { md5Into } from './md5';
import type { RingOptions, Server } from './types';

/**
 * Points on their way into a ring. A tag holds the owner in its upper 16 bits and the ordinal in its lower ones, so that
 * comparing tags settles ties.
 */
export interface Points {
  readonly points: Uint32Array;
  readonly tags: Uint32Array;
}

/** Room for so many points. */
export function emptyPoints(count: number): Points {
  return { points: new Uint32Array(count), tags: new Uint32Array(count) };
}

/** The tag of a point. */
export function tagOf(owner: number, ordinal: number): number {
  return ((owner << 16) | ordinal) >>> 0;
}

const words = new Uint32Array(4);

/** Where the points of a server lie that have the ordinals `first` to `count` − 1, when it has `count` in all: written to `into` from `at` on. */
export function placePoints(
  server: Server,
  owner: number,
  [first, count]: readonly [number, number],
  options: RingOptions,
  into: Points,
  at: number,
): void {
  const label = hashedLabel(server, options);
  for (let ordinal = first, place = at; ordinal < count; ordinal++, place++)
    into.tags[place] = tagOf(owner, ordinal);
  if (count === 1 && server.at !== undefined) into.points[at] = server.at;
  else if (options.hash === 'md5') placeDigests(label, first, count, into.points, at);
  else {
    const hash = hasherOf(options.hash);
    for (let ordinal = first; ordinal < count; ordinal++)
      into.points[at + ordinal - first] = hash(`${label}-${ordinal}`);
  }
}

/** Point j is word j mod 4 of digest ⌊j / 4⌋. */
function placeDigests(label: string, first: number, count: number, into: Uint32Array, at: number): void {
  for (let number = first >> 2; number << 2 < count; number++) {
    md5Into(`${label}-${number}`, words);
    const from = Math.max(first, number << 2);
    const to = Math.min(count, (number << 2) + 4);
    for (let ordinal = from; ordinal < to; ordinal++) into[at + ordinal - first] = words[ordinal & 3] ?? 0;
  }
}

/** libmemcached names a server by its host alone when it listens at the usual port. */
function hashedLabel({ label }: Server, { dialect }: RingOptions): string {
  return dialect === 'libmemcached-weighted' && label.endsWith(':11211') ? label.slice(0, -6) : label;
}

/** The points in ascending order; those that are equal keep theirs. May sort in place. A radix sort: two arrays, three or four passes. */
export function sorted(unsorted: Points): Points {
  const { length } = unsorted.points;
  if (length <= FEW) return sortedFew(unsorted);
  /* Counting buckets costs time as well, so a few points are sorted by fewer bits at a time. */
  const bits = length < 2_048 ? 8 : 11;
  let from = unsorted;
  let to = emptyPoints(length);
  for (let shift = 0; shift < 32; shift += bits) {
    if (!pass(from, to, shift, bits)) continue;
    [from, to] = [to, from];
  }
  return from;
}

/** About the points of one server. */
const FEW = 192;

/** By the highest bits, which leaves few out of order, then each point into those before it. */
function sortedFew(unsorted: Points): Points {
  const roughly = emptyPoints(unsorted.points.length);
  const { points, tags } = pass(unsorted, roughly, 24, 8) ? roughly : unsorted;
  for (let next = 1; next < points.length; next++) {
    const point = points[next] as number;
    const tag = tags[next] as number;
    let at = next;
    for (; at > 0 && (points[at - 1] as number) > point; at--) {
      points[at] = points[at - 1] as number;
      tags[at] = tags[at - 1] as number;
    }
    points[at] = point;
    tags[at] = tag;
  }
  return { points, tags };
}

/** Moves points by the value of some bits. False, and nothing done, when that is the same for all. */
function pass(from: Points, to: Points, shift: number, bits: number): boolean {
  const mask = (1 << bits) - 1;
  const places = new Uint32Array(mask + 1);
  const { points, tags } = from;
  const { length } = points;
  for (let at = 0; at < length; at++) {
    const bucket = ((points[at] as number) >>> shift) & mask;
    places[bucket] = (places[bucket] as number) + 1;
  }
  if (length === 0 || places[((points[0] as number) >>> shift) & mask] === length) return false;
  let place = 0;
  for (let bucket = 0; bucket <= mask; bucket++) {
    const count = places[bucket] as number;
    places[bucket] = place;
    place += count;
  }
  for (let at = 0; at < length; at++) {
    const point = points[at] as number;
    const bucket = (point >>> shift) & mask;
    const target = places[bucket] as number;
    places[bucket] = target + 1;
    to.points[target] = point;
    to.tags[target] = tags[at] as number;
  }
  return true;
}
