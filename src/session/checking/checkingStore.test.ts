import { beforeEach, describe, expect, it, vi } from 'vitest';
import { must } from '../../base/assert';
import { firstVisitRun } from '../../lessons/catalog';
import { blocked } from '../../sim/blocked';
import type { CheckClient } from '../../workers/checkClient';
import { WorkerStopped } from '../../workers/checkLine';
import { createCheckService } from '../../workers/checkService';
import { createSession, currentBranch, type SessionApi } from '../session';
import { type CheckEntry, type CheckingStore, createChecking } from './checkingStore';
import { progressWith } from './progress.fixture';

vi.stubGlobal('location', { href: 'http://here/#/run/x' });

let session: SessionApi;

beforeEach(() => {
  const { run, position } = firstVisitRun();
  session = createSession(run, position);
});

/** The service itself, called as the page calls its worker. */
function realClient(): CheckClient {
  const service = createCheckService();
  return {
    prepare: () => {},
    start: (job, tell) => service.start(job, tell),
    goOn: (maxStates, tell) => service.goOn(maxStates, tell),
    stop: async () => service.stop(),
    runOf: async (property) => service.runOf(property),
  };
}

/** Answers nothing by itself. */
function fakeClient(part: Partial<CheckClient> = {}): CheckClient {
  return {
    prepare: () => {},
    start: async () => {},
    goOn: async () => {},
    stop: async () => {},
    runOf: async () => null,
    ...part,
  };
}

const entryOf = (store: CheckingStore, id = 0): CheckEntry => must(store.getState().checks[id]);
const actionsOf = (store: CheckingStore) => store.getState().actions;

describe('the checker on the run on screen', () => {
  it('finds who is stuck, and opens the run as a branch at the step that shows it', async () => {
    const store = createChecking(session, realClient());
    await actionsOf(store).run();
    expect(entryOf(store).status).toBe('complete');
    const { id, length } = must(
      entryOf(store).progress?.report.properties.find(({ verdict }) => verdict === 'violated'),
    );
    const before = session.getState();
    expect(await actionsOf(store).openRun(0, id)).toBe(true);
    const now = session.getState();
    expect(now.branches.slice(0, -1)).toEqual(before.branches);
    expect(currentBranch(now)).toMatchObject({ parent: 0, run: entryOf(store).runs[id]?.run });
    expect(now).toMatchObject({ position: { step: length, effects: 0 }, playing: false });
    const world = must(currentBranch(now).trace.entries[now.position.step - 1]).world;
    expect(blocked(now.setting, world).map(({ node }) => ({ kind: 'node', node }))).toContainEqual(
      now.selection,
    );
    now.undo();
    expect(session.getState()).toMatchObject({ branchId: 0, position: before.position });
    expect(session.getState().branches).toHaveLength(2);
  });

  it('goes to the branch that is there when the same run is opened twice', async () => {
    const store = createChecking(session, realClient());
    await actionsOf(store).run();
    await actionsOf(store).openRun(0, 'LIVE-2');
    session.getState().seek({ step: 0, effects: 0 });
    await actionsOf(store).openRun(0, 'LIVE-2');
    expect(session.getState().branches).toHaveLength(2);
    expect(session.getState().position.step).toBe(entryOf(store).runs['LIVE-2']?.steps);
  });

  it('under other terms it is a run of its own, and undo brings the earlier one back', async () => {
    const store = createChecking(session, realClient());
    actionsOf(store).ask({ timing: 'synchronous' });
    await actionsOf(store).run();
    await actionsOf(store).openRun(0, 'LIVE-2');
    expect(session.getState().setting.config.timing).toBe('synchronous');
    expect(session.getState().branches).toHaveLength(1);
    session.getState().undo();
    expect(session.getState().setting.config.timing).toBe('asynchronous');
  });

  it('keeps the runs of earlier checks, which the worker has forgotten', async () => {
    const store = createChecking(session, realClient());
    await actionsOf(store).run();
    actionsOf(store).ask({ crashes: {} });
    await actionsOf(store).run();
    expect(entryOf(store, 1).progress?.report.properties.map(({ verdict }) => verdict)).not.toContain(
      'violated',
    );
    expect(await actionsOf(store).openRun(0, 'LIVE-2')).toBe(true);
    expect(await actionsOf(store).openRun(1, 'LIVE-2')).toBe(false);
  });

  it('a lost force breaks agreement; the run is opened on a node that contradicts another', async () => {
    const store = createChecking(session, realClient());
    actionsOf(store).ask({ lazy: ['COMMIT'] });
    await actionsOf(store).run();
    const report = entryOf(store).progress?.report.properties.find(({ id }) => id === 'AC1');
    expect(report).toMatchObject({ verdict: 'violated', faults: 1 });
    await actionsOf(store).openRun(0, 'AC1');
    expect(session.getState().selection?.kind).toBe('node');
    expect(session.getState().setting.config.lazy).toEqual(['COMMIT']);
  });
});

