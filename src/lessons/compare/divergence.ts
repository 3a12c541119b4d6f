/** Where runs of different protocols first part: not by their messages, which differ from the start, but by what the machines are. */
import { type Meaning, meaningOf } from '../../sim/meaning';
import type { NodeId, Tick, Trace, World } from '../../sim/types';
import type { Played } from './transposed';

/** A machine that means different things in different runs; one meaning a run, in their order. */
export interface Parting {
  readonly node: NodeId;
  readonly meanings: readonly Meaning[];
}

export interface Divergence {
  readonly at: Tick;
  readonly partings: readonly Parting[];
}

type Side = Pick<Played, 'setting' | 'trace'>;

/** Entries carried out by a moment. */
export function stepAt(trace: Trace, time: Tick): number {
  let low = 0;
  let high = trace.entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = trace.entries[middle];
    if (entry && entry.at <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All moments at which anything happens anywhere, in order. */
export function momentsOf(traces: readonly Trace[]): Tick[] {
  const all = new Set(traces.flatMap(({ entries }) => entries.map(({ at }) => at)));
  return [...all].sort((a, b) => a - b);
}

/** The machines that differ at a moment; only those that every run has are compared. */
export function partingsAt(sides: readonly Side[], time: Tick): Parting[] {
  const [first] = sides;
  if (!first) return [];
  const shared = first.setting.cast.nodes
    .map(({ id }) => id)
    .filter((id) => sides.every(({ setting }) => setting.cast.nodes.some((node) => node.id === id)));
  return shared
    .map((node) => ({
      node,
      meanings: sides.map(({ setting, trace }) =>
        meaningOf(setting, worldBy(trace, time), node, setting.cast.transactions[0]?.id ?? ''),
      ),
    }))
    .filter(({ meanings }) => meanings.some((meaning) => meaning !== meanings[0]));
}

/** The first moment at which some machine differs, or `null` when the runs look the same to the end. */
export function divergenceOf(sides: readonly Side[]): Divergence | null {
  for (const at of momentsOf(sides.map(({ trace }) => trace))) {
    const partings = partingsAt(sides, at);
    if (partings.length > 0) return { at, partings };
  }
  return null;
}

function worldBy(trace: Trace, time: Tick): World {
  return trace.entries[stepAt(trace, time) - 1]?.world ?? trace.initial;
}
