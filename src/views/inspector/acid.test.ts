import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { scenarioById } from '../../lessons/catalog';
import { variantSetting } from '../../lessons/runs';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import type { Config, LogRecord, Move, World } from '../../sim/types';
import { nodeOf, withNode } from '../../sim/world';
import { type AcidCell, acid, worstCell } from './acid';

function s3(config: Partial<Config> = {}): Setting {
  const scenario = must(scenarioById('S3'));
  const setting = variantSetting(scenario, must(scenario.variants[0]));
  return { ...setting, config: { ...setting.config, ...config } };
}

/** The four cells after `step` entries of a run. */
function cellsAt(setting: Setting, moves: readonly Move[], step?: number): Record<string, AcidCell> {
  const trace = simulate(setting, moves);
  const at = step ?? trace.entries.length;
  const world = trace.entries[at - 1]?.world ?? trace.initial;
  const cells = acid(setting, world, trace, { step: at, effects: 0 });
  return Object.fromEntries(cells.map((cell) => [cell.letter, cell]));
}

/** Steps until the moment at which a node reaches a milestone. */
function stepOf(setting: Setting, moves: readonly Move[], node: string, milestone: string): number {
  const { entries } = simulate(setting, moves);
  const entry = entries.find(({ moments }) =>
    moments.some((moment) => moment.node === node && moment.milestone === milestone),
  );
  return must(entry).index + 1;
}

function appended(world: World, node: string, records: readonly LogRecord[]): World {
  const before = nodeOf(world, node);
  const log = [...before.log, ...records];
  return withNode(world, node, { ...before, log, durable: log.length });
}

const record = (type: string, tx = 't1'): LogRecord => ({ tx, type, body: null, postings: [], locks: [] });

const silent: readonly Move[] = [
  { when: { node: 'CLR', milestone: 'decided' }, act: { kind: 'crash', node: 'CLR', sent: ['WX-L'] } },
];

describe('acid: atomicity', () => {
  it('is open while nobody has decided or promised', () => {
    expect(cellsAt(s3(), [], 0).A).toMatchObject({ state: 'ok', key: 'open' });
  });

  it('rests on the promises of those in doubt', () => {
    const setting = s3();
    const step = stepOf(setting, [], 'WX-L', 'voted');
    expect(cellsAt(setting, [], step).A).toMatchObject({
      key: 'promised',
      values: { doubt: ['WX-L', 'ALI-L'], decided: [] },
    });
  });

  it('spreads from the one that decided to those that promised', () => {
    const setting = s3();
    const step = stepOf(setting, [], 'CLR', 'decided');
    expect(cellsAt(setting, [], step).A).toMatchObject({
      state: 'ok',
      key: 'spreading',
      values: { decision: 'commit', decided: ['CLR'], doubt: ['WX-L', 'ALI-L'] },
    });
  });

  it('is threatened once somebody is blocked in doubt', () => {
    expect(cellsAt(s3(), silent).A).toMatchObject({
      state: 'threatened',
      key: 'blocked',
      values: { nodes: ['ALI-L'], tx: 't1' },
    });
  });

  it('is broken when an operator decides against the coordinator', () => {
    const moves: Move[] = [
      ...silent,
      {
        when: { node: 'CLR', milestone: 'crashed' },
        after: 1_000_000,
        act: { kind: 'heuristic', node: 'ALI-L', tx: 't1', decision: 'abort' },
      },
    ];
    expect(cellsAt(s3(), moves).A).toMatchObject({
      state: 'broken',
      key: 'split',
      values: { commit: ['CLR', 'WX-L'], abort: ['ALI-L'] },
    });
  });

  it('holds when all have decided alike', () => {
    expect(cellsAt(s3(), []).A).toMatchObject({ state: 'ok', key: 'agreed', values: { count: 3 } });
  });
});

describe('acid: consistency', () => {
  it('holds at the start and at a calm end', () => {
    expect(cellsAt(s3(), [], 0).C).toMatchObject({
      state: 'ok',
      key: 'conserved',
      values: { expected: '¥950.00' },
    });
    expect(cellsAt(s3(), []).C?.key).toBe('conserved');
  });

  it('holds while money is on its way between two ledgers that can both go on', () => {
    const setting = s3();
    const first = must(simulate(setting, []).entries.find(({ rule }) => rule === '2PC-P5'));
    expect(cellsAt(setting, [], first.index + 1).C).toMatchObject({
      state: 'ok',
      key: first.node === 'WX-L' ? 'inTransit' : 'ahead',
      values: { amount: '¥250.00' },
    });
  });

  it('is threatened while the ledger that must follow cannot', () => {
    expect(cellsAt(s3(), silent).C).toMatchObject({
      state: 'threatened',
      key: 'inTransit',
      values: { amount: '¥250.00' },
    });
  });

  it('is broken when the counterpart of a debit aborts, with the amount', () => {
    const moves: Move[] = [
      ...silent,
      {
        when: { node: 'CLR', milestone: 'crashed' },
        after: 1_000_000,
        act: { kind: 'heuristic', node: 'ALI-L', tx: 't1', decision: 'abort' },
      },
    ];
    expect(cellsAt(s3(), moves).C).toMatchObject({
      state: 'broken',
      key: 'missing',
      values: { amount: '¥250.00' },
    });
  });

  it('is broken by an account below zero although the sum is right', () => {
    const setting = s3();
    const { initial } = simulate(setting, []);
    const postings = [
      { account: 'han', available: -16_000, frozen: 0 },
      { account: 'shop', available: 16_000, frozen: 0 },
    ];
    const world = appended(initial, 'ALI-L', [{ ...record('PAID', 't2'), postings }]);
    const trace = { initial: world, entries: [], end: 'quiet', failed: [] } as const;
    const [, cell] = acid(setting, world, trace, { step: 0, effects: 0 });
    expect(cell).toMatchObject({ state: 'broken', key: 'negative', values: { account: 'han' } });
  });
});

