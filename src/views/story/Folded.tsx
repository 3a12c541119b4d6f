import { useMemo } from 'react';
import { equalData } from '../../base/canonical';
import { useTranslation } from '../../i18n/useTranslation';
import { variantRun } from '../../lessons/runs';
import { describeEntry } from '../../protocols/describe';
import { goToBeat } from '../../session/story/moves';
import type { Storyline } from '../../session/story/storyline';
import { useSessionApi, useStorySession } from '../../session/useSession';
import type { Run, Trace, TraceEntry } from '../../sim/types';
import { Button } from '../../ui/Button';
import styles from './Folded.module.css';
import type { StoryNow } from './useStory';

/** More than these are a matter for the diagram. */
const SHOWN_MAX = 6;

/** What stands in the place of a beat once the run has left the story: why, and the way back. No question is left open. */
export function Folded({ now }: { readonly now: StoryNow }) {
  const { t } = useTranslation('story');
  const api = useSessionApi();
  const { mode, line, index } = now;
  return (
    <div className={styles.folded}>
      <h2 className={styles.title}>{t(`folded.${mode}`)}</h2>
      {mode === 'free' && <p>{t('folded.hint')}</p>}
      {mode === 'shared' && <Done line={line} />}
      <div className={styles.notice}>
        <p>{mode === 'free' ? t('folded.beat', { number: index + 1, title: now.title }) : t('changed')}</p>
        <Button onClick={() => goToBeat(api, index)}>{t('return')}</Button>
      </div>
    </div>
  );
}

/** What somebody did to the run, beyond the script of the story, in the order in which it happened. */
function Done({ line }: { readonly line: Storyline }) {
  const { t } = useTranslation('story');
  const setting = useStorySession((session) => session.setting);
  const branch = useStorySession((session) => session.branches[0]);
  const done = useMemo(() => (branch ? interventions(branch, line) : []), [branch, line]);
  if (done.length === 0) return null;
  const sentences = done.slice(0, SHOWN_MAX).map((entry) => {
    const { act, index } = entry;
    if (act.kind === 'heuristic') return { index, text: t(`folded.${act.decision}`, { node: act.node }) };
    const { key, values } = describeEntry(entry, setting);
    return { index, text: t(key, values) };
  });
  return (
    <>
      <p>{t('folded.done')}</p>
      <ul className={styles.list}>
        {sentences.map(({ index, text }) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
      {done.length > SHOWN_MAX && <p>{t('folded.more', { count: done.length - SHOWN_MAX })}</p>}
    </>
  );
}

function interventions(
  { run, trace }: { readonly run: Run; readonly trace: Trace },
  { scenario, variant }: Storyline,
): TraceEntry[] {
  const script = variantRun(scenario, variant).moves;
  return trace.entries.filter(({ move }) => {
    const made = move === null ? undefined : run.moves[move];
    return made !== undefined && !script.some((own) => equalData(own, made));
  });
}
