/**
 * What comes when the first run needs it, on the page and in the workers alike: the other protocols, and the scenarios told with
 * them. One line each; `protocols/all.ts` and `lessons/all.ts` have them at once.
 */
import { addScenarios } from '../lessons/catalog';
import type { Scenario } from '../lessons/lesson';
import type { Protocol } from '../protocols/protocol';
import { protocolById, register } from '../protocols/registry';

const PROTOCOLS: Readonly<Record<string, () => Promise<Protocol>>> = {
  'three-phase-commit': async () => (await import('../protocols/three-phase-commit')).threePhaseCommit,
  'quorum-commit': async () => (await import('../protocols/quorum-commit')).quorumCommit,
  'paxos-commit': async () => (await import('../protocols/paxos-commit')).paxosCommit,
  'zookeeper-failover': async () => (await import('../protocols/zookeeper-failover')).zookeeperFailover,
  'raft-failover': async () => (await import('../protocols/raft-failover')).raftFailover,
  'linear-commit': async () => (await import('../protocols/linear-commit')).linearCommit,
  'decentralized-commit': async () => (await import('../protocols/decentralized-commit')).decentralizedCommit,
  resharding: async () => (await import('../protocols/resharding')).resharding,
  'article-loop': async () => (await import('../protocols/article-loop')).articleLoop,
  'packet-claims': async () => (await import('../protocols/packet-claims')).packetClaims,
};

const SCENARIOS: Readonly<Record<string, () => Promise<readonly Scenario[]>>> = {
  'three-phase-commit': async () => [(await import('../lessons/scenarios/s4')).s4],
  'quorum-commit': async () => [(await import('../lessons/scenarios/s13')).s13],
  'paxos-commit': async () => [(await import('../lessons/scenarios/s14')).s14],
  'zookeeper-failover': async () => [(await import('../lessons/scenarios/s15')).s15],
  'raft-failover': async () => [(await import('../lessons/scenarios/s16')).s16],
  'linear-commit': async () => [(await import('../lessons/scenarios/s18')).s18],
  'decentralized-commit': async () => [(await import('../lessons/scenarios/s19')).s19],
  resharding: async () => [(await import('../lessons/scenarios/s20')).s20],
  'article-loop': async () => [(await import('../lessons/scenarios/s17')).s17],
  'packet-claims': async () => [(await import('../lessons/scenarios/s9')).s9],
};

/** Brings a protocol by its id or its name with version; nothing happens when it is here, or when nobody knows it. */
export async function bringProtocol(model: string): Promise<void> {
  const id = idOf(model);
  const load = Object.hasOwn(PROTOCOLS, id) ? PROTOCOLS[id] : undefined;
  if (load && !protocolById(id)) register([await load()]);
}

/** Brings everything that runs of a model (`three-phase-commit@1`) need. Rejects when something cannot be fetched. */
export async function bring(model: string): Promise<void> {
  const id = idOf(model);
  const load = Object.hasOwn(SCENARIOS, id) ? SCENARIOS[id] : undefined;
  const [scenarios] = await Promise.all([load?.() ?? [], bringProtocol(id)]);
  addScenarios(scenarios);
}

function idOf(model: string): string {
  return model.split('@')[0] ?? '';
}
