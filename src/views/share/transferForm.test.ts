import { describe, expect, it } from 'vitest';
import { checkForm, fenOf, type TransferForm, ticksOf } from './transferForm';

const form: TransferForm = {
  payer: ' 小明 ',
  payee: 'Anna',
  amount: '1,250.5',
  payerBalance: '2000',
  payeeBalance: '0',
  participants: 2,
  distance: 'region',
  timing: 'asynchronous',
  variant: 'standard',
  timeouts: { votes: '2.5', decision: ' ' },
  vetoes: ['ALI-L', 'P7'],
  seed: '7',
};

describe('amounts and times as people type them', () => {
  it('reads yuan as whole fen', () => {
    expect(['250', '250.5', '0.07', '1,250.50', '¥ 8', '￥８０．５'].map(fenOf)).toEqual([
      25_000, 25_050, 7, 125_050, 800, 8_050,
    ]);
    expect(['', '1.234', '-5', 'abc', '1e3', '99999999999', '.5'].map(fenOf)).toEqual(Array(7).fill(null));
  });

  it('reads seconds as ticks', () => {
    expect(['2', '0.001', '2.5'].map(ticksOf)).toEqual([2_000_000, 1_000, 2_500_000]);
    expect(['0', '', '-1', '1.2345', 'soon'].map(ticksOf)).toEqual(Array(5).fill(null));
  });
});

describe('the form of an own transfer', () => {
  it('gives the transfer when everything is right', () => {
    expect(checkForm(form)).toEqual({
      ok: true,
      transfer: {
        payer: '小明',
        payee: 'Anna',
        amount: 125_050,
        payerBalance: 200_000,
        payeeBalance: 0,
        participants: 2,
        distance: 'region',
        timing: 'asynchronous',
        variant: 'standard',
        timeouts: { votes: 2_500_000 },
        vetoes: ['ALI-L'],
        seed: 7,
      },
    });
  });

  it('names every field that is wrong', () => {
    const wrong = {
      payer: ' ',
      payee: 'x'.repeat(41),
      amount: '0',
      payerBalance: 'much',
      payeeBalance: '-1',
      seed: '1.5',
      timeouts: { votes: '0' },
    };
    expect(checkForm({ ...form, ...wrong })).toEqual({
      ok: false,
      problems: {
        payer: 'name',
        payee: 'name',
        amount: 'amount',
        payerBalance: 'money',
        payeeBalance: 'money',
        'timeouts.votes': 'seconds',
        seed: 'seed',
      },
    });
    expect(checkForm({ ...form, seed: '' })).toMatchObject({ ok: false, problems: { seed: 'seed' } });
  });
});
