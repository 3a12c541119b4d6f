import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { scenarioById } from '../../lessons/catalog';
import { variantRun, variantSetting } from '../../lessons/runs';
import { describeEntry } from '../../protocols/describe';
import { protocolById } from '../../protocols/registry';
import { simulate } from '../../sim/simulate';
import type { Move } from '../../sim/types';
import { type Told, transcript, type Voice } from './transcript';

/** Says keys and values, so that a test sees what is said and not how. */
const voice: Voice = {
  text: (key, values = {}) => [key, ...Object.values(values)].join(' '),
  money: (fen) => `${fen}f`,
  time: (ticks) => `@${ticks}`,
  owner: ({ id }) => id,
  list: (items) => items.join('+'),
  rule: (id) => `rule of ${id}`,
};

let told: Told;

function tell(id: string, extra: readonly Move[] = []): Told {
  const scenario = must(scenarioById(id));
  const variant = must(scenario.variants[0]);
  const setting = variantSetting(scenario, variant);
  return {
    run: variantRun(scenario, variant),
    setting,
    protocol: must(protocolById('two-phase-commit')),
    trace: simulate(setting, [...variant.moves, ...extra]),
    position: { step: 5, effects: 0 },
    marks: [{ step: 3, note: 'both promised' }],
    link: 'https://example.org/#/run/x',
    title: 'Title',
  };
}

beforeAll(() => {
  told = tell('S3');
});

describe('the transcript', () => {
  it('tells every step with its time, sentence and rule, and where the play-head and the marks stand', () => {
    const lines = transcript(told, voice).split('\n');
    told.trace.entries.forEach((entry, index) => {
      const line = must(lines.find((each) => each.startsWith(`${index + 1}. `)));
      expect(line).toContain(`@${entry.at}`);
      expect(line).toContain(describeEntry(entry, told.setting).key);
      if (entry.rule) expect(line).toContain(`[${entry.rule}]`);
    });
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
    expect(at('   ⚑ both promised')).toBe(at('3. ') + 1);
    expect(at('▶')).toBe(at('5. ') + 1);
  });

  it('ends with balances, who waits, the properties, the disclaimer and the link', () => {
    const text = transcript(told, voice);
    expect(text).toContain('share:transcript.balance li 55000f');
    expect(text).toContain('share:transcript.blockedNone');
    expect(text).toContain('✓ share:transcript.property AC1 rule of AC1 share:transcript.holds');
    expect(text).toContain('ui:disclaimer');
    expect(text.trimEnd().endsWith(told.link)).toBe(true);
  });

  it('says who is blocked and what is frozen when a run ends in doubt', () => {
    const stuck = tell('S1', [
      { when: { node: 'CLR', milestone: 'all-votes' }, act: { kind: 'crash', node: 'CLR' } },
    ]);
    const text = transcript(stuck, voice);
    expect(text).toMatch(/share:transcript\.blocked \S*WX-L \(t1\)/);
    expect(text).toContain('share:transcript.crashed CLR');
    expect(text).toContain('share:transcript.frozen');
  });

  it('calls nobody blocked who is down or paused', () => {
    const crash: Move = {
      when: { node: 'CLR', milestone: 'all-votes' },
      act: { kind: 'crash', node: 'CLR' },
    };
    const stuck = tell('S1', [crash]);
    const paused = tell('S1', [
      crash,
      { afterStep: stuck.trace.entries.length, act: { kind: 'pause', node: 'WX-L' } },
    ]);
    expect(must(paused.trace.entries.at(-1)).world.nodes['WX-L']?.status).toBe('paused');
    const text = transcript(paused, voice);
    expect(text).toMatch(/share:transcript\.blocked ALI-L \(t1\)/);
    expect(text).toMatch(/share:transcript\.inDoubt \S*WX-L \(t1\)/);
  });

  it('a credit ahead of its debit is not yet debited, never a negative transit', () => {
    // WX-L is paid for and unreachable: what ALI-L has booked is still to leave its account.
    const ahead = tell('S1', [
      { when: { node: 'CLR', milestone: 'announced' }, act: { kind: 'pause', node: 'WX-L' } },
    ]);
    const text = transcript(ahead, voice);
    expect(text).toContain('share:transcript.notDebited 25000f');
    expect(text).not.toContain('inTransit');
  });

  it('says where a rule broke', () => {
    const broken = tell('S1', [
      {
        when: { node: 'WX-L', milestone: 'voted' },
        act: { kind: 'heuristic', node: 'WX-L', decision: 'abort' },
      },
    ]);
    expect(transcript(broken, voice)).toMatch(
      /✕ share:transcript\.property AC1 rule of AC1 share:transcript\.violated \d+/,
    );
  });
});
