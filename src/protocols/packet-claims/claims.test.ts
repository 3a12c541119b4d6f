/** What must be true of a packet, and the one way in which it is not: an owner that slept, and a store that asks nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { conservation } from '../../sim/conservation';
import { play } from '../../sim/driver';
import { simulate } from '../../sim/simulate';
import type { Act, Trace } from '../../sim/types';
import { movesOf, walk } from '../../sim/walk';
import { judge } from '../judge';
import { packetClaims } from '.';

const unfenced = must(packetClaims.variants?.unfenced);
const guarded = [packetClaims, must(packetClaims.variants?.conditional)];
type Run = ReturnType<typeof play>;

function brokenIn(trace: Trace, protocol = unfenced, setting = protocol.neutral(2)): string[] {
  const verdicts = judge(trace, setting, protocol);
  return verdicts.flatMap(({ property, step }) =>
    property.kind === 'always' && step !== null ? [property.id] : [],
  );
}

function traceOf(run: Run): Trace {
  return { initial: simulate(run.setting, []).initial, entries: run.entries, end: 'quiet', failed: [] };
}

/** The owner sleeps with a request before it; the packet is given away by the next one; then the old one wakes. */
function slept(): Run {
  const run = play(unfenced.neutral(2)).until('WON', 'SET-1', 'GW').until('GRAB', 'GW', 'SET-1');
  run.do({ kind: 'pause', node: 'SET-1' }).timeout('GW', 'answer').until('TOO-LATE', 'SET-2', 'GW');
  return run.do({ kind: 'resume', node: 'SET-1' }).untilQuiet();
}

describe('a red packet without a guard', () => {
  it('HB-P1 gives one share to two people, and MONEY-2 pays more than there is', () => {
    const run = slept();
    expect(brokenIn(traceOf(run))).toEqual(['HB-P1', 'HB-P3', 'MONEY-2']);
    const claims = run.node('HB-DB').log.map(({ body }) => body);
    expect(claims).toEqual([
      { share: 1, to: 1 },
      { share: 2, to: 3 },
      { share: 3, to: 4 },
      { share: 2, to: 2 },
    ]);
  });

  it('HB-P3 has four winners of three shares, and one of them heard first that it was too late', () => {
    const run = slept();
    expect(run.node('GW').instances.t1?.context).toMatchObject({ told: [1, 3, 4, 2], late: 12 });
  });

  it('MONEY-1 makes no money all the same: what is paid twice is missing in the packet', () => {
    const run = slept();
    expect(run.entries.every(({ world }) => conservation(run.setting, world).ok)).toBe(true);
  });
});

describe('a red packet', () => {
  it('HB-P4 shows nothing that is not in the table, unless the table forgets', () => {
    const setting = packetClaims.neutral(2);
    const careless = { ...setting, config: { ...setting.config, lazy: ['CLAIM'] } };
    const run = play(careless).until('WON', 'SET-1', 'GW').crash('HB-DB').deliver('WON', 'SET-1', 'GW');
    expect(brokenIn(traceOf(run), packetClaims, careless)).toEqual(['HB-P4']);
  });

  it('HB-P5 is given away whole when nothing goes wrong', () => {
    for (const protocol of [...guarded, unfenced]) {
      const setting = protocol.neutral(2);
      const found = judge(simulate(setting, []), setting, protocol).find(
        ({ property }) => property.id === 'HB-P5',
      );
      expect(found?.step).not.toBeNull();
    }
  });

  it('HB-P2 gives nobody two shares, and keeps every other promise with a guard, whatever else goes wrong', () => {
    const isAllowed = ({ kind }: Act): boolean => kind !== 'heuristic';
    fc.assert(
      fc.property(
        fc.constantFrom(...guarded),
        fc.array(fc.nat(0xffff_ffff), { maxLength: 80 }),
        (protocol, choice) => {
          const setting = protocol.neutral(3);
          const trace = simulate(setting, movesOf(walk(setting, choice, isAllowed)));
          expect(brokenIn(trace, protocol, setting)).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  });
});
