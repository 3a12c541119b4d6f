import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { checkRun } from '../sim/codec/checkRun';
import type { Run } from '../sim/types';
import { scenarios } from './all';
import { firstVisitRun, ResolveProblem, resolveRun, scenarioById } from './catalog';
import { variantRun } from './runs';

const s3 = must(scenarioById('S3@1'));
const run = variantRun(s3, s3.variants[0]);

function problemOf(wrong: Run): string {
  try {
    resolveRun(wrong);
  } catch (problem) {
    if (problem instanceof ResolveProblem) return problem.error.code;
  }
  return 'none';
}

describe('resolveRun', () => {
  it('merges protocol, scenario and run, the run winning', () => {
    const { config } = resolveRun({
      ...run,
      config: { rttTicks: 500, timeouts: { decision: 7 }, vetoes: { 'WX-L': 'NO' } },
    });
    expect(config.rttTicks).toBe(500);
    expect(config.forceTicks).toBe(1_000);
    expect(config.timeouts).toMatchObject({ decision: 7, 'lock-wait': 5_000_000 });
    expect(config.timeouts.votes).toBeGreaterThan(0);
    expect(config.vetoes).toEqual({ 'WX-L': 'NO' });
  });

  it('takes an inline cast', () => {
    expect(resolveRun({ ...run, scenario: null, cast: s3.cast }).cast).toBe(s3.cast);
  });

  it('says by number what it does not know', () => {
    expect(problemOf({ ...run, model: 'five-phase-commit@1' })).toBe('E106');
    expect(problemOf({ ...run, model: 'two-phase-commit@9' })).toBe('E106');
    expect(problemOf({ ...run, scenario: 'S99@1' })).toBe('E107');
    expect(problemOf({ ...run, scenario: 'S3@9' })).toBe('E107');
    expect(problemOf({ ...run, scenario: null })).toBe('E108');
    const [transaction] = s3.cast.transactions;
    const stranger = { ...must(transaction), members: [{ node: 'CLR', role: 'referee' }] };
    const cast = { ...s3.cast, transactions: [stranger] };
    expect(problemOf({ ...run, scenario: null, cast })).toBe('E117');
    expect(
      problemOf({
        ...run,
        scenario: null,
        cast: {
          ...s3.cast,
          transactions: [{ ...stranger, members: [{ node: 'CLR', role: 'constructor' }] }],
        },
      }),
    ).toBe('E117');
  });
});

describe('the catalogue', () => {
  it('has runs and casts that a file could hold', () => {
    for (const scenario of scenarios)
      for (const variant of scenario.variants) {
        expect(checkRun(variantRun(scenario, variant))).toBeNull();
        expect(
          checkRun({ ...variantRun(scenario, variant), scenario: null, cast: scenario.cast }),
        ).toBeNull();
      }
  });

  it('finds scenarios by name and version', () => {
    expect(scenarioById('S3')).toBe(s3);
    expect(scenarioById('S3@2')).toBeNull();
    expect(scenarioById('S')).toBeNull();
  });
});

it('the first visit stands at the silent coordinator, with ALI-L in doubt', () => {
  const { run: first, position } = firstVisitRun();
  expect(first.scenario).toBe('S3@1');
  expect(position.step).toBeGreaterThan(0);
});
