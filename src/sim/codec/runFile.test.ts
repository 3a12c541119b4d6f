import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { runCatalog as catalog, scenarioById, settingOf } from '../../lessons/catalog';
import { variantRun } from '../../lessons/runs';
import { actsOnMessage, actsOnNode } from '../acts';
import { simulate } from '../simulate';
import type { Act, Move, Run } from '../types';
import { outcomeDigest } from './digest';
import { encodeLink } from './link';
import { sortedMarks } from './marks';
import { linkTo, openLink } from './openLink';
import { readRunFile } from './readRunFile';
import { writeRunFile } from './writeRunFile';

function file(moves: readonly object[], more: object = {}): string {
  return JSON.stringify({
    format: 'commitscope/run',
    version: 1,
    protocol: 'two-phase-commit',
    scenario: 'S1',
    moves,
    ...more,
  });
}

function opened(text: string) {
  const { opened: run, error } = readRunFile(text, catalog);
  expect(error).toBeNull();
  return must(run);
}

const codeOf = (text: string) => readRunFile(text, catalog).error?.code;

/** A run that a person could have made: at random steps, something that is possible there. */
function wander(scenario: string, picks: readonly (readonly [number, number])[]): Run {
  const found = must(scenarioById(scenario));
  let run: Run = { ...variantRun(found, must(found.variants[0])) };
  const setting = must(value(settingOf(run)));
  for (const [where, what] of picks) {
    const trace = simulate(setting, run.moves);
    const last = run.moves.reduce((step, move) => ('afterStep' in move ? move.afterStep + 1 : step), 0);
    const step = last + (where % (trace.entries.length - last + 1 || 1));
    if (step > trace.entries.length) break;
    const world = trace.entries[step - 1]?.world ?? trace.initial;
    const possible: Act[] = [
      ...setting.cast.nodes.flatMap(({ id }) => actsOnNode(setting, world, id)),
      ...world.network.flatMap((message) => actsOnMessage(setting, world, message)),
    ].flatMap(({ act, refusal }) => (refusal === null ? [act] : []));
    const act = possible[what % possible.length];
    if (act) run = { ...run, moves: [...run.moves, { afterStep: step, act }] };
  }
  return run;
}

function value<T>(result: { ok: true; value: T } | { ok: false }): T | null {
  return result.ok ? result.value : null;
}

const marks = fc
  .uniqueArray(
    fc.record({ step: fc.nat(60), note: fc.constantFrom('Both promised', '钱在哪里？', 'a "b" \\ c') }),
    {
      selector: ({ step }) => step,
      maxLength: 8,
    },
  )
  .map(sortedMarks);

const wandering = fc
  .record({
    scenario: fc.constantFrom('S1', 'S2', 'S3'),
    picks: fc.array(fc.tuple(fc.nat(40), fc.nat(200)), { maxLength: 6 }),
  })
  .map(({ scenario, picks }) => wander(scenario, picks));