describe('what is asked', () => {
  it('is the setting on screen without its moves, and only what differs is written into its config', async () => {
    const start = vi.fn(async () => {});
    const store = createChecking(session, fakeClient({ start }));
    actionsOf(store).ask({ crashes: { coordinator: 2, unknown: 5 }, network: 'fifo' });
    await actionsOf(store).run();
    const { run } = currentBranch(session.getState());
    expect(start).toHaveBeenCalledWith(
      expect.objectContaining({
        run: { ...run, config: { ...run.config, network: 'fifo' }, moves: [] },
        bounds: expect.objectContaining({ crashes: { coordinator: 2, participant: 0 }, recoveries: 1 }),
      }),
      expect.any(Function),
    );
  });

  it('counts no losses where messages cannot be lost', async () => {
    const start = vi.fn(async () => {});
    const store = createChecking(session, fakeClient({ start }));
    const { faults } = store.getState().question;
    actionsOf(store).ask({ faults: { ...faults, losses: 2 }, timing: 'synchronous' });
    await actionsOf(store).run();
    expect(entryOf(store).job.bounds.losses).toBe(0);
  });
});

describe('how it ends', () => {
  it('at the limit, and goes on with twice as many', async () => {
    const goOn = vi.fn<CheckClient['goOn']>(async (_, tell) => {
      tell(progressWith({}));
    });
    const start: CheckClient['start'] = async (_, tell) => {
      tell(progressWith({ complete: false }));
    };
    const store = createChecking(session, fakeClient({ start, goOn }));
    actionsOf(store).ask({ maxStates: 100 });
    await actionsOf(store).run();
    expect(entryOf(store).status).toBe('limit');
    await actionsOf(store).goOn(0);
    expect(goOn).toHaveBeenCalledWith(200, expect.any(Function));
    expect(entryOf(store)).toMatchObject({ status: 'complete', job: { maxStates: 200 } });
  });

  it('begins anew when the worker holds another check by now', async () => {
    const start = vi.fn<CheckClient['start']>(async (_, tell) => {
      tell(progressWith({ complete: false }));
    });
    const store = createChecking(session, fakeClient({ start }));
    await actionsOf(store).run();
    await actionsOf(store).run();
    await actionsOf(store).goOn(0);
    expect(start).toHaveBeenCalledTimes(3);
    expect(start.mock.lastCall?.[0].maxStates).toBe(2_000_000);
  });

  it('stopped, with the last figures', async () => {
    const start: CheckClient['start'] = async (_, tell) => {
      tell(progressWith({ complete: false }, false));
    };
    const store = createChecking(session, fakeClient({ start }));
    await actionsOf(store).run();
    expect(entryOf(store)).toMatchObject({ status: 'stopped', progress: { report: { states: 7 } } });
  });

  it('stopped as well when the worker had to be given up; its runs are gone', async () => {
    const runOf = vi.fn(async () => null);
    const start = async (): Promise<void> => {
      throw new WorkerStopped();
    };
    const store = createChecking(session, fakeClient({ start, runOf }));
    await actionsOf(store).run();
    expect(entryOf(store)).toMatchObject({ status: 'stopped', failure: null });
    expect(await actionsOf(store).openRun(0, 'LIVE-2')).toBe(false);
    expect(runOf).not.toHaveBeenCalled();
  });

  it('out of memory is said as such, and is no error of ours', async () => {
    const start = async (): Promise<void> => {
      throw new RangeError('Array buffer allocation failed');
    };
    const store = createChecking(session, fakeClient({ start }));
    await actionsOf(store).run();
    expect(entryOf(store)).toMatchObject({ status: 'memory', failure: null });
  });

  it('an error has its number and a report with the job that reproduces it', async () => {
    const start = async (): Promise<void> => {
      throw new Error('E900 The simulator contradicted itself: a counterexample does not replay');
    };
    const store = createChecking(session, fakeClient({ start }));
    await actionsOf(store).run();
    expect(entryOf(store)).toMatchObject({ status: 'failed', failure: { code: 'E900' } });
    expect(entryOf(store).failure?.report).toContain('"bounds"');
    expect(entryOf(store).failure?.report).toContain('http://here/#/run/x');
  });

  it('a run that does not replay fails alone: the verdicts stay', async () => {
    const property = { id: 'AC1', kind: 'always', verdict: 'violated', faults: 1, length: 3 } as const;
    const start: CheckClient['start'] = async (_, tell) => {
      tell(progressWith({ properties: [property] }));
    };
    const runOf = async (): Promise<null> => {
      throw new Error('E900 a counterexample does not replay');
    };
    const store = createChecking(session, fakeClient({ start, runOf }));
    await actionsOf(store).run();
    expect(entryOf(store)).toMatchObject({ status: 'complete', failure: { code: 'E900' } });
  });
});
