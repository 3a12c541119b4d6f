import { useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { beatKey, textKey } from '../../lessons/keys';
import type { Beat } from '../../lessons/lesson';
import { storyValues } from '../../lessons/values';
import { shownBeat } from '../../session/story/moves';
import { beatOf, type Storyline, storylineOf } from '../../session/story/storyline';
import { type Given, questionKey } from '../../session/story/storyStore';
import { useStoryState } from '../../session/story/useStoryState';
import { useSessionApi, useStorySession } from '../../session/useSession';

export interface StoryNow {
  readonly line: Storyline;
  readonly index: number;
  readonly beat: Beat;
  readonly title: string;
  readonly text: string;
  /** Answers given to this beat's question, the prediction first. */
  readonly given: readonly Given[];
  /** The answer given last, while it waits to be judged. */
  readonly pending: string | null;
  /** What is on screen is the branch of a played answer. */
  readonly isPlayed: boolean;
  /** `beat`: the story is told. Else why it is folded: opened to be broken, opened from a link, or left by an intervention. */
  readonly mode: StoryMode;
}

export type StoryMode = 'beat' | 'free' | 'shared' | 'left';

/** The story at the play-head, or `null` when the run tells none. */
export function useStory(): StoryNow | null {
  const api = useSessionApi();
  const branches = useStorySession((session) => session.branches);
  const branchId = useStorySession((session) => session.branchId);
  const position = useStorySession((session) => session.position);
  const { given, pending, pin, free } = useStoryState();
  const { t } = useTranslation('story');
  const line = useMemo(() => storylineOf({ branches, branchId, position }), [branches, branchId, position]);
  if (!line) return null;
  const { scenario, variant, positions } = line;
  const index = shownBeat(api, line);
  const beat = beatOf(line, index);
  const isPlayed = pin?.span === null && pin.run === branches.find(({ id }) => id === branchId)?.run;
  const root = branches[0]?.run ?? null;
  const values = storyValues(scenario, variant, positions[index] ?? { step: 0, effects: 0 });
  const key = questionKey(scenario, variant, beat);
  return {
    line,
    index,
    beat,
    title: t(beatKey(scenario, beat, 'title'), values),
    text: t(textKey(scenario, variant, beat), values),
    given: given[key] ?? [],
    pending: pending[key]?.at(-1) ?? null,
    isPlayed,
    mode: modeOf(line, { isPlayed, isFree: free !== null && free === root, isRoot: branchId === 0 }),
  };
}

function modeOf(
  { isChanged }: Storyline,
  { isPlayed, isFree, isRoot }: { isPlayed: boolean; isFree: boolean; isRoot: boolean },
): StoryMode {
  if (isFree) return 'free';
  if (!isChanged || isPlayed) return 'beat';
  return isRoot ? 'shared' : 'left';
}
