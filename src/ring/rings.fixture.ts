/** Rings for tests: small enough to go through, and with every way to be awkward. */
import fc from 'fast-check';
import { HASHES } from './hashes';
import { DIALECTS, isStrict, NOBODY, type Ring, type RingOptions, type Server } from './types';

export const equalServers = (count: number, weight = 1): Server[] =>
  Array.from({ length: count }, (_, index) => ({ label: `10.8.0.${index + 1}:7000`, weight }));

/** Weights from 0, labels of which some hash to the same points in some dialect, places given by hand. */
export const anyServers: fc.Arbitrary<Server[]> = fc.uniqueArray(
  fc.record(
    {
      label: fc.oneof(
        fc.constantFrom('a', 'b', 'ab', 'ba', 'h', 'h:11211', 'tie-node-116', 'tie-node-425', '节点'),
        fc.string({ maxLength: 3 }),
      ),
      weight: fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 20 })),
      at: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 0xffff_ffff })),
    },
    { requiredKeys: ['label', 'weight'] },
  ),
  { selector: ({ label }) => label, maxLength: 7 },
);

export const anyOptions: fc.Arbitrary<RingOptions> = fc.record({
  dialect: fc.constantFrom(...DIALECTS),
  hash: fc.constantFrom(...HASHES),
  pointsPerServer: fc.constantFrom(1, 2, 3, 4, 7, 8, 40, 160),
});

export const anyHash: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 0xffff_ffff }),
  fc.constantFrom(0, 1, 2, 3, 4, 97, 98, 0xffff_fffe, 0xffff_ffff),
);

/** Hashes around each point, where owners change. */
export function borders({ points }: Ring): number[] {
  return [...points].flatMap((point) => [(point - 1) >>> 0, point, (point + 1) >>> 0]);
}

/** The owner, found by going through all points. */
export function ownerByHand({ points, owners, options }: Ring, hash: number): number {
  const at = points.findIndex((point) => (isStrict(options) ? point > hash : point >= hash));
  return owners[Math.max(0, at)] ?? NOBODY;
}
