import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import type { Edit } from '../../ring/edits';
import { editsOf } from '../../ring/history';
import { decodeRingLink, encodeRingLink } from '../../ring/link';
import { PRESETS } from '../../ring/presets';
import { LIMITS } from '../../ring/scene';
import { createRingStore, linkOf, type RingApi } from './ringStore';

const add: Edit = { kind: 'add', weight: 1 };
const crash: Edit = { kind: 'crash', id: 2 };
const points = (count: number): Edit => ({ kind: 'virtualNodes', count });
const keys = (count: number): Edit => ({ kind: 'keys', keys: { kind: 'wechat', count, seed: 1 } });

function page(...edits: readonly Edit[]): RingApi {
  const api = createRingStore();
  for (const edit of edits) api.getState().edit(edit);
  return api;
}

const shardsOf = (api: RingApi): number[] => api.getState().scene.shards.map(({ id }) => id);

describe('the ring page', () => {
  it('begins with the first preset, and nothing else', () => {
    const state = createRingStore().getState();
    expect(state.scene).toBe(must(PRESETS[0]).scene);
    expect(state).toMatchObject({
      preset: 0,
      compareWith: null,
      probe: '',
      transfer: null,
      prediction: null,
    });
    expect(state.base).toEqual(state.scene);
  });

  it('compares with the moment before, unless told otherwise', () => {
    const api = page(add, crash, { kind: 'remove', id: 1 });
    expect(api.getState().base.shards.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    api.getState().compare(0);
    expect(api.getState().base).toEqual(must(PRESETS[0]).scene);
    api.getState().seek(2);
    expect(api.getState()).toMatchObject({ compareWith: 0, base: must(PRESETS[0]).scene });
    api.getState().compare(2);
    api.getState().seek(1);
    expect(api.getState().compareWith).toBeNull();
    api.getState().compare(9);
    expect(api.getState().compareWith).toBeNull();
  });

  it('changes nothing, and tells nobody, when an edit is impossible', () => {
    const api = page(crash);
    const before = api.getState();
    before.edit(crash);
    before.edit({ kind: 'remove', id: 77 });
    expect(api.getState()).toBe(before);
  });

  it('goes back and forth, and keeps the other future', () => {
    const api = page(add, crash);
    api.getState().seek(0);
    expect(shardsOf(api)).toEqual([1, 2, 3, 4]);
    api.getState().edit({ kind: 'remove', id: 4 });
    expect(shardsOf(api)).toEqual([1, 2, 3]);
    expect(api.getState().history.branches).toHaveLength(2);
    api.getState().openBranch(0);
    expect(shardsOf(api)).toEqual([1, 2, 3, 4, 5]);
    api.getState().seek(99);
    expect(api.getState().history.position).toBe(2);
  });

  it('has one edit of a gesture, and takes it back by going back', () => {
    const api = page(add);
    for (const [index, count] of [2, 3, 4].entries()) api.getState().edit(points(count), index > 0);
    expect(editsOf(api.getState().history)).toEqual([add, points(4)]);
    api.getState().seek(1);
    expect(api.getState().scene.virtualNodes).toBe(1);
  });

  it('takes no more edits than a link can hold', () => {
    const api = createRingStore();
    const edits = Array.from({ length: LIMITS.edits }, (_, index) => points(1 + (index % 2)));
    api.getState().open({ preset: 0, edits, compareWith: null, probe: '', transfer: null });
    api.getState().edit(add);
    expect(api.getState().history.position).toBe(LIMITS.edits);
    api.getState().predict(crash);
    api.getState().settle();
    expect(api.getState()).toMatchObject({ prediction: null, settled: null });
  });

  it('begins anew with another preset, and with the first where there is none', () => {
    const api = page(add);
    api.getState().follow('wx:1');
    api.getState().begin(2);
    expect(api.getState()).toMatchObject({ preset: 2, probe: '', scene: must(PRESETS[2]).scene });
    api.getState().begin(PRESETS.length);
    expect(api.getState().preset).toBe(0);
  });
});

describe('two accounts', () => {
  it('are let go when the keys are others, and only then', () => {
    const api = page(keys(50), add);
    const choose = (): void => api.getState().choose([3, 40]);
    choose();
    api.getState().edit(crash);
    api.getState().seek(1);
    api.getState().seek(3);
    api.getState().compare(0);
    expect(api.getState().transfer).toEqual([3, 40]);
    // Before the first edit there were 24 keys, and no 40th.
    api.getState().seek(0);
    expect(api.getState().transfer).toBeNull();
    choose();
    api.getState().edit(keys(60));
    expect(api.getState().transfer).toBeNull();
    choose();
    api.getState().openBranch(0);
    expect(api.getState().transfer).toBeNull();
  });
});

describe('a bet', () => {
  it('is made of keys that are picked, and stands beside the result', () => {
    const api = page(add);
    api.getState().predict(crash);
    for (const key of [3, 5, 3, 8]) api.getState().pick(key);
    expect(must(api.getState().prediction).picked).toEqual(new Set([5, 8]));
    api.getState().settle();
    expect(api.getState().prediction).toBeNull();
    expect(api.getState().settled).toEqual({ edit: crash, picked: new Set([5, 8]), branch: 0, position: 2 });
    expect(must(api.getState().scene.shards[1]).isDown).toBe(true);
  });

  it('is off when something else is done, or when it is taken back', () => {
    for (const act of [
      (api: RingApi) => api.getState().edit(add),
      (api: RingApi) => api.getState().seek(0),
      (api: RingApi) => api.getState().openBranch(0),
      (api: RingApi) => api.getState().begin(0),
      (api: RingApi) => api.getState().predict(null),
    ]) {
      const api = page(add);
      api.getState().predict(crash);
      act(api);
      expect(api.getState().prediction).toBeNull();
      api.getState().pick(1);
      api.getState().settle();
      expect(api.getState()).toMatchObject({ prediction: null, settled: null });
    }
  });

  it('cannot be made on what is impossible', () => {
    const api = page(crash);
    api.getState().predict(crash);
    api.getState().predict({ kind: 'remove', id: 9 });
    expect(api.getState().prediction).toBeNull();
  });

  it('belongs to the branch that it was settled in', () => {
    const api = page(add, add);
    api.getState().seek(1);
    api.getState().predict(crash);
    api.getState().settle();
    expect(api.getState().settled).toMatchObject({ branch: 1, position: 2 });
  });
});

describe('a link to the page', () => {
  it('holds the moment that is looked at, without what comes later or stands in other branches', () => {
    const api = page(keys(50), add, crash);
    api.getState().compare(0);
    api.getState().follow('李雷');
    api.getState().choose([0, 9]);
    api.getState().seek(2);
    const link = linkOf(api.getState());
    expect(link).toEqual({
      preset: 0,
      edits: [keys(50), add],
      compareWith: 0,
      probe: '李雷',
      transfer: [0, 9],
    });
    const other = createRingStore();
    other.getState().open(must(decodeRingLink(encodeRingLink(link)).link));
    const { scene, base, probe, transfer, compareWith } = api.getState();
    expect(other.getState()).toMatchObject({ scene, base, probe, transfer, compareWith });
    expect(linkOf(other.getState())).toEqual(link);
  });
});

describe('what a person points at', () => {
  it('is kept as it is', () => {
    const api = createRingStore();
    api.getState().point(0xffff_ffff);
    api.getState().select(3);
    expect(api.getState()).toMatchObject({ pointed: 0xffff_ffff, selected: 3 });
    api.getState().point(null);
    api.getState().select(null);
    expect(api.getState()).toMatchObject({ pointed: null, selected: null });
  });
});
