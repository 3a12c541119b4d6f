/** Rings side by side: this one and those of npm, each behind the same few functions. */
import ConsistentHash from 'consistent-hash';
import HashRing from 'hashring';
import NodeHashRing from 'node-hashring';
import { buildRing } from '../ring/build';
import { withServer } from '../ring/change';
import { type HashName, hasherOf } from '../ring/hashes';
import { createLookUp, ownerOfHash } from '../ring/lookUp';
import type { Server } from '../ring/types';

const POINTS = 160;

/** Beyond what its hashes reach; with the range that it takes by itself, 160,000 points do not find room. */
const RANGE = 536_870_909;

/** A ring that has been built. */
interface Built {
  /** Looks each key up. A fresh one has nothing remembered of earlier keys where that is up to its user. */
  readonly lookUp: () => (key: string) => unknown;
  /** Puts one server more in and looks one key up. */
  readonly add: (label: string, key: string) => unknown;
  /** Takes it out again; not measured. */
  readonly undo: (label: string) => void;
}

export interface Contender {
  readonly name: string;
  readonly build: (names: readonly string[]) => Built;
}

function ours(name: string, hash: HashName): Contender {
  return {
    name,
    build: (names) => {
      const servers: Server[] = names.map((label) => ({ label, weight: 1 }));
      const ring = buildRing(servers, { dialect: 'hashring', hash, pointsPerServer: POINTS });
      return {
        lookUp: () => {
          const lookUp = createLookUp(ring);
          return (key) => lookUp(key);
        },
        add: (label, key) => ownerOfHash(withServer(ring, { label, weight: 1 }), hasherOf(hash)(key)),
        undo: () => {},
      };
    },
  };
}

export const OURS = ours('this one, md5', 'md5');

export const HASHRING: Contender = {
  name: 'hashring 3.2.0',
  build: (names) => {
    const ring = new HashRing([...names]);
    return {
      lookUp: () => (key) => ring.get(key),
      add: (label, key) => ring.add(label).get(key),
      undo: (label) => ring.remove(label),
    };
  },
};

export const CONTENDERS: readonly Contender[] = [
  OURS,
  ours('this one, fnv1a-mixed', 'fnv1a-mixed'),
  HASHRING,
  {
    name: 'consistent-hash 1.2.2',
    build: (names) => {
      const ring = new ConsistentHash({ range: RANGE, controlPoints: POINTS });
      for (const name of names) ring.add(name);
      /* It sorts its points when it is asked first. */
      ring.get('');
      return {
        lookUp: () => (key) => ring.get(key),
        add: (label, key) => ring.add(label).get(key),
        undo: (label) => {
          ring.remove(label);
          /* Else the next server would find no map of points to enter. */
          ring.get('');
        },
      };
    },
  },
  {
    name: 'node-hashring 1.0.2',
    build: (names) => {
      const ring = new NodeHashRing([...names], POINTS);
      return {
        lookUp: () => (key) => ring.findNode(key),
        add: (label, key) => {
          ring.addNode(label);
          return ring.findNode(key);
        },
        undo: (label) => ring.removeNode(label),
      };
    },
  },
];
