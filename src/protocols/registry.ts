/**
 * Every protocol the product knows. The first visit's is here from the start; the others are brought by the first run that needs
 * them (`workers/onDemand.ts`), so that they cost nobody else anything, or all at once (`all.ts`).
 */
import { must } from '../base/assert';
import type { Setting } from '../sim/model';
import { STANDARD } from '../sim/types';
import type { Protocol } from './protocol';
import { twoPhaseCommit } from './two-phase-commit';

const here = new Map<string, Protocol>([[twoPhaseCommit.id, twoPhaseCommit]]);

/** Ids of all protocols, whether they are here yet or not, in the order in which they are offered. */
export const protocolIds: readonly string[] = [
  'two-phase-commit',
  'three-phase-commit',
  'quorum-commit',
  'paxos-commit',
  'zookeeper-failover',
  'raft-failover',
  'linear-commit',
  'decentralized-commit',
  'resharding',
  'article-loop',
  'packet-claims',
];

/** Those that are no way to carry out a transfer among several ledgers: a story of their own is told with them. */
const TOLD_ALONE: readonly string[] = ['packet-claims'];

/** Ids of the protocols of atomic commitment: a transfer can be carried out with any of them, and so they can be compared. */
export const commitProtocolIds: readonly string[] = protocolIds.filter((id) => !TOLD_ALONE.includes(id));

/** Puts protocols in their place. */
export function register(protocols: readonly Protocol[]): void {
  for (const protocol of protocols) here.set(protocol.id, protocol);
}

/** The protocol of an id such as `two-phase-commit`, in one of its variants; `null` when there is none, or it is not here yet. */
export function protocolById(id: string, variant: string = STANDARD): Protocol | null {
  const protocol = here.get(id) ?? null;
  if (variant === STANDARD) return protocol;
  const { variants = {} } = protocol ?? {};
  return Object.hasOwn(variants, variant) ? (variants[variant] ?? null) : null;
}

/** The protocol of a setting, in its variant. */
export function protocolIn({ model, config }: Pick<Setting, 'model' | 'config'>): Protocol {
  return must(protocolById(model.id, config.variant), `no protocol ${model.id} ${config.variant}`);
}
