import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { resolveRun, runCatalog } from '../../lessons/catalog';
import { equalShards, type Scene } from '../../ring/scene';
import { SMALL } from '../../ring/scenes.fixture';
import { checkRun, isName } from '../../sim/codec/checkRun';
import { limits } from '../../sim/codec/limits';
import { openLink } from '../../sim/codec/openLink';
import { balances } from '../../sim/ledger';
import { simulate } from '../../sim/simulate';
import type { Run } from '../../sim/types';
import { createPainter, type RingPicture } from './picture';
import { nodeOf, participantsOf, TRANSFER_PROTOCOLS, transferHash, transferRun } from './ringTransfer';

const pictured = (scene: Scene): RingPicture => createPainter()({ scene, base: scene });

/** Four shards, and these keys, each at a place of its own. */
function withKeys(keys: readonly string[], change: Partial<Scene> = {}): RingPicture {
  return pictured({ ...SMALL, keys: { kind: 'own', keys, missing: 0 }, ...change });
}

const picture = pictured(SMALL);
const owners = picture.now.owners;
const onShard = (place: number): number => owners.indexOf(place);

function endOf(run: Run) {
  expect(checkRun(run)).toBeNull();
  const setting = resolveRun(run);
  const { end, entries } = simulate(setting, run.moves);
  const { payer, payee } = balances(setting.cast, must(entries.at(-1)).world);
  return { end, payer: payer?.available, payee: payee?.available, frozen: payer?.frozen };
}

const COMMITTED = { end: 'quiet', payer: 55_000, payee: 40_000, frozen: 0 };

/** Names of the two owners in the run of a transfer between the first two keys. */
function namesOf(keys: readonly [string, string]): string[] {
  const run = must(transferRun(withKeys(keys), [0, 1], 'two-phase-commit'));
  expect(checkRun(run)).toBeNull();
  return must(run.cast).accounts.map(({ owner }) => owner.en);
}

describe('who takes part in a transfer', () => {
  it('are the shards of both keys, that of the payer first', () => {
    const [a, c] = [onShard(0), onShard(2)];
    expect(participantsOf(picture, [a, c])).toEqual([1, 3]);
    expect(participantsOf(picture, [c, a])).toEqual([3, 1]);
    expect(nodeOf(28)).toBe('SHARD-AB');
  });

  it('is one shard when it keeps both', () => {
    const first = onShard(1);
    expect(participantsOf(picture, [first, owners.indexOf(1, first + 1)])).toEqual([2]);
  });

  it('is nobody for a key without a shard, or that is not there', () => {
    expect(participantsOf(picture, [onShard(0), 99_999])).toEqual([1, 0]);
    expect(participantsOf(pictured({ ...SMALL, ...equalShards(0) }), [0, 1])).toEqual([0]);
  });
});

describe('the run of a transfer', () => {
  it('asks both shards, and moves ¥250 to where there is ¥400 then', () => {
    const run = must(transferRun(picture, [onShard(0), onShard(2)], 'two-phase-commit'));
    const { nodes, accounts } = must(run.cast);
    expect(nodes.map(({ id }) => id)).toEqual(['CLR', 'SHARD-A', 'SHARD-C']);
    expect(accounts.map(({ node }) => node)).toEqual(['SHARD-A', 'SHARD-C']);
    expect(endOf(run)).toEqual(COMMITTED);
  });

  it('asks one when both accounts are there', () => {
    const first = onShard(1);
    const run = must(transferRun(picture, [first, owners.indexOf(1, first + 1)], 'two-phase-commit'));
    expect(must(run.cast).nodes.map(({ id }) => id)).toEqual(['CLR', 'SHARD-B']);
    expect(endOf(run)).toEqual(COMMITTED);
  });

  it('is none when an account has no shard to be on', () => {
    const down = SMALL.shards.map((shard) => ({ ...shard, isDown: shard.id === 2 }));
    const slots = pictured({ ...SMALL, algorithm: 'slots', shards: down });
    const lost = slots.now.owners.indexOf(0xffff);
    const kept = slots.now.owners.indexOf(0);
    expect(transferRun(slots, [lost, kept], 'two-phase-commit')).toBeNull();
    expect(transferRun(slots, [kept, lost], 'two-phase-commit')).toBeNull();
    expect(transferRun(picture, [0, 99_999], 'two-phase-commit')).toBeNull();
    expect(transferRun(pictured({ ...SMALL, ...equalShards(0) }), [0, 1], 'two-phase-commit')).toBeNull();
  });

  it.each(TRANSFER_PROTOCOLS)('opens in the workbench and commits: %s', async (protocol) => {
    const emoji = withKeys(['👨‍👩‍👧‍👦'.repeat(10), 'constructor', 'third', 'fourth']);
    const apart = emoji.now.owners.findIndex((owner) => owner !== emoji.now.owners[0]);
    for (const [shown, transfer] of [
      [picture, [onShard(3), onShard(0)]],
      [emoji, [0, apart]],
    ] as const) {
      const hash = must(await transferHash(shown, transfer, protocol));
      const { opened, error } = openLink(hash, runCatalog);
      expect(error).toBeNull();
      expect(must(opened).position).toEqual({ step: 0, effects: 0 });
      expect(endOf(must(opened).run)).toEqual(COMMITTED);
    }
  });

  it('is none of a shard that has gone meanwhile', async () => {
    const none = pictured({ ...SMALL, ...equalShards(0) });
    expect(await transferHash(none, [0, 1], 'two-phase-commit')).toBeNull();
  });
});

describe('the names of payer and payee', () => {
  it('are the keys themselves where they can be', () => {
    expect(namesOf(['wx:oAbc_-9', '李雷 😀'])).toEqual(['wx:oAbc_-9', '李雷 😀']);
    expect(namesOf(['x'.repeat(40), '2088000000001234'])).toEqual(['x'.repeat(40), '2088000000001234']);
  });

  it('are cut between characters, and without what cannot be shown', () => {
    expect(namesOf([`x${'😀'.repeat(64)}`, '字'.repeat(85)])).toEqual([
      `x${'😀'.repeat(19)}`,
      '字'.repeat(40),
    ]);
    expect(namesOf(['a\tb\u202ec\ud83d', '\u0000'])).toEqual(['abc', '']);
  });

  it('are in quotes where every object has one of that name', () => {
    expect(namesOf(['constructor', '__proto__'])).toEqual(['“constructor”', '“__proto__”']);
  });

  it('are names whatever the keys are', () => {
    const key = fc.oneof(
      fc.array(fc.nat(0xffff), { maxLength: 90 }).map((codes) => String.fromCharCode(...codes)),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)),
    );
    fc.assert(
      fc.property(key, key, (payer, payee) => {
        for (const name of namesOf([payer, payee])) {
          expect(isName(name, 0)).toBe(true);
          expect(name.length).toBeLessThanOrEqual(limits.nameCharacters);
        }
      }),
    );
  });
});
