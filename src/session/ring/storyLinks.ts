/** Stories of the workbench in which the ring plays a part. */
import { scenarioById } from '../../lessons/catalog';
import { variantRun } from '../../lessons/runs';
import { bring } from '../../workers/onDemand';
import { linkHash } from '../address';
import { createSession } from '../session';

/** By scenario, the protocol that it is told with. */
export const RING_STORIES = { S20: 'resharding', S9: 'packet-claims' } as const;
export type RingStory = keyof typeof RING_STORIES;

/** The address of a story at its beginning; `null` when it cannot be fetched. */
export async function storyHash(story: RingStory): Promise<string | null> {
  await bring(RING_STORIES[story]);
  const scenario = scenarioById(story);
  return scenario && linkHash(createSession(variantRun(scenario, scenario.variants[0])));
}
