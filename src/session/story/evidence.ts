/** What the checker has found for the questions of stories that are about all runs. One shelf a session. */
import type { Beat, Scenario, Variant } from '../../lessons/lesson';
import type { Evidence } from '../../lessons/questions/evidence';
import type { InsightClient } from '../../workers/insightClient';
import type { SessionApi } from '../session';
import { questionKey } from './storyStore';

export type EvidenceClient = Pick<InsightClient, 'evidence'>;

/** For each of the searches that a question takes: a second or two in all. */
const MAX_STATES = 400_000;

const shelves = new WeakMap<SessionApi, EvidenceShelf>();

/** The evidence of a session. Its first use decides who searches. */
export function evidenceOf(api: SessionApi, client: EvidenceClient = besideThePage): EvidenceShelf {
  const shelf = shelves.get(api) ?? new EvidenceShelf(client);
  shelves.set(api, shelf);
  return shelf;
}

/** The worker's end is loaded with the first question that needs it. */
const besideThePage: EvidenceClient = {
  evidence: async (job) => (await import('../../workers/insightClient')).insightClient.evidence(job),
};

class EvidenceShelf {
  private readonly found = new Map<string, Evidence>();
  private readonly sought = new Map<string, Promise<Evidence | null>>();

  constructor(private readonly client: EvidenceClient) {}

  /** What is known by now. */
  known(scenario: Scenario, variant: Variant, beat: Beat): Evidence | null {
    return this.found.get(questionKey(scenario, variant, beat)) ?? null;
  }

  /** Searches, once for each question; `null` when nobody can search, which is tried again the next time. */
  find(scenario: Scenario, variant: Variant, beat: Beat): Promise<Evidence | null> {
    const key = questionKey(scenario, variant, beat);
    const sought = this.sought.get(key) ?? this.search(key, scenario, variant, beat);
    this.sought.set(key, sought);
    return sought;
  }

  private async search(
    key: string,
    { id, version }: Scenario,
    variant: Variant,
    beat: Beat,
  ): Promise<Evidence | null> {
    const names = { scenario: `${id}@${version}`, variant: variant.id, beat: beat.id };
    try {
      const evidence = await this.client.evidence({ ...names, maxStates: MAX_STATES });
      this.found.set(key, evidence);
      return evidence;
    } catch {
      this.sought.delete(key);
      return null;
    }
  }
}
