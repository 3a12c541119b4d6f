/**
 * Rendezvous hashing, also called highest random weight (David Thaler, Chinya Ravishankar, 1996): every server draws a
 * lot for the key, and the highest lot wins. A server that leaves loses its own keys and moves no others.
 */
import { hash32, mix32 } from '../base/hash';
import { md5Word } from './md5';
import { NOBODY, type Server } from './types';

/** Between name and key, so that no other pair gives the same text; ids do not contain it. */
const SEPARATOR = '\x1f';

/** How many lots there are. */
const LOTS = 0x1_0000_0000;

/**
 * The index of the owner of a key: the name whose first md5 word of `name 0x1f key` is the greatest, of equals the first;
 * NOBODY without names. Exact and slow: an md5 for each name. It knows no weights.
 */
export function rendezvousOwner(names: readonly string[], key: string): number {
  let owner = NOBODY;
  let highest = -1;
  for (const [index, name] of names.entries()) {
    const lot = md5Word(name + SEPARATOR + key);
    if (lot > highest) {
      highest = lot;
      owner = index;
    }
  }
  return owner;
}

/**
 * For each key hash (u32) the index of its owner. The fast form: a lot is mix32(key hash XOR a seed from the label), so the
 * owners differ from those of `rendezvousOwner`, and keys with the same hash share their owner; the properties are the same.
 *
 * With weights w and lots u in (0, 1) the greatest −w/ln(u) wins (Christian Schindelhauer, Gunnar Schomaker, 2005), which
 * gives each server w/W of the keys and changes nothing between servers whose weights stay. A server without a positive
 * weight owns nothing; when none is left, everything is NOBODY's.
 */
export function rendezvousOwners(servers: readonly Server[], hashes: Uint32Array): Uint16Array {
  const owners = new Uint16Array(hashes.length).fill(NOBODY);
  const taking = [...servers.keys()].filter((index) => (servers[index]?.weight ?? 0) > 0);
  const seeds = Uint32Array.from(taking, (index) => hash32(servers[index]?.label ?? ''));
  const weights = Float64Array.from(taking, (index) => servers[index]?.weight ?? 0);
  const isWeighted = weights.some((weight) => weight !== weights[0]);
  const places = isWeighted ? heaviest(seeds, weights, hashes) : highest(seeds, hashes);
  if (taking.length > 0)
    for (let i = 0; i < owners.length; i++) owners[i] = taking[places[i] as number] as number;
  return owners;
}

/** For each hash the place of the seed with the highest lot, of equals the first. */
function highest(seeds: Uint32Array, hashes: Uint32Array): Uint16Array {
  const places = new Uint16Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number;
    let best = -1;
    let place = 0;
    for (let s = 0; s < seeds.length; s++) {
      const lot = mix32(hash ^ (seeds[s] as number));
      if (lot > best) {
        best = lot;
        place = s;
      }
    }
    places[i] = place;
  }
  return places;
}

/** The same by −w/ln(u); with equal weights it would decide as `highest` does, since the score grows with the lot. */
function heaviest(seeds: Uint32Array, weights: Float64Array, hashes: Uint32Array): Uint16Array {
  const places = new Uint16Array(hashes.length);
  // −ln u is above 1 − u, so most lots are seen to lose without a logarithm. The 64 is more than any error of rounding.
  const reaches = weights.map((weight) => weight * (LOTS + 64));
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number;
    let best = -1;
    let place = 0;
    for (let s = 0; s < seeds.length; s++) {
      const lot = mix32(hash ^ (seeds[s] as number));
      if ((reaches[s] as number) <= best * (LOTS - lot)) continue;
      const score = (weights[s] as number) / minusLogarithm(lot);
      if (score > best) {
        best = score;
        place = s;
      }
    }
    places[i] = place;
  }
  return places;
}

/**
 * −ln((lot + ½) / 2^32) of a u32 lot, by the series of the inverse hyperbolic tangent. It is made of +, −, × and ÷ alone,
 * which IEEE 754 prescribes to the last bit, so unlike Math.log it is the same number in every engine. The relative error
 * is below 1e-11; neighbouring lots differ by more, so equal weights give the order of the lots themselves.
 */
export function minusLogarithm(lot: number): number {
  const bits = 32 - Math.clz32(lot);
  let halvings = Math.clz32(lot);
  let mantissa = (lot + 0.5) / (bits === 32 ? LOTS : (1 << bits) >>> 0);
  if (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    halvings++;
  }
  const z = (mantissa - 1) / (mantissa + 1);
  const square = z * z;
  let series = 1 / 13;
  for (let odd = 11; odd > 0; odd -= 2) series = series * square + 1 / odd;
  return halvings * Math.LN2 - 2 * z * series;
}
