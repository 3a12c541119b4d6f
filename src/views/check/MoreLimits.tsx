import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { forcedRecords, termsOf } from '../../session/checking/question';
import { useChecking } from '../../session/checking/useChecking';
import { useSession } from '../../session/useSession';
import type { NetworkKind } from '../../sim/types';
import { Select } from '../../ui/Select';
import { FaultSlider } from './Limits';
import styles from './Limits.module.css';

const NETWORKS = ['multiset', 'fifo', 'set'] as const satisfies readonly NetworkKind[];
const STATE_LIMITS = ['10000', '100000', '1000000', '4000000'] as const;

/** What is wanted more rarely. */
export function MoreLimits() {
  const { t } = useTranslation('check');
  return (
    <details className={styles.more}>
      <summary>{t('check:limits.more')}</summary>
      <div className={styles.fields}>
        <FaultSlider kind="partitions" most={2} />
        <FaultSlider kind="heals" most={2} />
        <FaultSlider kind="pauses" most={2} />
        <FaultSlider kind="heuristics" most={2} />
        <NetworkField />
        <LazyField />
        <Switches />
        <StatesField />
      </div>
    </details>
  );
}

function NetworkField() {
  const { t } = useTranslation('check');
  const question = useChecking((state) => state.question);
  const { ask } = useChecking((state) => state.actions);
  const { network } = useSession(({ setting }) => setting.config);
  return (
    <div className={styles.choice}>
      <span aria-hidden="true">{t('check:limits.network')}</span>
      <Select
        label={t('check:limits.network')}
        value={question.network ?? network}
        options={NETWORKS.map((value) => ({ value, label: t(`check:limits.${value}`) }))}
        onChange={(value) => ask({ network: value === network ? null : value })}
      />
    </div>
  );
}

function StatesField() {
  const { t } = useTranslation('check');
  const maxStates = useChecking((state) => state.question.maxStates);
  const { ask } = useChecking((state) => state.actions);
  return (
    <div className={styles.choice}>
      <span aria-hidden="true">{t('check:limits.maxStates')}</span>
      <Select
        label={t('check:limits.maxStates')}
        value={STATE_LIMITS.find((value) => Number(value) === maxStates) ?? '1000000'}
        options={STATE_LIMITS.map((value) => ({ value, label: formatNumber(Number(value)) }))}
        onChange={(value) => ask({ maxStates: Number(value) })}
      />
    </div>
  );
}

/** "Forget to force": which records a crash may take although the protocol forces them. */
function LazyField() {
  const { t } = useTranslation('check');
  const question = useChecking((state) => state.question);
  const { ask } = useChecking((state) => state.actions);
  const protocol = useSession((session) => session.protocol);
  const setting = useSession((session) => session.setting);
  const { lazy } = termsOf(question, setting);
  const set = (record: string, isLazy: boolean): void => {
    const next = isLazy ? [...lazy, record] : lazy.filter((one) => one !== record);
    const isAsOnScreen = next.toSorted().join() === setting.config.lazy.toSorted().join();
    ask({ lazy: isAsOnScreen ? null : next });
  };
  return (
    <fieldset className={styles.group}>
      <legend>{t('check:limits.lazy')}</legend>
      <p className={styles.hint}>{t('check:limits.lazyHint')}</p>
      <div className={styles.records}>
        {forcedRecords(protocol, setting).map((record) => (
          <label key={record} className={styles.record}>
            <input
              type="checkbox"
              checked={lazy.includes(record)}
              onChange={(event) => set(record, event.target.checked)}
            />
            <code>{record}</code>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Switches() {
  const { t } = useTranslation('check');
  const { hasFreeVotes, isSymmetric } = useChecking((state) => state.question);
  const { ask } = useChecking((state) => state.actions);
  return (
    <>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={hasFreeVotes}
          onChange={(event) => ask({ hasFreeVotes: event.target.checked })}
        />
        <span>
          {t('check:limits.votes')}
          <small>{t('check:limits.votesHint')}</small>
        </span>
      </label>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={isSymmetric}
          onChange={(event) => ask({ isSymmetric: event.target.checked })}
        />
        <span>
          {t('check:limits.symmetry')}
          <small>{t('check:limits.symmetryHint')}</small>
        </span>
      </label>
    </>
  );
}
