import { type ComponentType, lazy } from 'react';
import type { Layout } from './layout';

/* No view is in the first script: those of the first sight load beside the texts of the language, the others when wanted. */

/** Remembers the module, so that loading ahead and drawing share one request. A failed one may be tried again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

function asDefault<P>(load: () => Promise<ComponentType<P>>): () => Promise<{ default: ComponentType<P> }> {
  return once(async () => ({ default: await load() }));
}

const loadStage = asDefault(async () => (await import('../views/stage/StageView')).StageView);
const loadTimeline = asDefault(async () => (await import('../views/timeline/TimelineView')).TimelineView);
const loadStory = asDefault(async () => (await import('../views/story/StoryView')).StoryView);
const loadCaption = asDefault(async () => (await import('../views/story/StoryCaption')).StoryCaption);
const loadInspector = asDefault(async () => (await import('../views/inspector/InspectorView')).InspectorView);
const loadWide = asDefault(async () => (await import('./WideLayout')).WideLayout);
const loadMedium = asDefault(async () => (await import('./MediumLayout')).MediumLayout);
const loadPhone = asDefault(async () => (await import('./PhoneLayout')).PhoneLayout);

export const StageView = lazy(loadStage);
export const TimelineView = lazy(loadTimeline);
export const StoryView = lazy(loadStory);
export const StoryCaption = lazy(loadCaption);
export const InspectorView = lazy(loadInspector);
export const WideLayout = lazy(loadWide);
export const MediumLayout = lazy(loadMedium);
export const PhoneLayout = lazy(loadPhone);

export const ActionsPanel = lazy(
  asDefault(async () => (await import('../views/inspector/ActionsPanel')).ActionsPanel),
);
export const ShareDialog = lazy(
  asDefault(async () => (await import('../views/share/ShareDialog')).ShareDialog),
);
export const TransferDialog = lazy(
  asDefault(async () => (await import('../views/share/TransferDialog')).TransferDialog),
);
export const CheckPanel = lazy(asDefault(async () => (await import('../views/check/CheckPanel')).CheckPanel));
export const WorldsDialog = lazy(
  asDefault(async () => (await import('../views/worlds/WorldsDialog')).WorldsDialog),
);
export const ChallengesPanel = lazy(
  asDefault(async () => (await import('../views/challenges/ChallengesPanel')).ChallengesPanel),
);
export const NeighbourhoodPanel = lazy(
  asDefault(async () => (await import('../views/neighbourhood/NeighbourhoodPanel')).NeighbourhoodPanel),
);
export const HelpDialog = lazy(asDefault(async () => (await import('./HelpDialog')).HelpDialog));
export const MenuDialog = lazy(asDefault(async () => (await import('./MenuDialog')).MenuDialog));
export const ComparePage = lazy(asDefault(async () => (await import('./compare/ComparePage')).ComparePage));
export const CostsPage = lazy(asDefault(async () => (await import('./pages/CostsPage')).CostsPage));
export const RingPage = lazy(asDefault(async () => (await import('./ring/RingPage')).RingPage));
export const FamilyPage = lazy(asDefault(async () => (await import('./pages/FamilyPage')).FamilyPage));
export const LinkProblemCard = lazy(
  asDefault(async () => (await import('./LinkProblemCard')).LinkProblemCard),
);

/** Starts loading what the first picture needs. Never fails: a part that cannot be loaded says so in its place. */
export async function loadFirstSight(layout: Layout): Promise<void> {
  const layouts = { wide: loadWide, medium: loadMedium, phone: loadPhone, landscape: loadPhone };
  const needed = [layouts[layout], loadStage, loadTimeline, layout === 'phone' ? loadCaption : loadStory];
  const loading = Promise.allSettled(needed.map((load) => load()));
  // The details stand beside the picture there; the picture does not wait for them.
  if (layout === 'wide') loadInspector().catch(() => {});
  await loading;
}
