/** Scenes that the page begins with. Append only: a link names one by its place. Their words are those of the page. */
import { equalShards, newShard, type Scene, type Shard, theseShards } from './scene';

export interface Preset {
  readonly id: string;
  readonly scene: Scene;
}

const plain: Scene = {
  ...equalShards(4),
  algorithm: 'ring',
  virtualNodes: 160,
  dialect: 'libketama',
  hash: 'md5',
  copies: 1,
  boundPercent: null,
  keys: { kind: 'wechat', count: 1000, seed: 1 },
};

type Shards = Pick<Scene, 'shards' | 'nextId' | 'slotTable'>;

/** The one point of each shard where a person can tell them apart, in degrees clockwise from the top. */
function placed(...degrees: readonly number[]): Shards {
  return theseShards(
    degrees.map(
      (degree, index): Shard => ({ ...newShard(index + 1), at: Math.round((degree / 360) * 0x1_0000_0000) }),
    ),
  );
}

function weighted(...weights: readonly number[]): Shards {
  return theseShards(weights.map((weight, index) => newShard(index + 1, weight)));
}

export const PRESETS: readonly [Preset, ...Preset[]] = [
  {
    id: 'one-leaves',
    scene: {
      ...plain,
      ...placed(40, 135, 220, 310),
      virtualNodes: 1,
      keys: { kind: 'wechat', count: 24, seed: 1 },
    },
  },
  { id: 'virtual', scene: plain },
  /** B2 of the scenarios: four shards and 20,000 red packets; a fifth joins. */
  { id: 'ring-slots-modulo', scene: { ...plain, keys: { kind: 'packet', count: 20_000, seed: 1 } } },
  /** Ketama with weights is not monotone. */
  {
    id: 'weights',
    scene: { ...plain, ...weighted(1, 2, 3), keys: { kind: 'alipay', count: 10_000, seed: 1 } },
  },
  {
    id: 'bad-hash',
    scene: {
      ...plain,
      ...equalShards(5),
      hash: 'djb2',
      keys: { kind: 'sequential', count: 10_000, seed: 1 },
    },
  },
  { id: 'hot-key', scene: { ...plain, ...equalShards(5), keys: { kind: 'zipf', count: 1000, seed: 1 } } },
  {
    id: 'large',
    scene: { ...plain, ...equalShards(1000), keys: { kind: 'sequential', count: 100_000, seed: 1 } },
  },
];
