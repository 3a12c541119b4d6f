/** The answers to the questions of the panel: rules that belong together, and what they say as one. */
import type { Property, Protocol } from '../../protocols/protocol';
import type { CheckEntry, PropertyReport } from '../../session/checking/checkingStore';

export type Topic = 'agreement' | 'money' | 'stuck' | 'commit';

/** `open`: nothing found, and still looking. `unproved`: nothing found when it stopped. */
export type Answer = 'yes' | 'no' | 'open' | 'unproved';

export interface TopicAnswer {
  readonly topic: Topic;
  readonly answer: Answer;
  /** Whether the answer is what one hopes for; `null` while there is none. */
  readonly isGood: boolean | null;
  readonly reports: readonly PropertyReport[];
}

const TOPICS: readonly Topic[] = ['agreement', 'money', 'stuck', 'commit'];

/** What a protocol can be asked about. */
export function topicsOf({ properties }: Pick<Protocol, 'properties'>): Topic[] {
  return TOPICS.filter((topic) => properties.some((property) => topicOf(property) === topic));
}

/** Keys of a question's words, the protocol's own first. */
export function questionKeys(topic: Topic, protocolId: string): string[] {
  return [`${protocolId}:check.${topic}`, `check:answers.${topic}`];
}

/** Topics that a check was asked about, each with its answer so far. */
export function answersOf(entry: Pick<CheckEntry, 'progress' | 'status'>): TopicAnswer[] {
  const all = entry.progress?.report.properties ?? [];
  return TOPICS.flatMap((topic) => {
    const reports = all.filter((report) => topicOf(report) === topic);
    if (reports.length === 0) return [];
    const answer = answerOf(reports, entry.status);
    const isYes = answer === 'yes';
    const isAnswered = isYes || answer === 'no';
    return [{ topic, answer, isGood: isAnswered ? isYes === (topic === 'commit') : null, reports }];
  });
}

/** Broken rules of a check, by id. */
export function brokenRules({ progress }: Pick<CheckEntry, 'progress'>): string[] {
  return (progress?.report.properties ?? [])
    .filter(({ verdict }) => verdict === 'violated' || verdict === 'unreached')
    .map(({ id }) => id);
}

function topicOf({ id, kind }: Pick<Property, 'id' | 'kind'>): Topic {
  if (kind === 'sometimes') return 'commit';
  if (kind !== 'always') return 'stuck';
  return id.startsWith('MONEY') ? 'money' : 'agreement';
}

function answerOf(reports: readonly PropertyReport[], status: CheckEntry['status']): Answer {
  if (reports.some(({ verdict }) => verdict === 'violated' || verdict === 'reached')) return 'yes';
  if (reports.every(({ verdict }) => verdict === 'holds' || verdict === 'unreached')) return 'no';
  return status === 'running' ? 'open' : 'unproved';
}
