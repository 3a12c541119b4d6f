import { Fragment, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { beatKey } from '../../lessons/keys';
import { optionIds } from '../../lessons/lesson';
import { answersTo } from '../../lessons/questions';
import { plainText } from '../../lessons/words';
import { giveAnswer } from '../../session/story/answering';
import { useSessionApi } from '../../session/useSession';
import { classes } from '../../ui/classes';
import { LiveRegion } from '../../ui/LiveRegion';
import styles from './Question.module.css';
import { Result } from './Result';
import type { StoryNow } from './useStory';

const LETTERS: readonly string[] = ['A', 'B', 'C', 'D'];

/** The question of a beat: answers first, then what came of them. Every answer can be tried, before or after the right one. */
export function Question({ now }: { readonly now: StoryNow }) {
  const { t } = useTranslation('story');
  const api = useSessionApi();
  const list = useRef<HTMLFieldSetElement>(null);
  const { line, beat, given } = now;
  const { scenario, variant } = line;
  useEffect(() => {
    // The answers are worked out while the question is read, so that pressing one shows it at once.
    const idle = window.requestIdleCallback?.(() => answersTo(scenario, variant, beat));
    return () => {
      if (idle !== undefined) window.cancelIdleCallback(idle);
    };
  }, [scenario, variant, beat]);
  if (!beat.ask) return null;
  const options = optionIds(beat.ask);
  const text = (part: string): string => t(beatKey(scenario, beat, part));
  const last = given.at(-1);
  const spoken = last
    ? [
        `${t(last.isRight ? 'right' : 'wrong')}:`,
        ...last.findings.map(({ key, values }) => plainText(t(`finding.${key}`, values))),
      ].join(' ')
    : '';
  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = /^[1-4]$/.test(event.key)
      ? Number(event.key) - 1
      : LETTERS.indexOf(event.key.toUpperCase());
    const option = options[index];
    if (option === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll('button')[index]?.focus();
    giveAnswer(api, option);
  };
  return (
    <section className={styles.question} data-scope="question" aria-labelledby="story-question">
      <p className={styles.kicker}>{t('question')}</p>
      <h3 id="story-question" className={styles.title}>
        {text('question')}
      </h3>
      <fieldset className={styles.options} ref={list} aria-labelledby="story-question" onKeyDown={handleKey}>
        {options.map((option, index) => {
          const tried = given.find((one) => one.option === option);
          return (
            <Fragment key={option}>
              <button
                type="button"
                className={classes(styles.option, tried && (tried.isRight ? styles.right : styles.wrong))}
                onClick={() => giveAnswer(api, option)}
              >
                <span className={styles.letter} aria-hidden="true">
                  {LETTERS[index]}
                </span>
                <span className={styles.label}>{text(`option.${option}`)}</span>
                {tried && (
                  <span className={styles.mark}>
                    <span aria-hidden="true">{tried.isRight ? '✓ ' : '✕ '}</span>
                    {t(tried.isRight ? 'right' : 'wrong')}
                  </span>
                )}
              </button>
              {last?.option === option && <Result now={now} option={(id) => text(`option.${id}`)} />}
            </Fragment>
          );
        })}
      </fieldset>
      {given.length > 0 && given.length < options.length && <p className={styles.kicker}>{t('others')}</p>}
      <LiveRegion text={spoken} turn={given.length} />
    </section>
  );
}
