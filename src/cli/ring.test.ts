import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import vectors from '../ring/vectors/ketama-vectors.json';
import { ring } from './ring';

const folder = mkdtempSync(join(tmpdir(), 'commitscope-ring-'));
let files = 0;

function file(content: unknown, name = `${files++}.json`): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = ring(
    args,
    (text) => out.push(text),
    (text) => err.push(text),
  );
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const FOUR = vectors.cases.find(({ name }) => name === 'four-equal-shards')?.servers ?? [];
const FIVE = vectors.cases.find(({ name }) => name === 'five-equal-shards-added-one')?.servers ?? [];

describe('ring on the command line', () => {
  it.each(vectors.cases.map(({ name }) => name))('prints the owners of %s', (name) => {
    const { servers = [], implementations } = vectors.cases.find((one) => one.name === name) ?? {};
    const expected = implementations?.libketama;
    const { code, out, err } = run('--servers', file(servers), '--keys', file(vectors.keys), '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({
      points: expected?.numPoints,
      keyHashes: vectors.keyHashes,
      owners: expected?.owners.map((owner) => servers[owner]?.label),
    });
  });

  it('speaks the other dialects and hashes', () => {
    const one = ['--servers', file(FIVE), '--keys', file(vectors.keys), '--json'];
    const points = (...args: string[]) => JSON.parse(run(...one, ...args).out).points;
    expect(points('--points', '7')).toBe(35);
    expect(points('--dialect', 'absolute', '--hash', 'djb2', '--points', '40')).toBe(200);
    expect(JSON.parse(run(...one, '--hash', 'byte-sum').out).keyHashes[9]).toBe(48);
  });

  it('says which keys another list of servers would move', () => {
    const { out } = run(
      '--servers',
      file(FOUR),
      '--diff',
      file(FIVE),
      '--keys',
      file(vectors.keys),
      '--json',
    );
    const [before, after] = [FOUR, FIVE].map(
      (servers) =>
        vectors.cases.find((one) => one.servers.length === servers.length)?.implementations.libketama
          .owners ?? [],
    );
    const moved = vectors.keys.filter((_, at) => before?.[at] !== after?.[at]).length;
    const modulo = vectors.keyHashes.filter((hash) => hash % 4 !== hash % 5).length;
    const { ideal, ...counts } = JSON.parse(out);
    expect(counts).toMatchObject({ moved, toNew: moved, betweenOld: 0, fromGone: 0, modulo });
    expect(ideal).toBeCloseTo(40, 9);
    expect(counts.owners).toHaveLength(200);
  });

  it('reads keys one on each line', () => {
    const servers = file(FOUR);
    const keys = ['账户:张三', '[a', 'b c'];
    const list = run('--servers', servers, '--keys', file(keys), '--json');
    for (const text of ['\ufeff账户:张三\r\n[a\r\n\r\nb c\r\n', '账户:张三\n[a\nb c'])
      expect(run('--servers', servers, '--keys', file(text, `keys${files++}.txt`), '--json')).toEqual(list);
    const bracket = run('--servers', servers, '--keys', file('[a\nb', `keys${files++}`), '--json');
    expect(JSON.parse(bracket.out).owners).toHaveLength(2);
    expect(JSON.parse(run('--servers', servers, '--json').out)).toEqual({
      points: 640,
      keyHashes: [],
      owners: [],
    });
  });

  it('has no owner where there is no point, and notes a server that gets none', () => {
    const keys = file(['a']);
    expect(JSON.parse(run('--servers', file([]), '--keys', keys, '--json').out).owners).toEqual([null]);
    const light = [1_000, 100, 10, 1].map((weight) => ({ label: `w${weight}`, weight }));
    const { code, err } = run('--servers', file(light), '--keys', keys, '--json');
    expect(code).toBe(0);
    expect(err).toMatch(/^E151 Note: w1 is so light/);
  });

  it('prints a text for people', () => {
    const { code, out } = run('--servers', file(FOUR), '--keys', file(['a', 'b']), '--diff', file(FIVE));
    expect(code).toBe(0);
    expect(out).toContain('libketama, md5, 160 points per server: 4 servers, 640 points');
    expect(out).toContain('10.8.0.4:7000');
    expect(out).toContain('2 keys move');
    expect(run('--servers', file([])).out).toContain('0 servers');
  });

  it("passes libketama's golden test", () => {
    expect(run('--golden')).toEqual({ code: 0, out: '5672b131391f5aa2b280936aec1eea74', err: '' });
    expect(JSON.parse(run('--golden', '--json').out)).toEqual({ golden: '5672b131391f5aa2b280936aec1eea74' });
  });

  const a = { label: 'a', weight: 1 };

  it.each([
    ['{', 'E101 This is not JSON: '],
    [{ label: 'a' }, 'should be a list of servers, but it is {"label":"a"}'],
    [['a'], '/0 should be a server with "label" and "weight", but it is a'],
    [[{ weight: 1 }], '/0/label should be a text, but it is missing'],
    [[{ label: 'a' }], '/0/weight should be a number, but it is missing'],
    [[{ ...a, weight: '600' }], '/0/weight should be a number, but it is 600'],
    [[a, { label: 'b', weight: -1 }], '/1/weight is -1; it must be a whole number from 0 to 4294967295'],
    [[{ ...a, weight: 0.5 }], '/0/weight is 0.5'],
    [[{ ...a, at: 2 ** 32 }], '/0/at is 4294967296'],
    [[{ ...a, heavy: true }], '/0/heavy should be left out, but it is there'],
    [[a, a], 'E112 The name "a" is used twice'],
    [[{ label: '', weight: 1 }], 'E111 The name ""'],
    [[{ label: 'a\nb', weight: 1 }], 'E111'],
    [Array.from({ length: 65_536 }, (_, at) => ({ label: `${at}`, weight: 1 })), 'E109'],
  ])('refuses the servers %j', (servers, complaint) => {
    const { code, out, err } = run('--servers', file(servers), '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(complaint);
    expect(err).toMatch(/^E\d+ /);
  });

  it.each([
    [{}, 'should be a list, but it is {}'],
    [['a', 7], '/1 should be a text, but it is 7'],
    ['["a"', 'E101'],
  ])('refuses the keys %j', (keys, complaint) => {
    const { code, out, err } = run('--servers', file([a]), '--keys', file(keys));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(complaint);
  });

  it.each([
    [[], 'Usage'],
    [['--json'], 'Usage'],
    [['--servers', '/no/such/file'], 'E100 Cannot read /no/such/file'],
    [['--servers', file([a]), '--keys', '/no/such/file'], 'E100'],
    [['--servers', file([a]), '--dialect', 'latin'], 'E140 --dialect takes libketama or libmemcached'],
    [['--servers', file([a]), '--hash', 'sha1'], 'E140 --hash takes md5 or'],
    [['--servers', file([a]), '--points', '0'], 'E140 --points takes a whole number from 1 to 1000'],
    [['--servers', file([a]), '--points', '1e2'], 'E140 --points'],
    [['--servers', file([a]), '--fast'], '--fast'],
    [['servers.json'], 'servers.json'],
    [['--servers', file([{ label: 'a', weight: 1_000 }]), '--dialect', 'absolute'], 'E150 a ('],
  ])('refuses %j', (args, complaint) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(complaint);
  });
});
