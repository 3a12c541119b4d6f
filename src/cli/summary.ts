/** The state of a run at a position as plain data: what `npm run replay` prints. */

import { must } from '../base/assert';
import { judge } from '../protocols/judge';
import type { PropertyKind, Protocol } from '../protocols/protocol';
import { blockedAt, inDoubt, type Waiting } from '../sim/blocked';
import type { OpenedRun } from '../sim/codec/openLink';
import { linkTo } from '../sim/codec/openLink';
import { type Conservation, conservation, inTransitOf } from '../sim/conservation';
import { costsAt, type MessageCount } from '../sim/cost';
import { betweenOwners, branches } from '../sim/handover';
import { balances, lockHolder } from '../sim/ledger';
import type { Setting } from '../sim/model';
import { worldAt } from '../sim/position';
import { traceHash } from '../sim/traceHash';
import type {
  AccountId,
  Fen,
  NodeId,
  NodeStatus,
  RuleId,
  Tick,
  Trace,
  TraceEnd,
  TxId,
  World,
} from '../sim/types';
import { nodeOf } from '../sim/world';

export interface NodeSummary {
  readonly status: NodeStatus;
  /** Chart state by transaction; empty while the node is crashed, which has no memory. */
  readonly states: Readonly<Record<TxId, string>>;
  /** In the order of the log. A record that is not durable would be lost in a crash. */
  readonly log: readonly { readonly tx: TxId; readonly type: string; readonly durable: boolean }[];
  readonly locks: readonly { readonly account: AccountId; readonly tx: TxId }[];
  readonly lockQueue: readonly TxId[];
  readonly timers: readonly { readonly tx: TxId; readonly timer: string; readonly due: Tick }[];
}

export interface AccountSummary {
  readonly node: NodeId;
  readonly available: Fen;
  readonly frozen: Fen;
  /** Money on its way to this account; negative: paid out elsewhere and not yet taken from here. */
  readonly inTransit: Fen;
}

export interface PropertySummary {
  readonly id: RuleId;
  readonly kind: PropertyKind;
  /** `not judged`: speaks of all futures, which one run cannot show. */
  readonly verdict: 'holds' | 'violated' | 'reached' | 'not reached' | 'not judged';
  /** The step at which it broke or was reached. */
  readonly step: number | null;
  readonly nodes: readonly NodeId[];
  readonly tx: TxId | null;
}

export interface Summary {
  readonly format: 'commitscope/summary';
  readonly version: 1;
  readonly protocol: string;
  readonly scenario: string | null;
  readonly seed: number;
  readonly step: number;
  readonly effects: number;
  readonly steps: number;
  /** How the whole trace ends; at the position itself it may be far from over. */
  readonly end: TraceEnd;
  readonly timeTicks: Tick;
  readonly nodes: Readonly<Record<NodeId, NodeSummary>>;
  readonly accounts: Readonly<Record<AccountId, AccountSummary>>;
  readonly conservation: Conservation;
  readonly messages: Readonly<Record<string, MessageCount>>;
  readonly inFlight: number;
  readonly logWrites: { readonly forced: number; readonly lazy: number };
  readonly properties: readonly PropertySummary[];
  readonly inDoubt: readonly Waiting[];
  readonly blocked: readonly Waiting[];
  /** From `#` on; any address where the app is served goes before it. */
  readonly link: string;
  /** Fingerprint of the whole trace, the same on every machine; the share dialog shows it too. */
  readonly traceHash: string;
}

export function summarize(opened: OpenedRun, protocol: Protocol): Summary {
  const { run, setting, trace, position } = opened;
  const world = worldAt(trace, position, setting);
  const cost = costsAt(setting, trace, position);
  return {
    format: 'commitscope/summary',
    version: 1,
    protocol: run.model,
    scenario: run.scenario,
    seed: run.seed,
    step: position.step,
    effects: position.effects,
    steps: trace.entries.length,
    end: trace.end,
    timeTicks: world.now,
    nodes: Object.fromEntries(setting.cast.nodes.map(({ id }) => [id, nodeSummary(setting, world, id)])),
    accounts: accountSummaries(setting, world),
    conservation: conservation(setting, world),
    messages: cost.byType,
    inFlight: world.network.length,
    logWrites: { forced: cost.forced, lazy: cost.lazy },
    properties: propertySummaries(upTo(trace, position.step), setting, protocol),
    inDoubt: inDoubt(setting, world),
    blocked: blockedAt(setting, trace, position),
    link: linkTo(opened),
    traceHash: traceHash(opened.trace),
  };
}

function nodeSummary(setting: Setting, world: World, id: NodeId): NodeSummary {
  const { status, instances, log, durable, lockQueue, timers } = nodeOf(world, id);
  const states = Object.entries(instances).map(([tx, state]) => [tx, state.value] as const);
  const own = setting.cast.accounts.filter((account) => account.node === id);
  return {
    status,
    states: Object.fromEntries(states),
    log: log.map(({ tx, type }, index) => ({ tx, type, durable: index < durable })),
    locks: own.flatMap((account) => {
      const tx = lockHolder(world, setting.cast, account.id);
      return tx === null ? [] : [{ account: account.id, tx }];
    }),
    lockQueue,
    timers: timers.map(({ tx, name, due }) => ({ tx, timer: name, due })),
  };
}

function accountSummaries(setting: Setting, world: World): Record<AccountId, AccountSummary> {
  const now = balances(setting.cast, world);
  const moving = moneyOnItsWay(setting, world);
  return Object.fromEntries(
    setting.cast.accounts.map(({ id, node }) => {
      const { available, frozen } = must(now[id]);
      return [id, { node, available, frozen, inTransit: moving.get(id) ?? 0 }];
    }),
  );
}

/** Money between two owners, and that of each transaction, given to the accounts whose branch is still open, in the order of the legs. */
function moneyOnItsWay(setting: Setting, world: World): ReadonlyMap<AccountId, Fen> {
  const moving = new Map(betweenOwners(setting, world));
  for (const { id } of setting.cast.transactions) {
    let left = inTransitOf(setting, world, id);
    for (const branch of branches(setting, world, id)) {
      if (branch.state === 'applied' || branch.state === 'released') continue;
      for (const { account, amount } of branch.legs) {
        if (amount === 0 || amount > 0 !== left > 0) continue;
        const part = amount > 0 ? Math.min(amount, left) : Math.max(amount, left);
        moving.set(account, (moving.get(account) ?? 0) + part);
        left -= part;
      }
    }
  }
  return moving;
}

function upTo(trace: Trace, step: number): Trace {
  if (step >= trace.entries.length) return trace;
  return { ...trace, entries: trace.entries.slice(0, step), end: 'stopped' };
}

function propertySummaries(trace: Trace, setting: Setting, protocol: Protocol): PropertySummary[] {
  return judge(trace, setting, protocol).map(({ property, step, violation }) => {
    const { id, kind } = property;
    const found = step !== null;
    const verdicts = {
      always: found ? 'violated' : 'holds',
      sometimes: found ? 'reached' : 'not reached',
      'non-blocking': 'not judged',
      'can-finish': 'not judged',
    } as const;
    return {
      id,
      kind,
      verdict: verdicts[kind],
      step,
      nodes: violation?.nodes ?? [],
      tx: violation?.tx ?? null,
    };
  });
}
