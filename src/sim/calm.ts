/** The calm default schedule: what happens next when nobody intervenes. */
import { compareText } from '../base/canonical';
import { refOf } from './messages';
import type { Setting } from './model';
import { grantable } from './subject';
import { mayFire } from './timing';
import type { Act, Message, Tick, World } from './types';
import { initiatorOf, nodeOf } from './world';

export interface CalmAct {
  readonly act: Act;
  readonly at: Tick;
}

/** What could be next. Naming the act costs a search, so only the chosen one is named. */
interface Candidate {
  readonly at: Tick;
  /** When it was meant to happen: what waited longer for a busy or paused node goes first. */
  readonly due: Tick;
  readonly act: () => Act;
  readonly rank: number;
  readonly from: string;
  readonly to: string;
  readonly copy: number;
}

/** The next act of the calm schedule: earliest first, deliveries before timers, then (from, to, k). `null` when all is quiet. */
export function nextCalmAct(setting: Setting, world: World): CalmAct | null {
  let best: Candidate | null = null;
  for (const candidate of candidates(setting, world))
    if (best === null || earlier(candidate, best) < 0) best = candidate;
  return best && { act: best.act(), at: best.at };
}

function earlier(a: Candidate, b: Candidate): number {
  return (
    a.at - b.at ||
    a.due - b.due ||
    a.rank - b.rank ||
    compareText(a.from, b.from) ||
    compareText(a.to, b.to) ||
    a.copy - b.copy
  );
}

function* candidates(setting: Setting, world: World): Iterable<Candidate> {
  const none = { from: '', to: '', copy: 0 };
  for (const transaction of setting.cast.transactions) {
    const initiator = nodeOf(world, initiatorOf(transaction));
    if (transaction.beginAt === null || world.begun.includes(transaction.id) || initiator.status !== 'up')
      continue;
    const at = Math.max(world.now, transaction.beginAt, initiator.busyUntil);
    yield {
      act: () => ({ kind: 'begin', tx: transaction.id }),
      at,
      due: transaction.beginAt,
      rank: 0,
      ...none,
    };
  }
  for (const message of world.network) {
    const found = delivery(setting, world, message);
    if (found) yield found;
  }
  for (const { id } of setting.cast.nodes) {
    const node = nodeOf(world, id);
    if (node.status !== 'up') continue;
    const ready = Math.max(world.now, node.busyUntil);
    const tx = grantable(setting, node, id);
    if (tx !== null)
      yield {
        act: () => ({ kind: 'grant', node: id, tx }),
        at: ready,
        due: ready,
        rank: 2,
        ...none,
        from: id,
      };
    for (const timer of node.timers)
      if (mayFire(setting, world, id, timer)) {
        const at = Math.max(ready, timer.due);
        yield {
          act: () => ({ kind: 'timeout', node: id, timer: timer.name, tx: timer.tx }),
          at,
          due: timer.due,
          rank: 3,
          ...none,
          from: id,
        };
      }
  }
}

function delivery(setting: Setting, world: World, message: Message): Candidate | null {
  const receiver = nodeOf(world, message.to);
  if (message.due === null || receiver.status === 'paused' || isOvertaking(setting, world, message))
    return null;
  const gone = receiver.status === 'crashed';
  const at = Math.max(world.now, message.due, gone ? 0 : receiver.busyUntil);
  const { from, to, copy } = message;
  return {
    act: () => ({ kind: gone ? 'lose' : 'deliver', message: refOf(world, message) }),
    at,
    due: message.due,
    rank: 1,
    from,
    to,
    copy,
  };
}

/**
 * Whether the calm schedule has something in hand that was there before a tick: then what looks like a repetition since that
 * tick is none.
 */
export function holdsSomethingOlder(setting: Setting, world: World, since: Tick): boolean {
  const isAwaited = setting.cast.transactions.some(
    (transaction) =>
      transaction.beginAt !== null &&
      !world.begun.includes(transaction.id) &&
      nodeOf(world, initiatorOf(transaction)).status === 'up',
  );
  const isOnItsWay = world.network.some(
    (message) => message.sentAt <= since && delivery(setting, world, message) !== null,
  );
  const isTicking = setting.cast.nodes.some(({ id }) => {
    const { status, timers } = nodeOf(world, id);
    return (
      status === 'up' && timers.some((timer) => timer.setAt <= since && mayFire(setting, world, id, timer))
    );
  });
  return isAwaited || isOnItsWay || isTicking;
}

/** FIFO links deliver in the order of sending; a held message stops those behind it. */
export function isOvertaking(setting: Setting, world: World, message: Message): boolean {
  if (setting.config.network !== 'fifo') return false;
  return world.network.some(
    (other) => other.from === message.from && other.to === message.to && other.copy < message.copy,
  );
}