describe('run files', () => {
  it('give back the run that was written, and its position', () => {
    fc.assert(
      fc.property(wandering, fc.nat(30), marks, (run, step, notes) => {
        const trace = simulate(must(value(settingOf(run))), run.moves);
        const position = { step: Math.min(step, trace.entries.length), effects: 0 };
        const again = opened(writeRunFile(run, position, notes));
        expect(again.run).toEqual(run);
        expect(again.position).toEqual(position);
        expect(again.marks).toEqual(notes);
      }),
      { numRuns: 40 },
    );
  });

  it('open as links to the same picture', () => {
    fc.assert(
      fc.property(wandering, marks, (run, notes) => {
        const here = opened(writeRunFile(run, null, notes));
        const link = openLink(`https://example.org/app/${linkTo(here)}`, catalog);
        expect(link.error).toBeNull();
        expect(link.opened).toEqual(here);
      }),
      { numRuns: 25 },
    );
  });

  it('wait with an act until it is possible', () => {
    const { run, trace, position } = opened(
      file([{ drop: { type: 'VOTE-YES', from: 'WX-L', to: 'CLR' } }, { crash: 'CLR' }]),
    );
    const [drop, crash] = run.moves as readonly Extract<Move, { afterStep: number }>[];
    expect(drop?.afterStep).toBeGreaterThan(0);
    expect(crash?.afterStep).toBe((drop?.afterStep ?? 0) + 1);
    expect(trace.entries[drop?.afterStep ?? 0]?.losses[0]?.reason).toBe('dropped');
    expect(position.step).toBe(trace.entries.length);
  });

  it('interrupt a reaction, cut, hold, and end where the script ends', () => {
    const { run, position, trace } = opened(
      file([
        { run: 1, comment: 'the client asks' },
        { deliver: { type: 'PREPARE', from: 'CLR', to: 'ALI-L' }, crashAfter: { effects: 1 } },
        { cut: [['CLR'], ['RISK']] },
        { recover: 'ALI-L' },
        { hold: { type: 'VOTE-YES', from: 'WX-L', to: 'CLR' } },
        { run: 1 },
      ]),
    );
    expect(run.moves.map(({ act }) => act.kind)).toEqual(['deliver', 'cut', 'recover', 'delay']);
    expect(run.moves[0]).toMatchObject({ afterStep: 1, act: { crashAfter: { effects: 1 } } });
    const last = must(run.moves.at(-1));
    expect('afterStep' in last && last.afterStep + 2).toBe(position.step);
    expect(trace.entries.length).toBeGreaterThan(position.step);
  });

  it('carry out S3 written by hand as its author wrote it', () => {
    const s3 = must(scenarioById('S3'));
    const w2 = must(s3.variants.find(({ id }) => id === 'W2'));
    const { run, trace } = opened(
      file(
        [
          { when: { node: 'CLR', milestone: 'decided' }, crash: 'CLR', sent: ['WX-L'] },
          { when: { node: 'CLR', milestone: 'crashed' }, after: 2_000_000, begin: 't2' },
          { when: { node: 'CLR', milestone: 'crashed' }, after: 8_000_000, recover: 'CLR' },
        ],
        { scenario: 'S3', seed: s3.seed },
      ),
    );
    expect(run).toEqual(variantRun(s3, w2));
    const setting = must(value(settingOf(run)));
    expect(outcomeDigest(setting, trace)).toBe(outcomeDigest(setting, simulate(setting, w2.moves)));
  });

  it('take an own cast with Chinese names', () => {
    const cast = {
      nodes: ['清算', '甲行', '乙行'],
      accounts: [
        { id: '李', node: '甲行', owner: '李雷', available: 5000 },
        { id: '韩', node: '乙行', available: 0 },
      ],
      transactions: [
        {
          id: 't1',
          members: [
            { node: '清算', role: 'coordinator' },
            { node: '甲行', role: 'participant' },
            { node: '乙行', role: 'participant' },
          ],
          legs: [
            { account: '李', amount: -5000 },
            { account: '韩', amount: 5000 },
          ],
        },
      ],
    };
    const here = opened(
      file([{ crash: '清算' }, { recover: '清算' }], {
        scenario: undefined,
        cast,
        config: { timeouts: { votes: 9_000_000 } },
      }),
    );
    expect(here.trace.entries.at(-1)?.world.nodes.乙行?.log.length).toBeGreaterThan(0);
    expect(here.setting.config.timeouts.votes).toBe(9_000_000);
    const again = openLink(linkTo(here), catalog);
    expect(again.error).toBeNull();
    expect(again.opened).toEqual(here);
    expect(opened(writeRunFile(here.run)).run).toEqual(here.run);
  });

  it('keep the moves before the one that fails, and say which and why', () => {
    const {
      opened: kept,
      error,
      applied,
      total,
    } = readRunFile(file([{ crash: 'CLR' }, { recover: 'WX-L' }, { recover: 'CLR' }]), catalog);
    expect(error).toMatchObject({
      code: 'E121',
      values: { move: '2' },
      path: '/moves/1',
      refusal: { key: 'not-crashed' },
    });
    expect({ applied, total }).toEqual({ applied: 1, total: 3 });
    expect(kept?.run.moves).toEqual([{ afterStep: 0, act: { kind: 'crash', node: 'CLR' } }]);
    expect(kept?.position).toEqual({ step: 1, effects: 0 });
  });

  it('say which moments never came, and refuse moments that have passed', () => {
    const never = readRunFile(
      file([{ when: { node: 'CLR', milestone: 'crashed' }, recover: 'CLR' }]),
      catalog,
    );
    expect(never.error).toBeNull();
    expect(never.notes).toMatchObject([{ code: 'E122', values: { move: '1', moment: 'CLR crashed' } }]);
    expect(codeOf(file([{ run: 3 }, { when: { node: 'CLR', milestone: 'begun' }, crash: 'CLR' }]))).toBe(
      'E123',
    );
  });

  const decided = { node: 'CLR', milestone: 'decided' };
  it.each([
    ['the moment', { when: { node: 'X', milestone: 'begun' }, crash: 'CLR' }, '/moves/1/when'],
    ['the act', { when: decided, crash: 'X' }, '/moves/1'],
    ['a message', { when: decided, drop: { type: 'COMMIT', from: 'CLR', to: 'X' } }, '/moves/1'],
    ['a cut', { when: decided, cut: [['CLR'], ['X']] }, '/moves/1'],
    ['those that were sent to', { when: decided, crash: 'CLR', sent: ['X'] }, '/moves/1'],
    ['those that were sent to, at once', { crash: 'CLR', sent: ['X'] }, '/moves/1'],
    [
      'those that were sent to, cut short',
      { begin: 't1', crashAfter: { effects: 2, sent: ['X'] } },
      '/moves/1',
    ],
  ])('refuse a node that does not exist before anything happens: in %s', (_where, move, path) => {
    const { opened: kept, error } = readRunFile(file([{ run: 1 }, move]), catalog);
    expect(kept).toBeNull();
    expect(error).toMatchObject({ code: 'E113', values: { node: 'X' }, path });
  });

  it('refuse a timer and a record that the protocol does not have, and say which it has', () => {
    const timer = readRunFile(file([], { config: { timeouts: { votes: 5, desicion: 5 } } }), catalog);
    expect(timer.opened).toBeNull();
    expect(timer.error).toMatchObject({
      code: 'E129',
      values: { timer: 'desicion' },
      path: '/config/timeouts',
    });
    expect(timer.error?.values.names?.split(', ')).toContain('decision');
    const record = readRunFile(file([], { config: { lazy: ['COMMIT', 'PREPERED'] } }), catalog);
    expect(record.opened).toBeNull();
    expect(record.error).toMatchObject({
      code: 'E130',
      values: { record: 'PREPERED' },
      path: '/config/lazy',
    });
    expect(record.error?.values.names?.split(', ')).toContain('PREPARED');
  });

  it('take every timer of a scenario, and every record that a role writes', () => {
    const config = { timeouts: { votes: 5, 'lock-wait': 5 }, lazy: ['BEGIN', 'PREPARED', 'PAID'] };
    expect(codeOf(file([], { scenario: 'S3', config }))).toBeUndefined();
  });

  it.each([
    ['E101', '{'],
    ['E102', `"${'x'.repeat(300_000)}"`],
    ['E103', '{"format":"something/else","version":1}'],
    ['E103', '[]'],
    ['E104', '{"format":"commitscope/run","version":7}'],
    ['E105', file([], { seed: 'seven' })],
    ['E105', file([], { surprise: 1 })],
    ['E105', file([{ crash: 5 }])],
    ['E105', file([{ drop: { type: 'ACK', from: 'CLR', to: 'WX-L' }, crashAfter: { effects: 1 } }])],
    ['E106', file([], { protocol: 'three-phase' })],
    ['E107', file([], { scenario: 'S99' })],
    ['E108', file([], { cast: { nodes: ['A'], accounts: [], transactions: [] } })],
    ['E108', file([], { scenario: undefined })],
    ['E109', file([], { marks: Array.from({ length: 51 }, (_, step) => ({ step, note: 'x' })) })],
    ['E105', file([], { marks: [{ step: 1, note: 5 }] })],
    ['E110', file([], { marks: [{ step: 20_001, note: 'x' }] })],
    ['E127', file([], { marks: [{ step: 1, note: 'x'.repeat(81) }] })],
    ['E127', file([], { marks: [{ step: 1, note: ' ' }] })],
    ['E128', file([], { marks: [1, 1].map((step) => ({ step, note: 'x' })) })],
    ['E109', file(Array.from({ length: 2001 }, () => ({ run: 1 })))],
    ['E110', file([], { seed: 2 ** 40 })],
    ['E113', file([], { config: { vetoes: { X: 'no' } } })],
    ['E120', file([{ crash: 'CLR', recover: 'CLR' }])],
    ['E120', file([{ explode: 'CLR' }])],
    ['E121', file([{ recover: 'CLR' }])],
    ['E121', file([{ crash: 'NOBODY' }])],
    ['E125', file([{ afterStep: 1, when: { node: 'CLR', milestone: 'begun' }, crash: 'CLR' }])],
  ])('give %s for what it stands for', (code, text) => {
    expect(codeOf(text)).toBe(code);
  });

  it.each([
    ['E109', { nodes: Array.from({ length: 17 }, (_, i) => `N${i}`) }],
    ['E111', { nodes: ['x'.repeat(41), 'A', 'B'] }],
    ['E111', { nodes: ['__proto__', 'A', 'B'] }],
    ['E111', { nodes: ['\u202eA', 'A', 'B'] }],
    ['E111', { nodes: ['\ud800', 'A', 'B'] }],
    ['E112', { nodes: ['A', 'A', 'B'] }],
    ['E113', { accounts: [{ id: 'li', node: 'Z', available: 1 }] }],
    ['E110', { accounts: [{ id: 'li', node: 'A', available: -1 }] }],
    ['E110', { accounts: [{ id: 'li', node: 'A', available: 1e12 + 1 }] }],
    ['E114', { legs: [{ account: 'nobody', amount: 0 }] }],
    ['E115', { legs: [{ account: 'li', amount: 5 }] }],
    ['E116', { members: [{ node: 'B', role: 'coordinator' }], legs: [{ account: 'li', amount: 0 }] }],
    ['E117', { members: [{ node: 'A', role: 'king' }] }],
  ])('give %s for a cast that does not add up', (code, change: Record<string, unknown>) => {
    const members = change.members ?? [
      { node: 'B', role: 'coordinator' },
      { node: 'A', role: 'participant' },
    ];
    const cast = {
      nodes: change.nodes ?? ['A', 'B'],
      accounts: change.accounts ?? [{ id: 'li', node: 'A', available: 100 }],
      transactions: [{ id: 't1', members, legs: change.legs ?? [] }],
    };
    expect(codeOf(file([], { scenario: undefined, cast }))).toBe(code);
  });

  it('never throw on any JSON', () => {
    const json = fc.jsonValue();
    fc.assert(
      fc.property(json, fc.array(json, { maxLength: 4 }), json, (config, moves, cast) => {
        for (const more of [{ config }, { scenario: undefined, cast }, { moves }])
          expect(readRunFile(file([], more), catalog)).toBeDefined();
      }),
    );
  });
});

