import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replay } from './replay';
import type { Summary } from './summary';

const folder = mkdtempSync(join(tmpdir(), 'commitscope-'));

function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = replay(
    args,
    (text) => out.push(text),
    (text) => err.push(text),
  );
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function file(content: object | string): string {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const silent = {
  format: 'commitscope/run',
  version: 1,
  protocol: 'two-phase-commit',
  scenario: 'S3',
  seed: 3,
  moves: [{ when: { node: 'CLR', milestone: 'decided' }, crash: 'CLR', sent: ['WX-L'] }],
};

describe('npm run replay', () => {
  it('prints the end of S3 W2 before the coordinator is back: money in transit, one node blocked', () => {
    const { code, out, err } = run(file(silent), '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const summary = JSON.parse(out) as Summary;
    expect(summary.nodes.CLR).toMatchObject({ status: 'crashed', states: {} });
    expect(summary.nodes['WX-L']).toMatchObject({ status: 'up', states: { t1: 'committed' }, locks: [] });
    expect(summary.nodes['ALI-L']?.log).toEqual([{ tx: 't1', type: 'PREPARED', durable: true }]);
    expect(summary.nodes['ALI-L']?.locks).toEqual([{ account: 'han', tx: 't1' }]);
    expect(summary.accounts.li).toEqual({ node: 'WX-L', available: 55_000, frozen: 0, inTransit: 0 });
    expect(summary.accounts.han).toEqual({ node: 'ALI-L', available: 15_000, frozen: 0, inTransit: 25_000 });
    expect(summary.messages.COMMIT).toEqual({ sent: 1, delivered: 1, lost: 0, duplicated: 0 });
    expect(summary.logWrites).toEqual({ forced: 4, lazy: 1 });
    expect(summary.blocked).toEqual([{ node: 'ALI-L', tx: 't1' }]);
    expect(summary.conservation).toMatchObject({ ok: true, inTransit: 25_000 });
    expect(summary.properties.every(({ verdict }) => verdict !== 'violated')).toBe(true);
  });

  it('replays the link that it prints to the same summary', () => {
    const first = JSON.parse(run(file(silent), '--json').out) as Summary;
    const again = run('--link', `https://example.org/x/${first.link}`, '--json');
    expect(JSON.parse(again.out)).toEqual(first);
  });

  it('names the step at which a property breaks', () => {
    const moves = [
      { when: { node: 'CLR', milestone: 'crashed' }, heuristic: { node: 'ALI-L', decision: 'abort' } },
    ];
    const { out } = run(file({ ...silent, moves: [...silent.moves, ...moves] }), '--json');
    const summary = JSON.parse(out) as Summary;
    const agreement = summary.properties.find(({ id }) => id === 'AC1');
    expect(agreement).toMatchObject({ verdict: 'violated', tx: 't1' });
    expect(agreement?.step).toBeGreaterThan(0);
    expect(summary.conservation.ok).toBe(false);
  });

  it('prints the same for people', () => {
    const { code, out } = run(file(silent));
    expect(code).toBe(0);
    expect(out).toContain('ALI-L: up · t1 prepared');
    expect(out).toContain('Blocked:  ALI-L (t1)');
    expect(out).toMatch(/Link: #\/run\/two-phase-commit\/S3\/1\./);
  });

  it('ends with 2 and a numbered error when the input is wrong', () => {
    const wrongs: readonly (readonly [string, string[]])[] = [
      ['E101 This is not JSON', [file('{')]],
      [
        'E121 Move 1 is not possible: CLR is running.',
        [file({ ...silent, moves: [{ recover: 'CLR' }] }), '--json'],
      ],
      ['E201 ', ['--link', 'https://example.org']],
      ['E204 ', ['--link', '#/run/two-phase-commit/S3/1.AAAA']],
      ['E100 Cannot read', [join(folder, 'missing.json')]],
      ['Usage', []],
      ['Usage', ['--what']],
    ];
    for (const [text, args] of wrongs) {
      const { code, out, err } = run(...args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toContain(text);
    }
  });
});
