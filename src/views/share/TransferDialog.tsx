import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { must } from '../../base/assert';
import { useTranslation } from '../../i18n/useTranslation';
import { transferRoles } from '../../lessons/transferRoles';
import { latencyPresets } from '../../payments/latency';
import { ledgersOf, ownTransferRun, participantsMax } from '../../payments/ownTransfer';
import type { Protocol } from '../../protocols/protocol';
import { commitProtocolIds, protocolById } from '../../protocols/registry';
import { useSession, useSessionApi } from '../../session/useSession';
import { STANDARD } from '../../sim/types';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Segmented } from '../../ui/Segmented';
import { Select } from '../../ui/Select';
import { Slider } from '../../ui/Slider';
import { Field } from './Field';
import { ProtocolPart } from './ProtocolPart';
import styles from './Share.module.css';
import {
  type Change,
  checkForm,
  fenOf,
  type PartProps,
  type Problems,
  type TransferForm,
} from './transferForm';

export interface TransferDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A transfer of one's own: who pays whom how much, who must agree, and how the world behaves. */
export function TransferDialog({ open, onClose }: TransferDialogProps) {
  const { t } = useTranslation('share');
  return (
    <Dialog open={open} onClose={onClose} title={t('transfer.title')} closeLabel={t('close')}>
      <TransferFormView onClose={onClose} />
    </Dialog>
  );
}

/** The protocol on screen; where it carries out no transfers, the first one, which is always here. */
function shownIfFit(shown: string): string {
  return commitProtocolIds.includes(shown) ? shown : (commitProtocolIds[0] ?? shown);
}