describe('acid: isolation', () => {
  it('says how many accounts are locked, and by whom', () => {
    const setting = s3();
    expect(cellsAt(setting, [], 0).I).toMatchObject({ state: 'ok', key: 'free' });
    expect(cellsAt(setting, [], stepOf(setting, [], 'CLR', 'decided')).I).toMatchObject({
      key: 'locked',
      values: { rows: ['li', 'han'], txs: ['t1'], count: 2 },
    });
  });

  it('holds while another transaction queues for a lock, and says what that costs', () => {
    const moves: Move[] = [
      ...silent,
      { when: { node: 'CLR', milestone: 'crashed' }, after: 1_000_000, act: { kind: 'begin', tx: 't2' } },
    ];
    const setting = s3();
    const step = stepOf(setting, moves, 'ALI-L', 'queued');
    expect(cellsAt(setting, moves, step).I).toMatchObject({
      state: 'ok',
      key: 'queued',
      values: { node: 'ALI-L', waiting: ['t2'], txs: ['t1'], waited: 0 },
    });
    const { entries } = simulate(setting, moves);
    const later = must(entries.findLast(({ world }) => nodeOf(world, 'ALI-L').lockQueue.length > 0));
    const waited = later.world.now - must(entries[step - 1]).endAt;
    expect(waited).toBeGreaterThan(0);
    expect(cellsAt(setting, moves, later.index + 1).I).toMatchObject({ key: 'queued', values: { waited } });
  });

  it('speaks only of the locks that are waited for', () => {
    const setting = s3();
    const { initial } = simulate(setting, []);
    const queued = withNode(initial, 'ALI-L', { ...nodeOf(initial, 'ALI-L'), lockQueue: ['t2'] });
    const locks = [{ account: 'li', change: 'taken' }] as const;
    const world = appended(queued, 'WX-L', [{ ...record('PREPARED'), locks }]);
    const trace = { initial: world, entries: [], end: 'quiet', failed: [] } as const;
    expect(acid(setting, world, trace, { step: 0, effects: 0 })[2]).toMatchObject({
      state: 'ok',
      key: 'next',
    });
  });

  it('is broken when two transactions hold one lock', () => {
    const setting = s3();
    const { initial } = simulate(setting, []);
    const locks = [{ account: 'han', change: 'taken' }] as const;
    const world = appended(initial, 'ALI-L', [
      { ...record('PREPARED'), locks },
      { ...record('PAID', 't2'), locks },
    ]);
    const trace = { initial: world, entries: [], end: 'quiet', failed: [] } as const;
    const cell = acid(setting, world, trace, { step: 0, effects: 0 })[2];
    expect(cell).toMatchObject({
      state: 'broken',
      key: 'shared',
      values: { account: 'han', txs: ['t1', 't2'] },
    });
  });
});

describe('acid: durability', () => {
  it('names the disks that hold a decision', () => {
    const setting = s3();
    expect(cellsAt(setting, [], 0).D).toMatchObject({ state: 'ok', key: 'undecided' });
    const step = stepOf(setting, [], 'CLR', 'decided');
    expect(cellsAt(setting, [], step).D).toMatchObject({ key: 'durable', values: { nodes: ['CLR'] } });
  });

  it('is not threatened by a lazy record that recovery can do without', () => {
    expect(cellsAt(s3(), [], 1).D).toMatchObject({
      state: 'ok',
      key: 'harmless',
      values: { records: ['CLR BEGIN'] },
    });
  });

  it('is threatened while a decision that must be forced is only lazy', () => {
    const setting = s3({ lazy: ['COMMIT'] });
    const step = stepOf(setting, [], 'CLR', 'decided');
    expect(cellsAt(setting, [], step).D).toMatchObject({
      state: 'threatened',
      key: 'lazy',
      values: { node: 'CLR', record: 'COMMIT' },
    });
  });

  it('is broken once a crash took a commit that had been announced', () => {
    expect(cellsAt(s3({ lazy: ['COMMIT'] }), silent).D).toMatchObject({
      state: 'broken',
      key: 'lost',
      values: { node: 'CLR', tx: 't1' },
    });
  });

  it('is not broken by losing a decision that nobody could have seen', () => {
    const unseen: Move[] = [
      { when: { node: 'CLR', milestone: 'decided' }, act: { kind: 'crash', node: 'CLR', sent: [] } },
    ];
    expect(cellsAt(s3({ lazy: ['COMMIT'] }), unseen).D?.key).not.toBe('lost');
  });
});

it('the cell to read first is the broken one, then the threatened one', () => {
  const cell = (letter: AcidCell['letter'], state: AcidCell['state']): AcidCell => ({
    letter,
    state,
    key: '',
    values: {},
  });
  expect(worstCell([cell('A', 'ok'), cell('C', 'threatened'), cell('I', 'broken')])).toBe('I');
  expect(worstCell([cell('A', 'ok'), cell('C', 'threatened')])).toBe('C');
  expect(worstCell([cell('A', 'ok'), cell('C', 'ok')])).toBe('A');
});
