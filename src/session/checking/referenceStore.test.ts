import { describe, expect, it, vi } from 'vitest';
import { must } from '../../base/assert';
import { WorkerStopped } from '../../workers/checkLine';
import type { ReferenceClient } from '../../workers/referenceClient';
import { createReferenceService } from '../../workers/referenceService';
import { chosenCount, createReferences, sizeOf } from './referenceStore';

/** The service itself, called as the page calls its worker. */
function realClient(): ReferenceClient {
  const service = createReferenceService();
  return {
    count: (searches, tell) => service.count(searches, tell),
    stop: async () => service.stopCounting(),
  };
}

/** Says nothing and ends, or fails. */
function failingClient(problem: unknown): ReferenceClient {
  return { count: () => Promise.reject(problem), stop: async () => {} };
}

describe('checking the checker', () => {
  it('counts what is chosen, and keeps it when something else is looked at', async () => {
    const store = createReferences(realClient());
    const { choose, count } = store.getState().actions;
    choose({ wishedSize: 3 });
    await count();
    choose({ model: 'commit-only' });
    expect(chosenCount(store.getState())).toBeNull();
    choose({ model: 'gray-lamport' });
    const { status, progress } = must(chosenCount(store.getState()));
    expect(status).toBe('complete');
    expect(progress?.counted.map(({ states }) => states)).toEqual([288, 80]);
  });

  it('takes the nearest size that a model has, and returns to the one that was wished for', () => {
    const store = createReferences(realClient());
    const { choose } = store.getState().actions;
    choose({ model: 'message-2pc', wishedSize: 8 });
    expect(sizeOf(store.getState())).toBe(3);
    choose({ model: 'commit-only' });
    expect(sizeOf(store.getState())).toBe(8);
  });

  it('stops when it is told to, and when something else is chosen', async () => {
    const store = createReferences(realClient());
    const { choose, count, stop } = store.getState().actions;
    choose({ wishedSize: 8 });
    for (const end of [stop, async () => choose({ wishedSize: 2 })]) {
      choose({ wishedSize: 8 });
      const counting = count();
      await vi.waitFor(() => expect(chosenCount(store.getState())?.progress).not.toBeNull(), 10_000);
      await end();
      await counting;
      choose({ wishedSize: 8 });
      expect(chosenCount(store.getState())).toMatchObject({ status: 'stopped', progress: { isOver: false } });
    }
  });
});

describe('a worker that does not come to the end', () => {
  const end = async (problem: unknown) => {
    const store = createReferences(failingClient(problem));
    await store.getState().actions.count();
    return must(chosenCount(store.getState()));
  };

  it('was given up', async () => {
    expect((await end(new WorkerStopped())).status).toBe('stopped');
  });

  it('has no more memory', async () => {
    expect((await end(new RangeError('Array buffer allocation failed'))).status).toBe('memory');
  });

  it('has failed, which is told by number', async () => {
    expect(await end(new Error('E901 The checker could not be started.'))).toMatchObject({
      status: 'failed',
      failure: { code: 'E901' },
    });
    expect((await end('?')).failure?.code).toBe('E900');
  });
});
