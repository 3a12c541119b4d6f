import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32 } from '../../base/hash';
import type { Act, Cast, Config, MessageRef, Move, Run } from '../types';
import { dictionary } from './dictionary';
import { limits } from './limits';
import { decodeLink, encodeLink, type LinkContent } from './link';
import { sortedMarks, tidyNote } from './marks';

const node = fc.constantFrom('CLR', 'WX-L', 'ALI-L', '李雷银行', 'P1', '网联 🏦');
const word = fc.constantFrom('t1', 'VOTE-YES', 'COMMIT', 'PREPARE', '转账', 'votes', 'x');
const whole = fc.nat(9000);
const tx = fc.option(word, { nil: undefined });

/** Drops members that are `undefined`: plain data has none. */
function tidy<T>(value: T): T {
  return structuredClone(JSON.parse(JSON.stringify(value)));
}

const ref: fc.Arbitrary<MessageRef> = fc.record(
  { type: word, from: node, to: node },
  { requiredKeys: ['type', 'from', 'to'] },
);
const fullRef = fc.record({
  type: word,
  from: node,
  to: node,
  nth: fc.integer({ min: 1, max: 9 }),
  tx: word,
});
const message = fc.oneof(ref, fullRef);
const crashAfter = fc.option(
  fc.record({ effects: fc.nat(9), sent: fc.option(fc.array(node, { maxLength: 3 }), { nil: undefined }) }),
  {
    nil: undefined,
  },
);
const groups = fc.array(fc.array(node, { maxLength: 3 }), { maxLength: 3 });

const act = fc.oneof(
  fc.record({ kind: fc.constantFrom('begin', 'cancel'), tx: word, crashAfter }),
  fc.record({ kind: fc.constantFrom('deliver', 'duplicate'), message, crashAfter }),
  fc.record({ kind: fc.constantFrom('drop', 'lose'), message }),
  fc.record({ kind: fc.constant('delay'), message, by: fc.option(fc.integer({ min: -1e12, max: 1e12 })) }),
  fc.record({ kind: fc.constant('timeout'), node, timer: word, tx, crashAfter }),
  fc.record({ kind: fc.constantFrom('grant', 'veto', 'forget'), node, tx, crashAfter }),
  fc.record({
    kind: fc.constant('heuristic'),
    node,
    tx,
    decision: fc.constantFrom('commit', 'abort'),
    crashAfter,
  }),
  fc.record({ kind: fc.constant('crash'), node, keep: fc.option(fc.nat(9), { nil: undefined }) }),
  fc.record({ kind: fc.constant('recover'), node, crashAfter }),
  fc.record({ kind: fc.constantFrom('pause', 'resume'), node }),
  fc.record({ kind: fc.constantFrom('cut', 'heal'), groups }),
) as fc.Arbitrary<Act>;

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ afterStep: whole, act }),
  fc.record({
    when: fc.record({ node, milestone: word, tx }),
    after: fc.option(fc.nat(1e9), { nil: undefined }),
    act,
  }) as fc.Arbitrary<Move>,
);

const config = fc.record(
  {
    timing: fc.constantFrom('asynchronous', 'synchronous'),
    network: fc.constantFrom('multiset', 'set', 'fifo'),
    rttTicks: whole,
    jitterPermille: fc.nat(1000),
    timeouts: fc.dictionary(word, fc.integer({ min: 1, max: 1e12 }), { maxKeys: 3 }),
    vetoes: fc.dictionary(node, fc.constantFrom('RISKY', '风控'), { maxKeys: 2 }),
    lazy: fc.array(word, { maxLength: 3 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Config>>;

const ownCast: Cast = {
  nodes: [{ id: 'CLR' }, { id: '李雷银行' }, { id: '韩梅梅钱包' }],
  accounts: [
    {
      id: 'payer',
      node: '李雷银行',
      kind: 'wallet',
      owner: { en: 'Li Lei', 'zh-Hans': '李雷' },
      available: 80_000,
    },
    {
      id: 'payee',
      node: '韩梅梅钱包',
      kind: 'wallet',
      owner: { en: '韩梅梅', 'zh-Hans': '韩梅梅' },
      available: 15_000,
    },
  ],
  transactions: [
    {
      id: 't1',
      members: [
        { node: 'CLR', role: 'coordinator' },
        { node: '李雷银行', role: 'participant' },
        { node: '韩梅梅钱包', role: 'participant' },
      ],
      legs: [
        { account: 'payer', amount: -25_000 },
        { account: 'payee', amount: 25_000 },
      ],
      beginAt: 0,
    },
  ],
};

const run: fc.Arbitrary<Run> = fc
  .record({ own: fc.boolean(), config, seed: fc.nat(0xffff_ffff), moves: fc.array(move, { maxLength: 12 }) })
  .map(({ own, ...rest }) =>
    tidy({ model: 'two-phase-commit@1', scenario: own ? null : 'S3@2', cast: own ? ownCast : null, ...rest }),
  );

const selection = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('node' as const), node }),
  fc.record({ kind: fc.constant('message' as const), from: node, to: node, copy: whole }),
  fc.record({ kind: fc.constant('link' as const), link: fc.tuple(node, node) }),
  fc.record({ kind: fc.constant('account' as const), account: word }),
);

const marks = fc
  .uniqueArray(
    fc.record({
      step: whole,
      note: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).map(tidyNote),
    }),
    { selector: ({ step }) => step, maxLength: limits.marks },
  )
  .map((all) => sortedMarks(all.filter(({ note }) => note !== '')));

