/** The form of an own transfer: texts as they are typed, and what they mean once they are right. */
import { ledgersOf, type OwnTransfer } from '../../payments/ownTransfer';
import { isName } from '../../sim/codec/checkRun';
import { limits } from '../../sim/codec/limits';
import type { Fen, Tick } from '../../sim/types';

/** What is typed as text, besides the timeouts; the rest of a transfer is chosen and cannot be wrong. */
type Typed = 'payer' | 'payee' | 'amount' | 'payerBalance' | 'payeeBalance' | 'seed';

export interface TransferForm extends Omit<OwnTransfer, Typed | 'timeouts'>, Readonly<Record<Typed, string>> {
  /** Seconds by timer; empty: as the protocol has it. */
  readonly timeouts: Readonly<Record<string, string>>;
}

export type Change = (change: Partial<TransferForm>) => void;

/** What every part of the form is given. */
export interface PartProps {
  readonly form: TransferForm;
  readonly change: Change;
  readonly problemOf: (field: string) => string | null;
}

/** What is wrong with a field: a key of the `share` strings under `transfer.problem`. */
export type Problem = 'name' | 'amount' | 'money' | 'seconds' | 'seed';

/** By field; a timer's field is `timeouts.<timer>`. */
export type Problems = Readonly<Record<string, Problem>>;

export type CheckedForm =
  | { readonly ok: true; readonly transfer: OwnTransfer }
  | { readonly ok: false; readonly problems: Problems };

/** Yuan as people type them — `250`, `1,250.5`, `￥８０` — in fen; `null` when it is no amount. */
export function fenOf(text: string): Fen | null {
  const plain = text.normalize('NFKC').replace(/[\s,¥]/g, '');
  if (!/^\d{1,10}(?:\.\d{1,2})?$/.test(plain)) return null;
  const [yuan = '0', cents = ''] = plain.split('.');
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  return fen <= limits.amountFen ? fen : null;
}

/** Seconds, with at most three decimals, in ticks; `null` when it is no time or none at all. */
export function ticksOf(text: string): Tick | null {
  const plain = text.normalize('NFKC').trim();
  if (!/^\d{1,6}(?:\.\d{1,3})?$/.test(plain)) return null;
  const [seconds = '0', thousandths = ''] = plain.split('.');
  const ticks = Number(seconds) * 1_000_000 + Number(thousandths.padEnd(3, '0')) * 1_000;
  return ticks > 0 ? ticks : null;
}

export function checkForm(form: TransferForm): CheckedForm {
  const problems: Record<string, Problem> = {};
  const payer = form.payer.trim();
  const payee = form.payee.trim();
  if (!isName(payer)) problems.payer = 'name';
  if (!isName(payee)) problems.payee = 'name';
  const amount = fenOf(form.amount);
  if (amount === null || amount === 0) problems.amount = 'amount';
  const payerBalance = fenOf(form.payerBalance);
  if (payerBalance === null) problems.payerBalance = 'money';
  const payeeBalance = fenOf(form.payeeBalance);
  if (payeeBalance === null) problems.payeeBalance = 'money';
  const timeouts: Record<string, Tick> = {};
  for (const [timer, text] of Object.entries(form.timeouts)) {
    if (text.trim() === '') continue;
    const ticks = ticksOf(text);
    if (ticks === null) problems[`timeouts.${timer}`] = 'seconds';
    else timeouts[timer] = ticks;
  }
  const seed = Number(form.seed.normalize('NFKC').trim() || 'none');
  if (!Number.isInteger(seed) || seed < 0 || seed > limits.seed) problems.seed = 'seed';
  if (Object.keys(problems).length > 0 || amount === null || payerBalance === null || payeeBalance === null)
    return { ok: false, problems };
  const vetoes = form.vetoes.filter((node) => ledgersOf(form.participants).includes(node));
  const typed = { payer, payee, amount, payerBalance, payeeBalance, seed };
  return { ok: true, transfer: { ...form, ...typed, timeouts, vetoes } };
}
