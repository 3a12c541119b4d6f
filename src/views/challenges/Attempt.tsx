import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { Challenge } from '../../lessons/challenges/challenge';
import { type Judgement, standingAt } from '../../lessons/challenges/judging';
import { type Asked, type ChallengeAnswer, isOnChallenge } from '../../session/insight/insightStore';
import { useInsight } from '../../session/insight/useInsight';
import { currentBranch } from '../../session/session';
import { useSession } from '../../session/useSession';
import { Button } from '../../ui/Button';
import styles from './Challenges.module.css';
import { Hint } from './Hint';
import { budgetText, excessText, resultText } from './words';

interface Props {
  readonly challenge: Challenge;
}

/** The challenge that is being tried: its goal, its par, and how far the run on screen has come. */
export function Attempt({ challenge }: Props) {
  const { t } = useTranslation('challenges');
  const { begin, leaveChallenge } = useInsight((state) => state.actions);
  const isHere = useSession((state) => isOnChallenge(state, challenge));
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone: whoever uses the keyboard goes on here.
  useEffect(() => heading.current?.focus(), []);
  const restart = (): void => {
    begin(challenge.id).catch(() => {});
  };
  const lazy = challenge.run.config.lazy ?? [];
  return (
    <div className={styles.attempt}>
      <h3 ref={heading} tabIndex={-1}>
        {t(`challenges:${challenge.id}.title`)}
      </h3>
      <dl className={styles.facts}>
        <dt>{t('challenges:goal')}</dt>
        <dd>{t(`challenges:${challenge.id}.goal`)}</dd>
        <dt>{t('challenges:may')}</dt>
        <dd>
          {budgetText(challenge, t)}
          {lazy.length > 0 && <p>{t('challenges:budget.lazy', { records: lazy.join(', ') })}</p>}
        </dd>
        <dt>{t('challenges:par.name')}</dt>
        <dd>
          <Par challenge={challenge} />
        </dd>
      </dl>
      {isHere ? <Progress challenge={challenge} /> : <p>{t('challenges:elsewhere')}</p>}
      <div className={styles.controls}>
        <Button onClick={restart}>{t(isHere ? 'challenges:again' : 'challenges:back')}</Button>
        <Button variant="quiet" onClick={leaveChallenge}>
          {t('challenges:leave')}
        </Button>
      </div>
    </div>
  );
}

function Par({ challenge: { id } }: Props) {
  const { t } = useTranslation('challenges');
  const par = useInsight(({ pars }) => pars[id]);
  if (!par || par.status === 'looking') return t('challenges:par.looking');
  if (par.status === 'failed') return t('challenges:failed', { code: par.code });
  const { answer } = par;
  if (answer.kind !== 'found') return t(`challenges:par.${answer.kind}`);
  return resultText(answer.acts.length, answer.faults, t);
}

function Progress({ challenge }: Props) {
  const { t } = useTranslation('challenges');
  const setting = useSession((state) => state.setting);
  const trace = useSession((state) => currentBranch(state).trace);
  const step = useSession((state) => state.position.step);
  const { judgement } = useMemo(
    () => standingAt(challenge, setting, trace, step),
    [challenge, setting, trace, step],
  );
  const par = useInsight(({ pars }) => pars[challenge.id]);
  const sign = { open: '○', solved: '✓', over: '✕' }[judgement.kind];
  return (
    <>
      <div className={styles.status} role="status" data-status={judgement.kind}>
        <p>
          <span aria-hidden="true">{sign}</span> <strong>{sentence(judgement, par, challenge, t)}</strong>
        </p>
        {judgement.kind === 'solved' && <p>{t(`challenges:${challenge.id}.lesson`)}</p>}
      </div>
      {judgement.kind === 'open' && <Hint />}
    </>
  );
}

function sentence(
  judgement: Judgement,
  par: Asked<ChallengeAnswer> | undefined,
  challenge: Challenge,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (judgement.kind === 'open') return t('challenges:status.open');
  if (judgement.kind === 'over')
    return t('challenges:status.over', { excess: excessText(judgement.excess, challenge, t) });
  const { length, faults } = judgement;
  const best = par?.status === 'done' && par.answer.kind === 'found' ? par.answer : null;
  const isBest = best !== null && faults <= best.faults && length <= best.acts.length;
  return t(`challenges:status.${isBest ? 'atPar' : 'solved'}`, { result: resultText(length, faults, t) });
}
