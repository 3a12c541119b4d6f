import { describeEntry } from '../../protocols/describe';
import { useInspectorSession } from '../../session/useSession';
import styles from './CurrentStep.module.css';
import { EffectList } from './EffectList';
import { currentEntry } from './history';
import { originOf } from './origin';
import { RuleText } from './RuleText';
import { Section } from './Section';
import { useMoment } from './useMoment';
import { useTexts } from './useTexts';

/** What just happened: the event in one sentence, the rule that applied, and its effects one by one. */
export function CurrentStep() {
  const { trace, position, setting } = useMoment();
  const texts = useTexts();
  const entry = currentEntry(trace, position);
  const origin = useInspectorSession((session) => (entry === null ? null : originOf(session, entry)));
  const note = texts.own('step.of', { step: position.step, count: trace.entries.length });
  if (!entry)
    return (
      <Section title={texts.own('step.title')} note={note}>
        <p>{texts.own('step.start')}</p>
      </Section>
    );
  const { key, values } = describeEntry(entry, setting);
  const done = position.effects > 0 ? position.effects : entry.effects.length;
  return (
    <>
      <Section title={texts.own('step.title')} note={note}>
        <p>{texts.any(key, values)}</p>
        {origin !== null && <p className={styles.note}>{texts.own(`step.origin-${origin}`)}</p>}
        {entry.discarded && <p className={styles.note}>{texts.own('step.discarded')}</p>}
      </Section>
      {entry.rule && (
        <Section title={texts.own('step.rule')}>
          <RuleText id={entry.rule} />
        </Section>
      )}
      {entry.planned > 0 && (
        <Section
          title={texts.own('step.effects')}
          note={texts.own('step.effectsDone', { done, count: entry.planned })}
        >
          <EffectList entry={entry} done={done} />
        </Section>
      )}
    </>
  );
}
