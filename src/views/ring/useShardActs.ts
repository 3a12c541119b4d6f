import { useMemo } from 'react';
import type { Edit } from '../../ring/edits';
import { pictureOf } from '../../session/ring/picture';
import type { RingApi } from '../../session/ring/ringStore';
import { useRingApi } from '../../session/ring/useRing';

/** Whoever can count the keys can bet on them. */
export const betKeysMax = 60;

export interface ShardActs {
  add(): void;
  /** Asks for a bet first, while the keys can be counted. */
  remove(id: number): void;
  /** Crashes a live shard, likewise after a bet, and brings a crashed one back. */
  toggle(id: number): void;
}

/** What the buttons, the keys and the pins do alike. */
export function useShardActs(): ShardActs {
  const api = useRingApi();
  return useMemo(
    () => ({
      add: () => api.getState().edit({ kind: 'add', weight: 1 }),
      remove: (id) => betOn(api, { kind: 'remove', id }),
      toggle: (id) => {
        const shard = api.getState().scene.shards.find((candidate) => candidate.id === id);
        if (shard?.isDown) api.getState().edit({ kind: 'recover', id });
        else betOn(api, { kind: 'crash', id });
      },
    }),
    [api],
  );
}

function betOn(api: RingApi, edit: Edit): void {
  const { keys } = pictureOf(api);
  const state = api.getState();
  if (keys.hashes.length > 0 && keys.hashes.length <= betKeysMax) state.predict(edit);
  else state.edit(edit);
}
