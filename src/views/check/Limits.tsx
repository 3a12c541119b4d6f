import { useId, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { crashingRoles, type FaultKind, type Question, termsOf } from '../../session/checking/question';
import { useChecking } from '../../session/checking/useChecking';
import { useSession } from '../../session/useSession';
import { Segmented } from '../../ui/Segmented';
import { Slider } from '../../ui/Slider';
import { boundText, roleName } from './boundText';
import styles from './Limits.module.css';
import { MoreLimits } from './MoreLimits';

/** What may go wrong, and how often. Its heading says it in words, so that it can be closed while there are answers to read. */
export function Limits() {
  const { t } = useTranslation('check');
  const question = useChecking((state) => state.question);
  const count = useChecking(({ checks }) => checks.length);
  const protocol = useSession((session) => session.protocol);
  const setting = useSession((session) => session.setting);
  const [openFor, setOpenFor] = useState(count === 0 ? count : -1);
  // A new check closes it: from now on the answers are what is wanted.
  const isOpen = openFor === count;
  return (
    <details
      className={styles.limits}
      open={isOpen}
      onToggle={(event) => setOpenFor(event.currentTarget.open ? count : -1)}
    >
      <summary>
        <b>{t('check:limits.name')}</b> <span>{boundText(question, protocol, setting, t)}</span>
      </summary>
      <div className={styles.fields}>
        {crashingRoles(protocol, setting).map((role) => (
          <CrashSlider key={role} role={role} name={roleName(protocol, role, t)} question={question} />
        ))}
        <FaultSlider kind="recoveries" most={3} />
        <FaultSlider kind="losses" most={2} />
        <FaultSlider kind="duplicates" most={2} />
        <TimingField />
        <MoreLimits />
      </div>
    </details>
  );
}

interface CrashProps {
  readonly role: string;
  readonly name: string;
  readonly question: Question;
}

function CrashSlider({ role, name, question }: CrashProps) {
  const { t } = useTranslation('check');
  const { ask } = useChecking((state) => state.actions);
  return (
    <LimitSlider
      label={t('check:limits.crashes', { role: name })}
      hint={t('check:limits.crashesHint', { role: name })}
      value={question.crashes[role] ?? 0}
      most={2}
      onChange={(value) => ask({ crashes: { ...question.crashes, [role]: value } })}
    />
  );
}

export function FaultSlider({ kind, most }: { readonly kind: FaultKind; readonly most: number }) {
  const { t } = useTranslation('check');
  const question = useChecking((state) => state.question);
  const { ask } = useChecking((state) => state.actions);
  const setting = useSession((session) => session.setting);
  const isVoid = kind === 'losses' && termsOf(question, setting).timing === 'synchronous';
  return (
    <LimitSlider
      label={t(`check:limits.${kind}`)}
      hint={t(isVoid ? 'check:limits.lossesNone' : `check:limits.${kind}Hint`)}
      value={question.faults[kind]}
      most={most}
      onChange={(value) => ask({ faults: { ...question.faults, [kind]: value } })}
    />
  );
}

interface LimitProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

function LimitSlider({ label, hint, value, most, onChange }: LimitProps) {
  const { t } = useTranslation('check');
  return (
    <div className={styles.field}>
      <Slider
        label={label}
        value={value}
        min={0}
        max={most}
        valueText={t('check:limits.most', { count: value })}
        onChange={onChange}
      />
      <p className={styles.hint}>{hint}</p>
    </div>
  );
}

function TimingField() {
  const { t } = useTranslation('check');
  const hintId = useId();
  const question = useChecking((state) => state.question);
  const { ask } = useChecking((state) => state.actions);
  const { timing } = useSession(({ setting }) => setting.config);
  const chosen = question.timing ?? timing;
  return (
    <div className={styles.field}>
      <div className={styles.row}>
        <span aria-hidden="true">{t('check:limits.timing')}</span>
        <Segmented
          label={t('check:limits.timing')}
          value={chosen}
          options={[
            { value: 'asynchronous', label: t('check:limits.asynchronous') },
            { value: 'synchronous', label: t('check:limits.synchronous') },
          ]}
          onChange={(value) => ask({ timing: value === timing ? null : value })}
        />
      </div>
      <p id={hintId} className={styles.hint}>
        {t(`check:limits.${chosen}Hint`)}
      </p>
    </div>
  );
}
