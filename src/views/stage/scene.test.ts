import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { resolveRun, scenarioById } from '../../lessons/catalog';
import { variantById, variantRun } from '../../lessons/runs';
import { judge } from '../../protocols/judge';
import type { Protocol } from '../../protocols/protocol';
import { protocolById } from '../../protocols/registry';
import { simulate } from '../../sim/simulate';
import type { Act, Move, Trace, TraceEntry } from '../../sim/types';
import type { CardScene } from './cardScene';
import type { Scene } from './scene';
import { sceneAt } from './scene';

const PROTOCOL: Protocol = must(protocolById('two-phase-commit'));

/** S3 with the silent coordinator (W2), or with other moves. */
function played(moves?: readonly Move[]) {
  const s3 = must(scenarioById('S3'));
  const run = variantRun(s3, variantById(s3, 'W2'));
  const setting = resolveRun(run);
  const trace = simulate(setting, moves ?? run.moves);
  const at = (step: number, effects = 0): Scene =>
    sceneAt({
      setting,
      protocol: PROTOCOL,
      trace,
      position: { step, effects },
      verdicts: judge(trace, setting, PROTOCOL),
    });
  return { trace, at };
}

function card(scene: Scene, id: string): CardScene {
  return must(scene.cards.find((each) => each.id === id));
}

function stepAfter(trace: Trace, wanted: (entry: TraceEntry) => boolean): number {
  return trace.entries.findIndex(wanted) + 1;
}

function fault(afterStep: number, act: Act): Move {
  return { afterStep, act };
}

it('a coordinator that a crash made forget what it had begun is idle', () => {
  const { trace, at } = played([
    fault(1, { kind: 'crash', node: 'CLR' }),
    fault(2, { kind: 'recover', node: 'CLR' }),
  ]);
  expect(card(at(1), 'CLR').state).toBe('working');
  expect(trace.entries[2]?.world.nodes.CLR?.log).toEqual([]);
  expect(card(at(3), 'CLR').state).toBe('idle');
});

describe('the silent coordinator', () => {
  const { trace, at } = played();
  const crashed = stepAfter(trace, (entry) => entry.world.nodes.CLR?.status === 'crashed');

  it('starts with idle cards, empty logs and the links of the coordinator', () => {
    const scene = at(0);
    expect(scene.cards.map(({ id, state, mark, place }) => [id, state, mark, place])).toEqual([
      ['CLR', 'idle', 'coordinator', 'top'],
      ['WX-L', 'idle', 'participant', 'bottom'],
      ['ALI-L', 'idle', 'participant', 'bottom'],
    ]);
    expect(scene.links.map(({ link }) => link.join('-'))).toEqual(['CLR-WX-L', 'ALI-L-CLR']);
    expect(scene.messages).toEqual([]);
  });

  it('a participant that voted yes is in doubt and holds its lock', () => {
    const scene = at(stepAfter(trace, (entry) => entry.node === 'ALI-L'));
    const ali = card(scene, 'ALI-L');
    expect(ali.state).toBe('in-doubt');
    expect(ali.log.map(({ type, durable }) => [type, durable])).toEqual([['PREPARED', true]]);
    expect(ali.locks.map(({ account, tx }) => [account.id, tx])).toEqual([['han', 't1']]);
    expect(ali.timer?.name).toBe('decision');
  });

  it('lazy records are marked until a force takes them along', () => {
    expect(card(at(1), 'CLR').log).toMatchObject([{ type: 'BEGIN', durable: false }]);
    expect(card(at(crashed), 'CLR').log.map(({ type }) => type)).toContain('COMMIT');
  });

  it('a crash empties the memory and keeps the log', () => {
    const clr = card(at(crashed), 'CLR');
    expect(clr).toMatchObject({ state: 'crashed', memory: [], seats: [], timer: null });
    expect(clr.log.every(({ durable }) => durable)).toBe(true);
  });

  it('who waits in vain is blocked, counts the time, and makes the bystander wait', () => {
    const step = stepAfter(trace, (entry) => entry.act.kind === 'begin' && entry.act.tx === 't2');
    const ali = card(at(step), 'ALI-L');
    expect(ali.state).toBe('blocked');
    expect(ali.waited).toBeGreaterThan(1_900_000);
    expect(ali.queue).toEqual(['t2']);
    expect(card(at(step), 'WX-L').state).toBe('committed');
  });

  it('what reaches a dead node is lost at its door, and only until the next step', () => {
    const step = stepAfter(trace, (entry) => entry.losses.some((loss) => loss.reason === 'crashed'));
    const lost = at(step).messages.filter(({ mode }) => mode === 'lost');
    expect(lost.map(({ reason, fraction }) => [reason, fraction])).toEqual([['crashed', 1]]);
    expect(at(step + 1).messages.filter(({ mode }) => mode === 'lost')).toEqual([]);
  });

  it('ends with everybody committed', () => {
    expect(at(trace.entries.length).cards.map(({ state }) => state)).toEqual([
      'committed',
      'committed',
      'committed',
    ]);
  });

  it('is the same picture whichever way one came', () => {
    for (const step of [3, 7, 5, 3]) expect(at(step)).toEqual(at(step));
    expect(at(4, 1).world.now).toBeGreaterThanOrEqual(at(4).world.now);
  });
});

