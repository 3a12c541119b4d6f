import { Fragment, type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { beatKey } from '../../lessons/keys';
import { optionIds } from '../../lessons/lesson';
import { plainText } from '../../lessons/words';
import { giveAnswer, prepareAnswers } from '../../session/story/answering';
import { goToBeat } from '../../session/story/moves';
import { useSessionApi } from '../../session/useSession';
import { classes } from '../../ui/classes';
import { LiveRegion } from '../../ui/LiveRegion';
import { useCheckedText } from './CheckedNote';
import styles from './Question.module.css';
import { Looking, Result } from './Result';
import type { StoryNow } from './useStory';

const LETTERS: readonly string[] = ['A', 'B', 'C', 'D'];

export interface QuestionProps {
  readonly now: StoryNow;
  /** Counts how often the reader asked to be taken to the question. */
  readonly turn?: number | undefined;
}

/** The question of a beat: answers first, then what came of them. Every answer can be tried, before or after the right one. */
export function Question({ now, turn = 0 }: QuestionProps) {
  const { t } = useTranslation('story');
  const api = useSessionApi();
  const list = useRef<HTMLFieldSetElement>(null);
  const { line, beat, given, pending } = now;
  const { scenario } = line;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Somebody asked for the question elsewhere on the page: it is brought into sight and read from its first word.
    if (turn === 0) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [turn]);
  const prepare = usePrepare(now);
  const checkedText = useCheckedText();
  if (!beat.ask) return null;
  const options = optionIds(beat.ask);
  const text = (part: string): string => t(beatKey(scenario, beat, part));
  const last = pending === null ? given.at(-1) : undefined;
  const spoken = last
    ? [
        `${t(last.isRight ? 'right' : 'wrong')}:`,
        ...last.findings.map(({ key, values }) => plainText(t(`finding.${key}`, values))),
        last.checked ? checkedText(last.checked) : '',
      ].join(' ')
    : '';
  const answer = (option: string): void => {
    giveAnswer(api, option).catch(() => {});
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = /^[1-4]$/.test(event.key)
      ? Number(event.key) - 1
      : LETTERS.indexOf(event.key.toUpperCase());
    const option = options[index];
    if (option === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>(`.${styles.option}`)[index]?.focus();
    answer(option);
  };
  const tried = new Set(given.map(({ option }) => option));
  const untried = options.findIndex((option) => !tried.has(option));
  const tryOthers = (): void => {
    goToBeat(api, now.index);
    const button = list.current?.querySelectorAll<HTMLElement>(`.${styles.option}`)[untried];
    button?.focus();
    button?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <section
      className={styles.question}
      data-scope="question"
      aria-labelledby="story-question"
      onPointerEnter={prepare}
      onFocus={prepare}
    >
      <p className={styles.kicker}>{t('question')}</p>
      <h3 id="story-question" className={styles.title} ref={heading} tabIndex={-1}>
        {text('question')}
      </h3>
      <fieldset className={styles.options} ref={list} aria-labelledby="story-question" onKeyDown={handleKey}>
        {options.map((option, index) => {
          const answered = given.find((one) => one.option === option);
          return (
            <Fragment key={option}>
              <button
                type="button"
                className={classes(
                  styles.option,
                  answered && (answered.isRight ? styles.right : styles.wrong),
                )}
                onClick={() => answer(option)}
              >
                <span className={styles.letter} aria-hidden="true">
                  {LETTERS[index]}
                </span>
                <span className={styles.label}>{text(`option.${option}`)}</span>
                {answered && (
                  <span className={styles.mark}>
                    <span aria-hidden="true">{answered.isRight ? '✓ ' : '✕ '}</span>
                    {t(answered.isRight ? 'right' : 'wrong')}
                  </span>
                )}
              </button>
              {pending === option && <Looking />}
              {last?.option === option && (
                <Result
                  now={now}
                  option={(id) => text(`option.${id}`)}
                  onOthers={untried < 0 ? null : tryOthers}
                />
              )}
            </Fragment>
          );
        })}
      </fieldset>
      <LiveRegion text={pending === null ? spoken : t('looking')} turn={given.length} />
    </section>
  );
}

/**
 * The answers are worked out as soon as somebody turns to the question, so that pressing one shows it (almost) at once. Not before:
 * most who open the page look elsewhere first, and a search takes a processor for a second.
 */
function usePrepare({ line, beat }: StoryNow): () => void {
  const api = useSessionApi();
  const { scenario, variant } = line;
  return useCallback(() => {
    prepareAnswers(api, scenario, variant, beat).catch(() => {});
  }, [api, scenario, variant, beat]);
}
