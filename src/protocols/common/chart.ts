/**
 * The closed vocabulary of chart actions. They are data with parameters and are never executed: `machineNode.ts` reads them
 * from a transition and turns them into effects.
 */
import type { Json } from '../../base/canonical';
import type { RoleSetup } from '../../sim/model';
import type { LocalView, LogRecord, NodeId, RoleId, RuleId, TxId } from '../../sim/types';

export interface RuleParams {
  readonly id: RuleId;
}

export interface PersistParams {
  readonly record: string;
  readonly forced: boolean;
  readonly body?: Json;
}

/** One message of a type to each of the nodes, in this order: a burst, which a crash may cut anywhere. */
export interface SendParams {
  readonly type: string;
  readonly to: readonly NodeId[];
  /** What it says besides its type: a ballot, a rank, a state. Messages are equal when this is, too. */
  readonly body?: Json;
}

export interface MilestoneParams {
  readonly name: string;
}

function dataOnly(_: unknown, __: unknown): void {
  // An action of a protocol chart is a value; nothing ever runs it.
}

/** Spread into `setup({ actions })`. */
export const chartActions = {
  rule: dataOnly as (_: unknown, params: RuleParams) => void,
  persist: dataOnly as (_: unknown, params: PersistParams) => void,
  send: dataOnly as (_: unknown, params: SendParams) => void,
  milestone: dataOnly as (_: unknown, params: MilestoneParams) => void,
};

/** The event a chart sees: a message type or a command in capitals, with the sender and the local view. */
export interface ChartEvent {
  readonly type: string;
  readonly from: NodeId;
  /** Of a message: what it says besides its type; else `null`. */
  readonly body: Json;
  readonly view: LocalView;
  /** The records that survived, in log order; only of `RESTART`. */
  readonly records: readonly SeenRecord[];
}

/** A record as a chart sees it when it restarts. */
export type SeenRecord = Pick<LogRecord, 'type' | 'body'>;

/** What every chart is started with. */
export interface ChartInput {
  readonly tx: TxId;
  readonly self: NodeId;
  readonly coordinator: NodeId;
  readonly participants: readonly NodeId[];
  /** Everybody with their roles, in the order of the cast; helpers (acceptors, replicas) come last. */
  readonly members: RoleSetup['members'];
  /** Into how many parts the money is divided that the transaction moves: its debits. */
  readonly shares: number;
}

export const RECOVERING = 'recovering';

/** Guards that every chart may use; spread into `setup({ guards })`. */
export const chartGuards = {
  canPrepare: ({ event }: { event: ChartEvent }): boolean =>
    event.view.willing && event.view.funds === 'sufficient' && event.view.lock !== 'taken',
  isLocked: ({ event }: { event: ChartEvent }): boolean => event.view.lock === 'taken',
  hasFunds: ({ event }: { event: ChartEvent }): boolean => event.view.funds === 'sufficient',
  logHas: ({ event }: { event: ChartEvent }, params: { record: string }): boolean =>
    event.records.some(({ type }) => type === params.record),
};

/** Who plays a role, in the order of the cast. */
export function playing(role: RoleId, members: RoleSetup['members']): NodeId[] {
  return members.filter((member) => member.role === role).map((member) => member.node);
}

/** Takes a node out of a list, keeping the order. */
export function without(nodes: readonly NodeId[], gone: NodeId): NodeId[] {
  return nodes.filter((node) => node !== gone);
}

/* ------------------------------------------- what charts are written with */

/** Cites the rules of a protocol: `const rule = rulesOf('2PC')`, then `rule('C1')` stands for 2PC-C1. */
export function rulesOf(protocol: string) {
  return (id: string) => ({ type: 'rule', params: { id: `${protocol}-${id}` } }) as const;
}

/** A milestone is reached here. */
export const moment = (name: string) => ({ type: 'milestone', params: { name } }) as const;

/** Writes a record and waits until it is on disk. */
export const forced = (record: string) => ({ type: 'persist', params: { record, forced: true } }) as const;

/** Writes a record that a crash may still take. */
export const lazy = (record: string) => ({ type: 'persist', params: { record, forced: false } }) as const;

/** A guard of `RESTART`: this record survived. */
export const logHas = (record: string) => ({ type: 'logHas', params: { record } }) as const;

interface Group {
  readonly context: Pick<ChartInput, 'participants'>;
  readonly event: ChartEvent;
}

/** Sends to every participant, in the order of the cast. */
export const toAll = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: Pick<Group, 'context'>) => ({ type, to: context.participants }),
  }) as const;

/** Sends to every participant but the one that is being reacted to. */
export const toOthers = (type: string) =>
  ({
    type: 'send',
    params: ({ context, event }: Group) => ({ type, to: without(context.participants, event.from) }),
  }) as const;

/** Answers whoever is being reacted to. */
export const toSender = (type: string) =>
  ({ type: 'send', params: ({ event }: Pick<Group, 'event'>) => ({ type, to: [event.from] }) }) as const;

export const toCoordinator = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: { readonly context: Pick<ChartInput, 'coordinator'> }) => ({
      type,
      to: [context.coordinator],
    }),
  }) as const;
