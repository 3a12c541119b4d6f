import { describe, expect, it } from 'vitest';
import { runCatalog } from '../lessons/catalog';
import { openLink } from '../sim/codec/openLink';
import { check } from './check';

function run(...args: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  let clock = 0;
  const code = check(
    args,
    (text) => printed.push(text),
    (text) => complaints.push(text),
    () => clock++,
  );
  return { code, text: printed.join('\n'), complaints: complaints.join('\n') };
}

const json = (...args: string[]) => JSON.parse(run(...args, '--json').text);

describe('check on the command line', () => {
  it('prints what it explored, with the bounds', () => {
    const output = json('two-phase-commit', '--participants', '1', '--crashes', '1', '--recoveries', '1');
    expect(output).toMatchObject({
      protocol: 'two-phase-commit',
      variant: 'standard',
      bounds: { crashes: 1, recoveries: 1, losses: 0, freeVotes: true },
      timing: 'asynchronous',
      complete: true,
      boundary: 0,
      seconds: 1,
    });
    expect(output.states).toBeGreaterThan(100);
    const verdicts = output.properties.map(({ id, verdict }: { id: string; verdict: string }) => [
      id,
      verdict,
    ]);
    expect(verdicts).toContainEqual(['AC1', 'holds']);
    expect(verdicts).toContainEqual(['LIVE-1', 'reached']);
    expect(verdicts).toContainEqual(['LIVE-2', 'violated']);
  });

  it('gives every counterexample as a link that opens at its last step', () => {
    const output = json('two-phase-commit', '--crashes', 'coordinator=1,participant=0');
    const stuck = output.properties.find(({ id }: { id: string }) => id === 'LIVE-2');
    const { opened, error } = openLink(stuck.link, runCatalog);
    expect(error).toBeNull();
    expect(opened?.position).toEqual({ step: stuck.length, effects: 0 });
    expect(opened?.run.moves).toEqual(stuck.run.moves);
  });

  it('exits with 1 when an always property is violated, and only then', () => {
    const lazy = ['two-phase-commit', '--crashes', '1', '--recoveries', '1', '--lazy', 'PREPARED'];
    expect(run(...lazy).code).toBe(1);
    expect(run('two-phase-commit', '--crashes', '1').code).toBe(0);
  });

  it('checks the reference models in the same words', () => {
    expect(json('gray-lamport', '--participants', '3')).toMatchObject({ states: 288, transitions: 1_146 });
    expect(json('gray-lamport', '--participants', '3', '--symmetry').states).toBe(80);
    expect(json('commit-only', '--participants', '3').states).toBe(34);
    expect(json('message-2pc', '--participants', '2', '--crashes', '1')).toMatchObject({
      states: 645,
      transitions: 1_429,
    });
  });

  it('checks the variant that is named', () => {
    const bounds = ['--participants', '2', '--crashes', 'coordinator=1'];
    const lengthOf = (variant: string): number =>
      json('two-phase-commit', '--variant', variant, ...bounds).properties.find(
        ({ id }: { id: string }) => id === 'LIVE-2',
      )?.length;
    // Asking each other helps as long as somebody has not voted.
    expect([lengthOf('standard'), lengthOf('cooperative')]).toEqual([2, 4]);
  });

  it('says that it stopped at the limit', () => {
    const { text, code } = run('two-phase-commit', '--max-states', '100');
    expect(text).toContain('Stopped at the limit');
    expect(text).toContain('unknown');
    expect(code).toBe(0);
  });

  it.each([
    [[], 'Usage'],
    [['four-phase-commit'], 'Usage'],
    [['two-phase-commit', '--crashes', 'many'], 'E140 --crashes takes a whole number from 0 to 15'],
    [['two-phase-commit', '--participants', '99'], 'E140 --participants takes a whole number from 1 to 8'],
    [['two-phase-commit', '--timing', 'never'], 'E140 --timing takes sync or async'],
    [['two-phase-commit', '--fast'], '--fast'],
    [['two-phase-commit', '--variant', 'hopeful'], 'E140 --variant takes standard or presumed-abort or'],
    [['gray-lamport', '--variant', 'cooperative'], 'E140 --variant takes standard.'],
    [['paxos-commit', '--crashes', 'A1=1'], 'E140 --crashes takes a number, or numbers by role (coordinator'],
    [['two-phase-commit', '--lazy', 'PROMISE'], 'E140 --lazy takes records (BEGIN'],
  ])('refuses %j', (args, complaint) => {
    const { code, text, complaints } = run(...args);
    expect([code, text]).toEqual([2, '']);
    expect(complaints).toContain(complaint);
  });
});