function TransferFormView({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('share');
  const session = useSessionApi();
  const shown = useSession((state) => state.protocol.id);
  const [protocol, setProtocol] = useState(() => must(protocolById(shownIfFit(shown))));
  const element = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState<TransferForm>(() => ({
    payer: t('transfer.payerExample'),
    payee: t('transfer.payeeExample'),
    amount: '250.00',
    payerBalance: '800.00',
    payeeBalance: '150.00',
    participants: 3,
    distance: 'region',
    timing: 'asynchronous',
    variant: STANDARD,
    timeouts: {},
    vetoes: [],
    seed: '1',
  }));
  const roles = transferRoles(protocolById(protocol.id, form.variant) ?? protocol);
  const [problems, setProblems] = useState<Problems>({});
  const change: Change = (part) => setForm((now) => ({ ...now, ...part }));
  const problemOf = (field: string): string | null => {
    const problem = problems[field];
    return problem === undefined ? null : t(`transfer.problem.${problem}`);
  };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const checked = checkForm(form);
    setProblems(checked.ok ? {} : checked.problems);
    if (checked.ok && roles !== null) {
      session.getState().open(ownTransferRun(checked.transfer, roles));
      onClose();
      return;
    }
    // Once the messages stand there, the first wrong field takes the focus.
    requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const part = { form, change, problemOf };
  return (
    <form ref={element} className={styles.stack} noValidate onSubmit={handleSubmit}>
      <PeoplePart {...part} />
      <ProtocolPart {...part} protocol={protocol} onChoose={setProtocol} />
      <WorldPart {...part} />
      <FinePart {...part} protocol={protocol} />
      <output className={styles.problem}>
        {Object.keys(problems).length > 0 && t('transfer.problems', { count: Object.keys(problems).length })}
      </output>
      <div className={styles.row}>
        <Button type="submit" variant="primary" reason={roles === null ? t('transfer.noRoles') : null}>
          {t('transfer.create')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
      <p className={styles.note}>{t('ui:disclaimer')}</p>
    </form>
  );
}

function PeoplePart({ form, change, problemOf }: PartProps) {
  const { t } = useTranslation('share');
  const amount = fenOf(form.amount);
  const balance = fenOf(form.payerBalance);
  const isShort = amount !== null && balance !== null && amount > balance;
  const field = (key: 'payer' | 'payee' | 'amount' | 'payerBalance' | 'payeeBalance', hint?: string) => (
    <Field
      label={t(`transfer.${key}`)}
      value={form[key]}
      inputMode={key === 'payer' || key === 'payee' ? 'text' : 'decimal'}
      problem={problemOf(key)}
      hint={hint}
      onChange={(value) => change({ [key]: value })}
    />
  );
  return (
    <div className={styles.grid}>
      {field('payer')}
      {field('payee')}
      {field('payerBalance')}
      {field('payeeBalance')}
      {field('amount', isShort ? t('transfer.short') : undefined)}
    </div>
  );
}

function WorldPart({ form, change }: PartProps) {
  const { t } = useTranslation('share');
  const ledgers = ledgersOf(form.participants);
  const toggle = (node: string, isOn: boolean): void =>
    change({ vetoes: isOn ? [...form.vetoes, node] : form.vetoes.filter((other) => other !== node) });
  return (
    <>
      <Slider
        label={t('transfer.participants')}
        min={1}
        max={participantsMax}
        value={form.participants}
        valueText={`${form.participants}: ${ledgers.join(' · ')}`}
        onChange={(participants) => change({ participants })}
      />
      <p className={styles.note}>
        {t(form.participants === 1 ? 'transfer.oneLedger' : 'transfer.ledgers', {
          payer: ledgers[0] ?? '',
          payee: ledgers[1] ?? '',
        })}
      </p>
      <fieldset className={styles.choices}>
        <legend>{t('transfer.vetoes')}</legend>
        {ledgers.map((node) => (
          <label key={node}>
            <input
              type="checkbox"
              checked={form.vetoes.includes(node)}
              onChange={(event) => toggle(node, event.target.checked)}
            />
            <code>{node}</code>
          </label>
        ))}
      </fieldset>
      <div className={styles.labelled}>
        <span aria-hidden="true">{t('transfer.distance')}</span>
        <Select
          label={t('transfer.distance')}
          value={form.distance}
          options={latencyPresets.map(({ id, rttTicks }) => ({
            value: id,
            label: t(`transfer.distances.${id}`, { ms: rttTicks / 1000 }),
          }))}
          onChange={(distance) => change({ distance })}
        />
      </div>
      <div className={styles.labelled}>
        <span aria-hidden="true">{t('transfer.timing')}</span>
        <Segmented
          label={t('transfer.timing')}
          value={form.timing}
          options={(['asynchronous', 'synchronous'] as const).map((value) => ({
            value,
            label: t(`transfer.timings.${value}`),
          }))}
          onChange={(timing) => change({ timing })}
        />
        <p className={styles.note}>{t(`transfer.timingNote.${form.timing}`)}</p>
      </div>
    </>
  );
}

function FinePart({ form, change, problemOf, protocol }: PartProps & { readonly protocol: Protocol }) {
  const { t } = useTranslation('share');
  const timers = timersOf(protocol);
  const isWrong = ['seed', ...timers.map((timer) => `timeouts.${timer}`)].some(
    (field) => problemOf(field) !== null,
  );
  return (
    <details className={styles.fine} open={isWrong || undefined}>
      <summary>{t('transfer.more')}</summary>
      <p className={styles.note}>{t('transfer.timeouts')}</p>
      <div className={styles.grid}>
        {timers.map((timer) => (
          <Field
            key={timer}
            label={t(`${protocol.id}:timer.${timer}`)}
            value={form.timeouts[timer] ?? ''}
            inputMode="decimal"
            placeholder={String((protocol.timeouts[timer] ?? 0) / 1_000_000)}
            problem={problemOf(`timeouts.${timer}`)}
            onChange={(value) => change({ timeouts: { ...form.timeouts, [timer]: value } })}
          />
        ))}
        <Field
          label={t('transfer.seed')}
          value={form.seed}
          inputMode="numeric"
          problem={problemOf('seed')}
          hint={t('transfer.seedNote')}
          onChange={(seed) => change({ seed })}
        />
      </div>
    </details>
  );
}

function timersOf(protocol: Protocol): string[] {
  const roles = transferRoles(protocol);
  const own = [roles?.coordinator, roles?.participant].flatMap(
    (role) => protocol.roles[role ?? '']?.timers ?? [],
  );
  return [...new Set(own)];
}
