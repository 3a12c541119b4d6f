import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { resolveRun } from '../lessons/catalog';
import { checkRun } from '../sim/codec/checkRun';
import { balances } from '../sim/ledger';
import { simulate } from '../sim/simulate';
import { type OwnTransfer, ownTransferRun } from './ownTransfer';

const protocol = {
  model: 'two-phase-commit@1',
  coordinator: 'coordinator',
  participant: 'participant',
  helpers: [],
};

const form: OwnTransfer = {
  payer: '小明',
  payee: 'Anna',
  amount: 1_250,
  payerBalance: 5_000,
  payeeBalance: 10,
  participants: 2,
  distance: 'city',
  timing: 'asynchronous',
  variant: 'standard',
  timeouts: {},
  vetoes: [],
  seed: 4,
};

function endOf(change: Partial<OwnTransfer>) {
  const run = ownTransferRun({ ...form, ...change }, protocol);
  expect(checkRun(run)).toBeNull();
  const setting = resolveRun(run);
  const trace = simulate(setting, run.moves);
  expect(trace.end).toBe('quiet');
  const now = balances(setting.cast, must(trace.entries.at(-1)).world);
  return {
    payer: now.payer?.available,
    payee: now.payee?.available,
    nodes: setting.cast.nodes.length,
    setting,
  };
}

describe('own transfers', () => {
  it.each([1, 2, 3, 7])('move the money with %i participants', (participants) => {
    expect(endOf({ participants })).toMatchObject({ payer: 3_750, payee: 1_260, nodes: participants + 1 });
  });

  it('move nothing when the money is short or somebody refuses', () => {
    expect(endOf({ amount: 5_001 })).toMatchObject({ payer: 5_000, payee: 10 });
    expect(endOf({ participants: 3, vetoes: ['RISK'] })).toMatchObject({ payer: 5_000, payee: 10 });
  });

  it('forget refusals of ledgers that take no part', () => {
    expect(endOf({ participants: 2, vetoes: ['P7'] })).toMatchObject({ payer: 3_750 });
  });

  it('arrive in another order with another seed, and in the same with the same', () => {
    const times = (seed: number) => {
      const run = ownTransferRun({ ...form, participants: 7, seed }, protocol);
      return simulate(resolveRun(run), run.moves).entries.map(({ at }) => at);
    };
    expect(times(1)).toEqual(times(1));
    expect(times(1)).not.toEqual(times(2));
  });

  it('take distance, timing and timers from the form', () => {
    const { setting } = endOf({ distance: 'zone', timing: 'synchronous', timeouts: { votes: 9_000_000 } });
    expect(setting.config).toMatchObject({ rttTicks: 500, timing: 'synchronous' });
    expect(setting.config.timeouts).toMatchObject({ votes: 9_000_000, decision: 5_000_000 });
  });
});
