/** What is written and sent when an account moves, and what everybody has to know of it. */
import type { Json } from '../../base/canonical';
import { type Handed, handedIn } from '../../sim/handover';
import type { BranchState } from '../../sim/ledger';
import type { RoleSetup } from '../../sim/model';
import type { NodeId } from '../../sim/types';
import { type ChartEvent, moment, playing, rulesOf } from '../common/chart';

export const rule = rulesOf('RS');

/** The epoch that begins when the account has moved. There is no third one. */
export const NEXT_EPOCH = 2;

/** Its account moves: the last participant that the coordinator asks. */
export function originAmong(members: RoleSetup['members']): NodeId {
  return playing('participant', members).at(-1) ?? '';
}

/** Who takes the account over. */
export function heirAmong(members: RoleSetup['members']): NodeId {
  return playing('heir', members)[0] ?? '';
}

export function ringAmong(members: RoleSetup['members']): NodeId {
  return playing('ring', members)[0] ?? '';
}

interface Taking {
  readonly handed: Handed | null;
}

interface Seen {
  readonly event: ChartEvent;
}

interface At {
  readonly context: { readonly heir: NodeId; readonly handed: Handed | null };
}

const json = (handed: Handed | null): Json => handed as unknown as Json;

/** What goes: all that the accounts hold, and how far the transaction has come. */
export const handing =
  (branch: BranchState) =>
  ({ event }: Seen): Taking => ({ handed: { branch, holdings: event.view.holdings ?? [] } });

/** Broken: what is available goes, what is promised stays. */
export const handingAvailable = ({ event }: Seen): Taking => ({
  handed: {
    branch: 'open',
    holdings: (event.view.holdings ?? []).map(([available]) => [available, 0]),
  },
});

/** After a restart. */
export const recallHanded = ({ event }: Seen): Taking => {
  const record = event.records.find(({ type }) => type === 'HANDED-OVER');
  return { handed: record ? handedIn(record.body) : null };
};

const sendHandOver = {
  type: 'send',
  params: ({ context }: At) => ({ type: 'HAND-OVER', to: [context.heir], body: json(context.handed) }),
} as const;

/** The fence is on disk before anybody else may own the account. */
export const handOver = [
  {
    type: 'persist',
    params: ({ context }: At) => ({ record: 'HANDED-OVER', forced: true, body: json(context.handed) }),
  },
  sendHandOver,
  moment('handed-over'),
] as const;

export const handOverAgain = [rule('H3'), sendHandOver] as const;

/** Answers whoever comes too late with the epoch in which they would have come to somebody else. */
export const redirect = [
  rule('H2'),
  {
    type: 'send',
    params: ({ event }: Seen) => ({
      type: 'MOVED',
      to: [event.from],
      body: NEXT_EPOCH,
    }),
  },
  moment('refused'),
] as const;
