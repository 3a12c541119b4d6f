/** Measurements of the ring, in Node, beside the rings of npm: all in turn in one run, so that the machine's moods fall on all alike. */
import HashRing from 'hashring';
import { must } from '../base/assert';
import { randomAt } from '../base/hash';
import { buildRing } from '../ring/build';
import { hashAll } from '../ring/hashes';
import { createLookUp, ownersOfHashes, ownersOfSorted } from '../ring/lookUp';
import { KETAMA, type Ring } from '../ring/types';
import { type Measured, median } from './result';
import { CONTENDERS, HASHRING, OURS } from './ringPeers';

const SIZES = [10, 100, 1_000] as const;
const ROUNDS = 9;

/** Of what takes a few milliseconds at most, so that nobody's code is new to the machine for long. */
const SHORT_ROUNDS = 25;
const DISTINCT = 50_000;
const HOT = 1_000;
const HOT_TIMES = 50;

/* Ids as payment networks have them, 31 and 20 characters long. */
const KEYS = Array.from({ length: DISTINCT }, (_, index) => {
  const digits = (place: number) =>
    `${Math.floor(randomAt(index, place) * 1e9)}`.padStart(9, '0') +
    `${Math.floor(randomAt(index, place + 1) * 1e9)}`.padStart(9, '0');
  return index % 2 === 0 ? `wx:oUpF8uMuAJO${digits(0).slice(0, 17)}` : `ali:2088${digits(0).slice(0, 12)}`;
});
const ADDED = '192.168.0.1:7000';
const HOT_KEYS = KEYS.slice(0, HOT);

function labels(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `10.${index >> 8}.${index & 0xff}.1:7000`);
}

/** What was measured of one task: the name of each contender, and its median in milliseconds. */
interface Task {
  readonly name: string;
  /** How many things were done in that time. */
  readonly count: number;
  readonly medians: ReadonlyMap<string, number>;
}

interface Turn {
  readonly name: string;
  readonly work: () => void;
  /** Puts things right for the next round. */
  readonly after?: () => void;
}

