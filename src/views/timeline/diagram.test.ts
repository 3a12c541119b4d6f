import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { scenarioById } from '../../lessons/catalog';
import { variantSetting } from '../../lessons/runs';
import { protocolById } from '../../protocols/registry';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import type { Act, Move, Trace } from '../../sim/types';
import { type Arrow, type Diagram, diagram } from './diagram';
import { diagramText } from './diagramText';

const protocol = must(protocolById('two-phase-commit'));

function drawn(
  id: string,
  extra: readonly Move[] = [],
  variant = 0,
): { setting: Setting; trace: Trace; picture: Diagram } {
  const scenario = must(scenarioById(id));
  const chosen = must(scenario.variants[variant]);
  const setting = variantSetting(scenario, chosen);
  const trace = simulate(setting, [...chosen.moves, ...extra]);
  return { setting, trace, picture: diagram(setting, protocol, trace) };
}

function first(picture: Diagram, type: string, to: string): Arrow {
  return must(picture.arrows.find((arrow) => arrow.type === type && arrow.to === to));
}

const prepare = { type: 'PREPARE', from: 'CLR', to: 'WX-L' } as const;
const afterBegin = (act: Act): Move => ({ afterStep: 1, act });

describe('diagram of the scenarios', () => {
  for (const id of ['S1', 'S2', 'S3']) {
    const variants = must(scenarioById(id)).variants;
    for (const [index, variant] of variants.entries())
      it(`${id} ${variant.id}`, async () => {
        await expect(diagramText(drawn(id, [], index).picture)).toMatchFileSnapshot(
          `__golden__/${id}-${variant.id}.txt`,
        );
      });
  }
});

describe('messages', () => {
  it('every message put on the wire has one arrow, and a merged resend has none', () => {
    const { trace, picture } = drawn('S3');
    const sent = trace.entries.flatMap(({ effects }) =>
      effects.filter(({ message, fate }) => message !== null && fate !== 'merged'),
    );
    expect(picture.arrows.length).toBe(sent.length);
    expect(picture.arrows.every((arrow) => arrow.ends.length > 0)).toBe(true);
  });

  it('a dropped message dies on its way', () => {
    const { picture } = drawn('S1', [afterBegin({ kind: 'drop', message: prepare })]);
    const end = must(first(picture, 'PREPARE', 'WX-L').ends[0]);
    expect(end).toMatchObject({ kind: 'lost', reason: 'dropped', step: 1 });
    expect(end.way).toBeGreaterThan(0);
    expect(end.way).toBeLessThan(1);
  });

  it('a message that reaches a crashed node dies at its lane', () => {
    const { picture } = drawn('S1', [afterBegin({ kind: 'crash', node: 'WX-L' })]);
    expect(first(picture, 'PREPARE', 'WX-L').ends[0]).toMatchObject({
      kind: 'lost',
      reason: 'crashed',
      way: 1,
    });
  });

  it('a cut kills what is in flight and what is sent while it lasts', () => {
    const { picture } = drawn('S1', [
      afterBegin({ kind: 'cut', groups: [['CLR'], ['WX-L']] }),
      {
        when: { node: 'CLR', milestone: 'decided' },
        after: 5000,
        act: { kind: 'heal', groups: [['CLR'], ['WX-L']] },
      },
    ]);
    const toWallet = picture.arrows.filter((arrow) => arrow.to === 'WX-L');
    expect(toWallet.filter(({ ends }) => ends[0]?.reason === 'cut').map((arrow) => arrow.type)).toEqual([
      'PREPARE',
      'ABORT',
    ]);
    expect(picture.cuts).toHaveLength(1);
    expect(picture.cuts[0]?.nodes).toEqual(['CLR', 'WX-L']);
    expect(picture.cuts[0]?.sides).toEqual([]);
  });

  it('a held message has an open end, a later one a longer line', () => {
    const held = drawn('S1', [afterBegin({ kind: 'delay', message: prepare, by: null })]);
    expect(first(held.picture, 'PREPARE', 'WX-L').ends[0]).toMatchObject({ kind: 'open', step: null });
    const calm = must(first(drawn('S1').picture, 'PREPARE', 'WX-L').ends[0]);
    const late = first(
      drawn('S1', [afterBegin({ kind: 'delay', message: prepare, by: 5000 })]).picture,
      'PREPARE',
      'WX-L',
    );
    expect(late.delayed).toBe(true);
    expect(must(late.ends[0]).at - calm.at).toBe(5000);
  });

  it('a duplicated message has two ends', () => {
    const { picture } = drawn('S1', [afterBegin({ kind: 'duplicate', message: prepare })]);
    const { ends } = first(picture, 'PREPARE', 'WX-L');
    expect(ends.map((end) => end.kind)).toEqual(['delivered', 'delivered']);
    expect(picture.events.some((event) => event.kind === 'discard' || event.kind === 'receive')).toBe(true);
  });

  it('messages that overtake one another on a link are marked', () => {
    expect(drawn('S1').picture.crossings).toEqual([]);
    const { picture } = drawn('S1', [
      {
        when: { node: 'WX-L', milestone: 'voted' },
        act: { kind: 'delay', message: { type: 'VOTE-YES', from: 'WX-L', to: 'CLR' }, by: 30_000_000 },
      },
    ]);
    expect(picture.crossings.length).toBeGreaterThan(0);
    for (const { earlier, later } of picture.crossings) {
      const [a, b] = [must(picture.arrows[earlier[0]]), must(picture.arrows[later[0]])];
      expect([a.from, a.to]).toEqual([b.from, b.to]);
      expect(a.sentAt).toBeLessThan(b.sentAt);
      expect(must(a.ends[earlier[1]]).at).toBeGreaterThan(must(b.ends[later[1]]).at);
    }
  });
});

describe('lanes', () => {
  it('a crash inside a reaction is marked at its end, and the lane is down from then on', () => {
    const { trace, picture } = drawn('S3');
    const crash = must(picture.events.find((event) => event.kind === 'crash'));
    expect(crash.at).toBe(must(trace.entries[crash.step]).endAt);
    expect(picture.bands.find((band) => band.kind === 'crashed')).toMatchObject({
      node: 'CLR',
      from: crash.at,
    });
  });

  it('bands of one lane never overlap', () => {
    for (const id of ['S1', 'S2', 'S3']) {
      const { picture } = drawn(id);
      for (const lane of picture.lanes) {
        const bands = picture.bands.filter((band) => band.node === lane);
        bands.forEach((band, index) => {
          expect(band.to).toBeGreaterThan(band.from);
          expect(bands[index + 1]?.from ?? band.to).toBeGreaterThanOrEqual(band.to);
        });
      }
    }
  });

  it('a partition names its sides', () => {
    const groups = [
      ['CLR', 'WX-L'],
      ['ALI-L', 'RISK'],
    ];
    const { picture } = drawn('S1', [afterBegin({ kind: 'cut', groups })]);
    expect(picture.cuts[0]?.sides.map((side) => side.toSorted())).toEqual(
      groups.map((side) => side.toSorted()),
    );
  });

  it('a paused node is drawn as paused', () => {
    const { picture } = drawn('S1', [
      afterBegin({ kind: 'pause', node: 'RISK' }),
      { afterStep: 4, act: { kind: 'resume', node: 'RISK' } },
    ]);
    expect(picture.bands.some((band) => band.kind === 'paused' && band.node === 'RISK')).toBe(true);
    expect(picture.events.map((event) => event.kind)).toEqual(expect.arrayContaining(['pause', 'resume']));
  });
});
