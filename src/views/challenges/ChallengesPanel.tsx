import { useId } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { challengeById, challenges } from '../../lessons/challenges/catalog';
import type { Challenge } from '../../lessons/challenges/challenge';
import { useInsight } from '../../session/insight/useInsight';
import { Button } from '../../ui/Button';
import { Attempt } from './Attempt';
import styles from './Challenges.module.css';
import { budgetText } from './words';

/** Runs that are to be made to do something: a list to choose from, and the one that is being tried. */
export function ChallengesPanel() {
  const { t } = useTranslation('challenges');
  const titleId = useId();
  const current = useInsight(({ challengeId }) => challengeId);
  const challenge = current === null ? null : challengeById(current);
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {t('challenges:title')}
      </h2>
      {challenge ? <Attempt key={challenge.id} challenge={challenge} /> : <Offers />}
    </section>
  );
}

function Offers() {
  const { t } = useTranslation('challenges');
  return (
    <>
      <p className={styles.note}>{t('challenges:lead')}</p>
      <ol className={styles.list} aria-label={t('challenges:list')}>
        {challenges.map((challenge) => (
          <Offer key={challenge.id} challenge={challenge} />
        ))}
      </ol>
    </>
  );
}

function Offer({ challenge }: { readonly challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const { begin } = useInsight((state) => state.actions);
  const titleId = useId();
  return (
    <li className={styles.offer}>
      <h3 id={titleId}>{t(`challenges:${challenge.id}.title`)}</h3>
      <p>{t(`challenges:${challenge.id}.goal`)}</p>
      <p className={styles.note}>
        {t('challenges:may')} · {budgetText(challenge, t)}
      </p>
      <Button
        aria-describedby={titleId}
        onClick={() => {
          // What goes wrong in the worker is told in the place of the par.
          begin(challenge.id).catch(() => {});
        }}
      >
        {t('challenges:begin')}
      </Button>
    </li>
  );
}
