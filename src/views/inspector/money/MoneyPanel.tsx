import { scaleLinear } from 'd3-scale';
import { useMemo } from 'react';
import { formatMoney } from '../../../i18n/format';
import { useSessionApi } from '../../../session/useSession';
import { conservation } from '../../../sim/conservation';
import { accountObject, nodeObject } from '../../../ui/objectNames';
import { Section } from '../Section';
import { StepLink } from '../StepLink';
import { useMoment } from '../useMoment';
import { useTexts } from '../useTexts';
import { CostTable } from './CostTable';
import styles from './MoneyPanel.module.css';
import { barDomain, brokenAt, type MoneyRow, moneyRows } from './rows';

/** Where the money is, whether all of it is there, and what the run has cost. */
export function MoneyPanel() {
  const { setting, trace, world } = useMoment();
  const texts = useTexts();
  const scale = useMemo(
    () => scaleLinear().domain(barDomain(setting, trace)).range([0, 100]).clamp(true),
    [setting, trace],
  );
  return (
    <div className={styles.panel}>
      <Section title={texts.own('money.title')}>
        <ul className={styles.rows}>
          {moneyRows(setting, world).map((row) => (
            <Row key={row.account.id} row={row} scale={scale} />
          ))}
        </ul>
        <p className={styles.legend} aria-hidden="true">
          <span className={styles.available} /> {texts.own('money.available')}{' '}
          <span className={styles.frozen} /> {texts.own('money.frozen')}
        </p>
      </Section>
      <ConservationLine />
      <CostTable />
    </div>
  );
}

function Row({ row, scale }: { readonly row: MoneyRow; readonly scale: (fen: number) => number }) {
  const { account, available, frozen, coupon } = row;
  const session = useSessionApi();
  const texts = useTexts();
  const zero = scale(0);
  const start = Math.min(zero, scale(available));
  const end = Math.max(zero, scale(available));
  return (
    <li className={styles.row}>
      <span className={styles.head}>
        <button
          type="button"
          className={styles.name}
          data-object={accountObject(account.id)}
          onClick={() => session.getState().select({ kind: 'account', account: account.id })}
        >
          {texts.account(account.id)}
        </button>
        <span className={styles.node} data-object={nodeObject(account.node)}>
          {account.node}
        </span>
        {coupon && <span className={styles.coupon}>{coupon}</span>}
        <span className={available < 0 ? styles.debt : styles.number}>{formatMoney(available)}</span>
      </span>
      <span className={styles.bar} aria-hidden="true">
        <span
          className={available < 0 ? styles.negative : styles.available}
          style={{ insetInlineStart: `${start}%`, width: `${end - start}%` }}
        />
        <span
          className={styles.frozen}
          style={{ insetInlineStart: `${end}%`, width: `${Math.max(0, scale(available + frozen) - end)}%` }}
        />
      </span>
      {frozen !== 0 && (
        <span className={styles.more}>
          {texts.own('money.frozenAmount', { amount: formatMoney(frozen) })}
        </span>
      )}
    </li>
  );
}

/** Σ of everything equals what there was before; red from the step that broke it. */
function ConservationLine() {
  const { setting, trace, position, world } = useMoment();
  const texts = useTexts();
  const { expected, held, inTransit, ok, missing } = conservation(setting, world);
  const step = brokenAt(setting, trace, position, world);
  return (
    <Section title={texts.own('money.conservation')} note={texts.own(ok ? 'money.holds' : 'money.broken')}>
      <div className={ok ? styles.sum : styles.brokenSum}>
        <p>
          Σ {formatMoney(held)}{' '}
          {inTransit > 0 && `+ ${texts.own('money.inTransit', { amount: formatMoney(inTransit) })} `}
          {inTransit < 0 && `− ${texts.own('money.notDebited', { amount: formatMoney(-inTransit) })} `}
          {ok ? '=' : '≠'} {formatMoney(expected)}
        </p>
        {!ok && (
          <p className={styles.loss}>
            ✕{' '}
            {texts.own(missing > 0 ? 'money.missing' : 'money.created', {
              amount: formatMoney(Math.abs(missing)),
            })}{' '}
            {step !== null && <StepLink step={step} />}
          </p>
        )}
        {ok && inTransit !== 0 && (
          <p className={styles.more}>{texts.own(inTransit > 0 ? 'money.transitWhy' : 'money.aheadWhy')}</p>
        )}
      </div>
    </Section>
  );
}
