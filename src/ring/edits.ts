/** What a person does to a scene, one thing at a time. A list of edits regenerates everything on the page; a link holds just that. */
import type { Algorithm } from './algorithm';
import type { HashName } from './hashes';
import { equalShards, type KeySource, LIMITS, newShard, type Scene, type Shard } from './scene';
import { assignSlots, movedSlots, SLOTS, withoutSlots } from './slots';
import type { Dialect } from './types';

export type Edit =
  | { readonly kind: 'add'; readonly weight: number }
  | { readonly kind: 'remove' | 'crash' | 'recover'; readonly id: number }
  | { readonly kind: 'weigh'; readonly id: number; readonly weight: number }
  /** Puts the only point of a shard somewhere, a number below 2^32; `null`: back where the hash puts it. */
  | { readonly kind: 'put'; readonly id: number; readonly at: number | null }
  /** So many equal shards in place of all that were there. */
  | { readonly kind: 'shards'; readonly count: number }
  | { readonly kind: 'algorithm'; readonly algorithm: Algorithm }
  | { readonly kind: 'virtualNodes'; readonly count: number }
  | { readonly kind: 'dialect'; readonly dialect: Dialect }
  | { readonly kind: 'hash'; readonly hash: HashName }
  | { readonly kind: 'copies'; readonly count: number }
  | { readonly kind: 'bound'; readonly percent: number | null }
  | { readonly kind: 'keys'; readonly keys: KeySource }
  /** The operator's decision: slots `from` to `to`, both included, are this shard's. */
  | { readonly kind: 'assign'; readonly id: number; readonly from: number; readonly to: number };

/** Why an edit means nothing in a scene; the words are the page's. */
export type EditRefusal = 'no-such-shard' | 'too-many' | 'is-down' | 'is-up' | 'out-of-range';

/** Why an edit is impossible now, or `null`. */
export function refusalOf(scene: Scene, edit: Edit): EditRefusal | null {
  switch (edit.kind) {
    case 'add':
      if (scene.shards.length >= LIMITS.shards) return 'too-many';
      return isWhole(edit.weight, 0, LIMITS.weight) ? null : 'out-of-range';
    case 'remove':
      return shardOf(scene, edit.id) ? null : 'no-such-shard';
    case 'crash':
    case 'recover': {
      const shard = shardOf(scene, edit.id);
      if (!shard) return 'no-such-shard';
      if (shard.isDown === (edit.kind === 'recover')) return null;
      return shard.isDown ? 'is-down' : 'is-up';
    }
    case 'weigh':
      if (!shardOf(scene, edit.id)) return 'no-such-shard';
      return isWhole(edit.weight, 0, LIMITS.weight) ? null : 'out-of-range';
    case 'put':
      if (!shardOf(scene, edit.id)) return 'no-such-shard';
      return edit.at === null || isWhole(edit.at, 0, 0xffff_ffff) ? null : 'out-of-range';
    case 'assign':
      if (!shardOf(scene, edit.id)) return 'no-such-shard';
      return isWhole(edit.from, 0, edit.to) && isWhole(edit.to, 0, SLOTS - 1) ? null : 'out-of-range';
    default:
      return settingRefusal(edit);
  }
}

type Setting = Exclude<
  Edit,
  { readonly kind: 'add' | 'remove' | 'crash' | 'recover' | 'weigh' | 'put' | 'assign' }
>;

function settingRefusal(edit: Setting): EditRefusal | null {
  switch (edit.kind) {
    case 'shards':
      return within(edit.count, 0, LIMITS.shards);
    case 'virtualNodes':
      return within(edit.count, 1, LIMITS.virtualNodes);
    case 'copies':
      return within(edit.count, 1, LIMITS.copies);
    case 'bound': {
      const { min, max } = LIMITS.boundPercent;
      return edit.percent === null ? null : within(edit.percent, min, max);
    }
    case 'keys':
      return keysRefusal(edit.keys);
    default:
      return null;
  }
}

/** Keys that were left behind count, too: a link says how many there were. */
function keysRefusal(source: KeySource): EditRefusal | null {
  if (source.kind === 'own') return within(source.missing, 0, LIMITS.keys - source.keys.length);
  return within(source.count, 0, LIMITS.keys) ?? within(source.seed, 0, LIMITS.seed);
}

/** The scene after an edit; the same scene when the edit is refused. */
export function applyEdit(scene: Scene, edit: Edit): Scene {
  if (refusalOf(scene, edit) !== null) return scene;
  switch (edit.kind) {
    case 'add':
      return {
        ...scene,
        shards: [...scene.shards, newShard(scene.nextId, edit.weight)],
        nextId: scene.nextId + 1,
        slotTable: movedSlots(scene.slotTable, scene.shards.length).table,
      };
    case 'remove':
      return without(scene, edit.id);
    case 'crash':
      return withShard(scene, edit.id, { isDown: true });
    case 'recover':
      return withShard(scene, edit.id, { isDown: false });
    case 'weigh':
      return withShard(scene, edit.id, { weight: edit.weight });
    case 'put':
      return withShard(scene, edit.id, { at: edit.at });
    case 'assign': {
      const server = scene.shards.findIndex(({ id }) => id === edit.id);
      const { from, to } = edit;
      return { ...scene, slotTable: assignSlots(scene.slotTable, { from, to, server }).table };
    }
    default:
      return { ...scene, ...settingOf(edit) };
  }
}

function without(scene: Scene, id: number): Scene {
  const { shards, slotTable } = scene;
  const gone = shards.findIndex((shard) => shard.id === id);
  return {
    ...scene,
    shards: shards.filter((shard) => shard.id !== id),
    slotTable: withoutSlots(slotTable, shards.length, gone).table,
  };
}

function settingOf(edit: Setting): Partial<Scene> {
  switch (edit.kind) {
    case 'shards':
      return equalShards(edit.count);
    case 'algorithm':
      return { algorithm: edit.algorithm };
    case 'virtualNodes':
      return { virtualNodes: edit.count };
    case 'dialect':
      return { dialect: edit.dialect };
    case 'hash':
      return { hash: edit.hash };
    case 'copies':
      return { copies: edit.count };
    case 'bound':
      return { boundPercent: edit.percent };
    case 'keys':
      return { keys: edit.keys };
  }
}

/** Whether one edit, made right after another, only says again what it said: a slider that is still being moved. */
export function replaces(next: Edit, last: Edit): boolean {
  if (next.kind !== last.kind) return false;
  switch (next.kind) {
    case 'weigh':
    case 'put':
      return 'id' in last && last.id === next.id;
    case 'virtualNodes':
    case 'bound':
    case 'keys':
    case 'shards':
      return true;
    default:
      return false;
  }
}

function withShard(scene: Scene, id: number, change: Partial<Shard>): Scene {
  return {
    ...scene,
    shards: scene.shards.map((shard) => (shard.id === id ? { ...shard, ...change } : shard)),
  };
}

function shardOf({ shards }: Scene, id: number): Shard | undefined {
  return shards.find((shard) => shard.id === id);
}

function within(value: number, min: number, max: number): EditRefusal | null {
  return isWhole(value, min, max) ? null : 'out-of-range';
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