describe('links that no longer fit', () => {
  const s1 = must(scenarioById('S1'));
  const run: Run = {
    ...variantRun(s1, must(s1.variants[0])),
    moves: [
      { afterStep: 1, act: { kind: 'crash', node: 'WX-L' } },
      { afterStep: 2, act: { kind: 'drop', message: { type: 'COMMIT', from: 'CLR', to: 'WX-L' } } },
      { afterStep: 4, act: { kind: 'recover', node: 'WX-L' } },
    ],
  };
  const content = { run, position: { step: 9, effects: 0 }, selection: null, marks: [], digest: 1 };

  it('open the longest prefix that replays, and say so', () => {
    const { opened: kept, error, applied, total } = openLink(encodeLink(content), catalog);
    expect({ applied, total }).toEqual({ applied: 1, total: 3 });
    expect(error).toMatchObject({
      code: 'E206',
      values: { applied: '1', total: '3' },
      refusal: { key: 'no-such-message' },
    });
    expect(kept?.run.moves).toEqual(run.moves.slice(0, 1));
    expect(kept?.position).toEqual({ step: 2, effects: 0 });
  });

  it('say that the outcome changed when every move still replays', () => {
    const { opened: kept, error } = openLink(encodeLink({ ...content, run: { ...run, moves: [] } }), catalog);
    expect(error?.code).toBe('E207');
    expect(kept?.run.moves).toEqual([]);
  });

  it('open without moves when they fail in a strange order', () => {
    const moves = Array.from(
      { length: 40 },
      (_, i): Move => ({ afterStep: 40 - i, act: { kind: 'recover', node: 'WX-L' } }),
    );
    const { opened: kept, error } = openLink(encodeLink({ ...content, run: { ...run, moves } }), catalog);
    expect(error?.code).toBe('E206');
    expect(kept?.run.moves).toEqual([]);
  });

  it('name a scenario that is gone', () => {
    expect(
      openLink(encodeLink({ ...content, run: { ...run, scenario: 'S77@1' } }), catalog).error?.code,
    ).toBe('E107');
    expect(
      openLink(encodeLink({ ...content, run: { ...run, model: 'two-phase-commit@9' } }), catalog).error?.code,
    ).toBe('E106');
  });
});