/** Every contender once in each round, in another order each time, after one round that does not count. */
function inTurn(name: string, count: number, turns: readonly Turn[], rounds = ROUNDS): Task {
  const times = new Map(turns.map((turn) => [turn.name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    const order = turns
      .map((turn, index) => ({ turn, rank: randomAt(round, name, index) }))
      .sort((a, b) => a.rank - b.rank);
    for (const { turn } of order) {
      const began = performance.now();
      turn.work();
      const took = performance.now() - began;
      turn.after?.();
      if (round > 0) must(times.get(turn.name)).push(took);
    }
  }
  return { name, count, medians: new Map([...times].map(([who, all]) => [who, median(all)])) };
}

/** Set to what was looked up last, so that no look-up is left out as useless. */
let last: unknown = null;

function tasksFor(size: number): Task[] {
  const names = labels(size);
  const all = CONTENDERS.map(({ name, build }) => ({ name, build, built: build(names) }));
  const eachKey = (lookUp: (key: string) => unknown, keys: readonly string[], times: number) => {
    for (let time = 0; time < times; time++) for (const key of keys) last = lookUp(key);
  };
  const rounds = size < 1_000 ? SHORT_ROUNDS : ROUNDS;
  const building = all.map(({ name, build }) => ({
    name,
    work: () => {
      last = build(names).lookUp()('once');
    },
  }));
  const distinct = all.map(({ name, built }) => ({
    name,
    work: () => eachKey(built.lookUp(), KEYS, 1),
  }));
  const hot = all.map(({ name, built }) => {
    const lookUp = built.lookUp();
    return { name, work: () => eachKey(lookUp, HOT_KEYS, HOT_TIMES) };
  });
  const adding = all.map(({ name, built }) => ({
    name,
    work: () => {
      last = built.add(ADDED, 'once');
    },
    after: () => built.undo(ADDED),
  }));
  return [
    inTurn(`build ${size}`, 1, building, rounds),
    inTurn(`distinct ${size}`, DISTINCT, distinct),
    inTurn(`hot ${size}`, HOT * HOT_TIMES, hot),
    inTurn(`add to ${size}`, 1, adding, rounds),
  ];
}

/** Look-ups of keys whose hash is known, as the page does when a server is dragged. */
function hashed(size: number): Task {
  const names = labels(size);
  const ring = buildRing(
    names.map((label) => ({ label, weight: 1 })),
    { ...KETAMA, dialect: 'hashring' },
  );
  const other = new HashRing(names);
  const hashes = hashAll('md5', KEYS);
  const sorted = hashes.toSorted((a, b) => a - b);
  const owners = new Uint16Array(hashes.length);
  return inTurn(`hashed ${size}`, DISTINCT * 10, [
    { name: OURS.name, work: () => tenTimes(() => ownersOfHashes(ring, hashes, owners)) },
    { name: 'this one, sorted hashes', work: () => tenTimes(() => ownersOfSorted(ring, sorted, owners)) },
    {
      name: HASHRING.name,
      work: () =>
        tenTimes(() => {
          for (const hash of hashes) last = must(other.ring[other.find(hash)]).server;
        }),
    },
  ]);
}

function tenTimes(work: () => void): void {
  for (let time = 0; time < 10; time++) work();
}

/** Keys of which hashring says something else, on rings of all sizes. */
function differing(): number {
  return SIZES.reduce((sum, size) => sum + differingAt(labels(size)), 0);
}

function differingAt(names: readonly string[]): number {
  const ring: Ring = buildRing(
    names.map((label) => ({ label, weight: 1 })),
    { ...KETAMA, dialect: 'hashring' },
  );
  const lookUp = createLookUp(ring);
  const other = new HashRing([...names]);
  return KEYS.filter((key) => ring.servers[lookUp(key)]?.label !== other.get(key)).length;
}

/** All measurements of the ring: those with a goal, and a table of everybody for people. */
export function ringMeasurements(): { readonly results: Measured[]; readonly everybody: string } {
  const tasks = new Map([...SIZES.flatMap(tasksFor), ...SIZES.map(hashed)].map((task) => [task.name, task]));
  const against = (task: string, name: string, goal: number): Measured => {
    const { medians } = must(tasks.get(task));
    const value = must(medians.get(OURS.name)) / must(medians.get(HASHRING.name));
    return { name: `ring, ${name}: time beside npm's hashring`, value, unit: '×', goal };
  };
  const { medians, count } = must(tasks.get('hashed 100'));
  const results = [
    {
      name: "ring, keys that npm's hashring gives to another server",
      value: differing(),
      unit: 'keys',
      goal: 0,
    },
    against('build 100', 'build 100 servers', 1 / 3),
    against('build 1000', 'build 1,000 servers', 1 / 3),
    ...SIZES.map((size) =>
      against(`distinct ${size}`, `distinct keys on ${size.toLocaleString('en')} servers`, 1 / 5),
    ),
    ...SIZES.map((size) => against(`hot ${size}`, `hot keys on ${size.toLocaleString('en')} servers`, 1)),
    against('add to 100', 'one server more beside 100', 1 / 50),
    against('hashed 100', 'hashes on 100 servers', 1),
    {
      name: 'ring, hashes on 100 servers: time for one',
      value: (must(medians.get(OURS.name)) * 1e6) / count,
      unit: 'ns',
      goal: 25,
    },
  ];
  if (last === null) throw new Error('nothing was looked up');
  return { results, everybody: [...tasks.values()].flatMap(linesOf).join('\n') };
}

/** One line for each contender: what it took, or how many a second it did. */
function linesOf({ name, count, medians }: Task): string[] {
  return [...medians].map(([who, ms]) => {
    const figure = count === 1 ? `${ms.toFixed(3)} ms` : `${(count / ms / 1_000).toFixed(3)} M/s`;
    const ratio = must(medians.get(HASHRING.name)) / ms;
    return `${name.padEnd(16)}${who.padEnd(26)}${figure.padStart(14)}${`${ratio.toFixed(2)} ×`.padStart(12)}`;
  });
}
