import { useStore } from 'zustand';
import { useSessionApi } from '../useSession';
import { type StoryState, storyOf } from './storyStore';

/** What the learner has predicted in this session; the view re-renders when it changes. */
export function useStoryState(): StoryState {
  return useStore(storyOf(useSessionApi()));
}