describe('faults', () => {
  const message = { type: 'PREPARE', from: 'CLR', to: 'WX-L' } as const;

  it('a duplicate is told from an original', () => {
    const { at } = played([fault(1, { kind: 'duplicate', message })]);
    const copies = at(2).messages.filter((each) => each.message.to === 'WX-L');
    expect(copies.map(({ duplicate }) => duplicate)).toEqual([true]);
    expect(at(1).messages.some(({ duplicate }) => duplicate)).toBe(false);
  });

  it('a held message waits, a delayed one is late, and both still fly towards their receiver', () => {
    const held = played([fault(1, { kind: 'delay', message, by: null })]).at(2);
    expect(held.messages.find((each) => each.message.to === 'WX-L')).toMatchObject({ mode: 'held' });
    const late = played([fault(1, { kind: 'delay', message, by: 9000 })]).at(2);
    expect(late.messages.find((each) => each.message.to === 'WX-L')).toMatchObject({ mode: 'late' });
    for (const { fraction } of [...held.messages, ...late.messages]) {
      expect(fraction).toBeGreaterThanOrEqual(0);
      expect(fraction).toBeLessThanOrEqual(1);
    }
  });

  it('a dropped message stays for one step where it was', () => {
    const { at } = played([fault(1, { kind: 'drop', message })]);
    expect(at(2).messages.filter(({ mode }) => mode === 'lost')).toMatchObject([{ reason: 'dropped' }]);
    expect(at(3).messages.filter(({ mode }) => mode === 'lost')).toEqual([]);
  });

  it('a cut link is no partition; cutting a node off is, and its sides have names', () => {
    const one = played([fault(1, { kind: 'cut', groups: [['CLR'], ['ALI-L']] })]).at(2);
    expect(one.groups).toEqual([]);
    expect(one.links.filter(({ cut }) => cut).map(({ link }) => link)).toEqual([['ALI-L', 'CLR']]);
    const off = played([fault(1, { kind: 'cut', groups: [['CLR', 'WX-L'], ['ALI-L']] })]).at(2);
    expect(off.groups).toEqual([['CLR', 'WX-L'], ['ALI-L']]);
    expect(off.cards.map(({ side }) => side)).toEqual(['A', 'A', 'B']);
  });

  it('a paused node keeps its memory', () => {
    const { at, trace } = played();
    const step = stepAfter(trace, (entry) => entry.node === 'ALI-L');
    const paused = card(played([fault(step, { kind: 'pause', node: 'ALI-L' })]).at(step + 1), 'ALI-L');
    expect(paused.state).toBe('paused');
    expect(paused.memory).toEqual(card(at(step), 'ALI-L').memory);
    expect(paused.memory.length).toBeGreaterThan(0);
  });

  it('an operator who guesses wrong breaks agreement, and the picture says between whom', () => {
    const s3 = played();
    const step = stepAfter(s3.trace, (entry) => entry.world.nodes['WX-L']?.log.at(-1)?.type === 'COMMIT');
    const { moves } = variantRun(must(scenarioById('S3')), variantById(must(scenarioById('S3')), 'W2'));
    const { at } = played([...moves, fault(step, { kind: 'heuristic', node: 'ALI-L', decision: 'abort' })]);
    expect(at(step).broken).toBeNull();
    expect(at(step + 1).broken?.verdict.property.id).toBe('AC1');
    expect(at(step + 1).broken?.nodes).toContain('ALI-L');
  });
});