const content: fc.Arbitrary<LinkContent> = fc.record({
  run,
  selection,
  marks,
  position: fc.record({ step: whole, effects: fc.nat(20) }),
  digest: fc.nat(0xffff_ffff),
});

/** A run as a class would make it: deliveries out of order, losses, crashes, timeouts. */
function busyRun(count: number): Run {
  const nodes = ['CLR', 'WX-L', 'ALI-L', 'RISK'] as const;
  const at = (i: number) => nodes[i % 4] ?? 'CLR';
  const moves = Array.from({ length: count }, (_, i): Move => {
    const message = {
      type: ['PREPARE', 'VOTE-YES', 'COMMIT', 'ACK'][i % 4] ?? '',
      from: at(i),
      to: at(i + 1),
    };
    const acts: readonly Act[] = [
      { kind: 'deliver', message },
      { kind: 'drop', message },
      { kind: 'crash', node: at(i) },
      { kind: 'recover', node: at(i) },
      { kind: 'deliver', message, crashAfter: { effects: 1, sent: ['WX-L'] } },
      { kind: 'timeout', node: at(i), timer: 'decision' },
      { kind: 'duplicate', message },
      { kind: 'cut', groups: [['CLR'], ['ALI-L']] },
    ];
    return { afterStep: i * 4, act: acts[i % acts.length] ?? { kind: 'crash', node: 'CLR' } };
  });
  return { model: 'two-phase-commit@1', scenario: 'S1@1', cast: null, config: {}, seed: 1, moves };
}

const sample: LinkContent = {
  run: busyRun(6),
  position: { step: 12, effects: 1 },
  digest: 123_456_789,
  selection: null,
  marks: [],
};
const codeOf = (link: string) => link.slice(link.lastIndexOf('/') + 1);

