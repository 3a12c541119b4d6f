/** Distances between machines, as round trips, with how sure each figure is (`payments.md` §5). */
import type { Tick } from '../sim/types';

/** `V` seen in an official page or a project's own README, `T` in a third-party text only, `I` our inference. */
export type Evidence = 'V' | 'T' | 'I';

export interface LatencySource {
  readonly evidence: Evidence;
  /** Where the figure was read, as written on screen; a key of the `story` strings. */
  readonly key: string;
}

export interface LatencyPreset {
  readonly id: 'zone' | 'city' | 'region';
  readonly rttTicks: Tick;
  /** The range in which the figure is plausible. */
  readonly rangeTicks: readonly [Tick, Tick];
  readonly sources: readonly LatencySource[];
}

export const latencyPresets: readonly LatencyPreset[] = [
  {
    id: 'zone',
    rttTicks: 500,
    rangeTicks: [200, 1_000],
    sources: [{ evidence: 'T', key: 'latency.source.zone' }],
  },
  {
    id: 'city',
    rttTicks: 2_000,
    rangeTicks: [1_000, 4_000],
    sources: [
      { evidence: 'T', key: 'latency.source.cityShanghai' },
      { evidence: 'V', key: 'latency.source.cityBeijing' },
    ],
  },
  {
    id: 'region',
    rttTicks: 30_000,
    rangeTicks: [20_000, 40_000],
    sources: [
      { evidence: 'T', key: 'latency.source.regionMeasured' },
      { evidence: 'V', key: 'latency.source.regionLine' },
      { evidence: 'I', key: 'latency.source.regionFloor' },
    ],
  },
];

const byId = new Map(latencyPresets.map((preset) => [preset.id, preset]));

export function rttOf(id: LatencyPreset['id']): Tick {
  return byId.get(id)?.rttTicks ?? 0;
}
