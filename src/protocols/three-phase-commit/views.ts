/**
 * What logs say about who was up, for those that restart after a total failure: up-sets (whom a process had not seen fail) and views
 * (whom a leader and all that answer it take for up), and which states count once some of them are back.
 */

import type { NodeId } from '../../sim/types';
import { type ChartEvent, without } from '../common/chart';

/**
 * Who is waited for after a total failure. `all`: everybody. `any-subset`: nobody. `up-sets`: whoever may have been the last to fail,
 * by the up-sets of those that are back. `view`: the members of the latest view among those that are back.
 */
export type Total = 'all' | 'any-subset' | 'up-sets' | 'view';

/** What the log of a process that has restarted in doubt says. */
export interface Logged {
  readonly node: NodeId;
  readonly is: 'prepared' | 'precommitted';
  /** Its up-set, or the members of its view; in the order of the cast. */
  readonly up: readonly NodeId[];
  /** Who led that view. */
  readonly of: NodeId;
}

interface Ranked {
  readonly everyone: readonly NodeId[];
}

/** The logs of those that count, or `null` when somebody is missing who may know more. */
function counting(total: Total, logs: readonly Logged[], { everyone }: Ranked): readonly Logged[] | null {
  const areBack = (nodes: readonly NodeId[]): boolean =>
    nodes.every((node) => logs.some((log) => log.node === node));
  if (total === 'up-sets') {
    const inAll = everyone.filter((node) => logs.every(({ up }) => up.includes(node)));
    return areBack(inAll) ? logs : null;
  }
  if (total === 'view') {
    const members = latestView(logs, everyone);
    return areBack(members) ? logs.filter(({ node }) => members.includes(node)) : null;
  }
  return logs;
}

/** The view of the highest leader; of two that the same one has led, the smaller. */
function latestView(logs: readonly Logged[], everyone: readonly NodeId[]): readonly NodeId[] {
  const age = ({ of, up }: Logged): number => everyone.indexOf(of) * (everyone.length + 1) - up.length;
  const [latest] = logs.toSorted((a, b) => age(b) - age(a));
  return latest?.up ?? everyone;
}

/** What those that are back decide, all others being down: whoever is precommitted decides it. */
export function concluded(
  total: Total,
  logs: readonly Logged[],
  ranked: Ranked,
): 'COMMIT' | 'ABORT' | 'waits' {
  const those = counting(total, logs, ranked);
  if (those === null) return 'waits';
  return those.some(({ is }) => is === 'precommitted') ? 'COMMIT' : 'ABORT';
}

/** What a message from another one that has restarted says about its log. */
export function loggedBy({ from, body }: ChartEvent): Logged {
  return { ...(body as unknown as Omit<Logged, 'node'>), node: from };
}

/** Adds to the logs what one more says, in the order of the cast. */
export function withLog(logs: readonly Logged[], log: Logged, { everyone }: Ranked): Logged[] {
  return everyone.flatMap((node) =>
    node === log.node ? [log] : logs.filter((known) => known.node === node),
  );
}

interface View {
  readonly up: readonly NodeId[];
  readonly of: NodeId;
}

/** The last one in a log that is being read; else what is known already. */
export function viewIn({ records }: ChartEvent, known: View): View {
  const last = records.findLast(({ type }) => type === 'VIEW');
  return last ? (last.body as unknown as View) : known;
}

/** Members that a leader asks with its view. */
export function asked(event: ChartEvent): readonly NodeId[] {
  return Array.isArray(event.body) ? event.body.map(String) : [];
}

/** A state as a leader hears it; `of`: how many members the view has that it answers. */
export function stateIn({ body }: ChartEvent): { readonly is: unknown; readonly of: unknown } {
  const said = body as { readonly is?: unknown; readonly of?: unknown } | string | null;
  return typeof said === 'object' && said !== null
    ? { is: said.is, of: said.of }
    : { is: said, of: undefined };
}

/** Without those from whom a state is missing, or without the one that says that it has restarted. */
export function smaller(up: readonly NodeId[], gone: readonly NodeId[]): NodeId[] {
  return gone.reduce<NodeId[]>((left, node) => without(left, node), [...up]);
}