describe('share links', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(content, (wanted) => {
        const read = decodeLink(encodeLink(wanted));
        expect(read).toEqual({ content: wanted, error: null, total: wanted.run.moves.length });
      }),
      { numRuns: 300 },
    );
  });

  it('names protocol and scenario in clear', () => {
    expect(encodeLink(sample)).toMatch(/^#\/run\/two-phase-commit\/S1\/1\.[\w-]+$/);
    expect(encodeLink({ ...sample, run: { ...sample.run, scenario: null, cast: ownCast } })).toMatch(
      /\/own\/1\./,
    );
  });

  it('needs at most 160 characters of code for 25 interventions on a catalogue scenario', () => {
    const link = encodeLink({
      ...sample,
      run: busyRun(25),
      position: { step: 77, effects: 2 },
      selection: { kind: 'node', node: 'CLR' },
    });
    expect(codeOf(link).length).toBeLessThanOrEqual(160);
  });

  it('notices every change of one character', () => {
    const link = encodeLink(sample);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./%';
    for (let at = '#/run/'.length; at < link.length; at++) {
      for (const letter of letters) {
        if (letter === link[at]) continue;
        const damaged = link.slice(0, at) + letter + link.slice(at + 1);
        expect(decodeLink(damaged).error, damaged).not.toBeNull();
      }
    }
  });

  it('notices a lost and an added character', () => {
    const link = encodeLink(sample);
    for (let at = '#/run/'.length; at < link.length; at++)
      expect(decodeLink(link.slice(0, at) + link.slice(at + 1)).error).not.toBeNull();
    expect(decodeLink(`${link}A`).error?.code).toBe('E204');
  });

  it('keeps the moves that a torn link still holds', () => {
    const link = encodeLink({ ...sample, run: busyRun(25) });
    const torn = decodeLink(link.slice(0, link.length - 60));
    expect(torn.error?.code).toBe('E204');
    expect(torn.total).toBe(25);
    const kept = torn.content?.run.moves ?? [];
    expect(kept.length).toBeGreaterThan(5);
    expect(kept).toEqual(busyRun(25).moves.slice(0, kept.length));
  });

  it('notices marks that are not allowed', () => {
    const codeWith = (wrong: LinkContent['marks']) =>
      decodeLink(encodeLink({ ...sample, marks: wrong })).error?.code;
    expect(codeWith([{ step: 3, note: '两边都答应了' }])).toBeUndefined();
    expect(codeWith([{ step: 3, note: '\u202eback' }])).toBe('E127');
    expect(codeWith([{ step: 3, note: 'x'.repeat(limits.noteCharacters + 1) }])).toBe('E127');
    expect(codeWith([{ step: limits.steps + 1, note: 'x' }])).toBe('E110');
    const twice = [1, 1].map((step) => ({ step, note: 'x' }));
    expect(codeWith(twice)).toBe('E128');
    // More than may be there is not even read.
    expect(codeWith(Array.from({ length: limits.marks + 1 }, (_, step) => ({ step, note: 'x' })))).toBe(
      'E205',
    );
  });

  it('keeps no notes of a torn link', () => {
    const link = encodeLink({ ...sample, marks: [{ step: 3, note: 'a note that is cut' }] });
    expect(decodeLink(link.slice(0, -12)).content?.marks).toEqual([]);
  });

  it('never throws on foreign text', () => {
    const code = fc.string({ unit: fc.constantFrom(...'ABCDEFabcdef0123456789-_'), maxLength: 200 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          code.map((text) => `#/run/two-phase-commit/S3/1.${text}`),
        ),
        (text) => {
          const { content, error } = decodeLink(text);
          expect(content === null || content.run.moves.length <= 2000).toBe(true);
          expect(error).not.toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('says which version it cannot read', () => {
    expect(decodeLink(encodeLink(sample).replace('/1.', '/2.')).error).toEqual({
      code: 'E203',
      values: { version: '2', supported: '1' },
    });
    expect(decodeLink('https://example.org/#/run/').error?.code).toBe('E201');
  });

  it('still reads a link of the first day', () => {
    // Never change this text: if it fails, old links no longer open. Add a version instead.
    const old = '#/run/two-phase-commit/S3/1.ISPD8oIYmoLWPUd4ANARGliKqNexiWIiZzjM64Dgew';
    const crashed = { node: 'CLR', milestone: 'crashed' };
    expect(decodeLink(old).error).toBeNull();
    expect(decodeLink(old).content?.marks).toEqual([]);
    expect(decodeLink(old).content).toMatchObject({
      position: { step: 5, effects: 0 },
      selection: null,
      run: {
        model: 'two-phase-commit@1',
        scenario: 'S3@1',
        cast: null,
        config: {},
        seed: 3,
        moves: [
          {
            when: { node: 'CLR', milestone: 'decided' },
            act: { kind: 'crash', node: 'CLR', sent: ['WX-L'] },
          },
          { when: crashed, after: 2_000_000, act: { kind: 'begin', tx: 't2' } },
          { when: crashed, after: 8_000_000, act: { kind: 'recover', node: 'CLR' } },
        ],
      },
    });
  });

  it('still reads the first link with marks', () => {
    // Never change this text, as above.
    const old =
      '#/run/two-phase-commit/S3/1.ISPD8oIYmoA63mioANARGliKqNexiWIiZzjMEjg0JvdGggYmFua3MgaGF2ZSBwcm9taXNlZMHx5Y2P6LCD6ICF5bSp5rqDALPr3D';
    expect(decodeLink(old).error).toBeNull();
    expect(decodeLink(old).content?.marks).toEqual([
      { step: 3, note: 'Both banks have promised' },
      { step: 12, note: '协调者崩溃' },
    ]);
  });

  it('only ever adds to its dictionary', () => {
    expect(new Set(dictionary).size).toBe(dictionary.length);
    expect(hash32(dictionary.slice(0, 63).join(' '))).toBe(2_255_701_052);
  });
});
