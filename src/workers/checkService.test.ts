import { expect, it } from 'vitest';
import { must } from '../base/assert';
import { NO_FAULTS } from '../checker/bounds';
import { firstVisitRun, resolveRun } from '../lessons/catalog';
import { blocked } from '../sim/blocked';
import { simulate } from '../sim/simulate';
import type { CheckJob, CheckProgress } from './checkJob';
import { createCheckService } from './checkService';

function jobWith(part: Partial<CheckJob> = {}): CheckJob {
  const { run } = firstVisitRun();
  const { cast, config } = resolveRun(run);
  return {
    run,
    cast,
    config,
    bounds: NO_FAULTS,
    maxStates: 100_000,
    isSymmetric: false,
    properties: [],
    ...part,
  };
}

const verdicts = (progress: CheckProgress | undefined): Record<string, string> =>
  Object.fromEntries(must(progress).report.properties.map(({ id, verdict }) => [id, verdict]));

it('without faults everything holds, and it can commit', async () => {
  const told: CheckProgress[] = [];
  await createCheckService().start(jobWith(), (progress) => told.push(progress));
  expect(told.at(-1)).toMatchObject({ isOver: true, report: { complete: true } });
  expect(verdicts(told.at(-1))).toMatchObject({ AC1: 'holds', 'LIVE-1': 'reached', 'LIVE-2': 'holds' });
});

it('one crash of the coordinator leaves somebody stuck, and the run shows it in the simulation', async () => {
  const service = createCheckService();
  const told: CheckProgress[] = [];
  const job = jobWith({ bounds: { ...NO_FAULTS, crashes: { coordinator: 1 } } });
  await service.start(job, (progress) => told.push(progress));
  expect(verdicts(told.at(-1))).toMatchObject({ AC1: 'holds', 'LIVE-2': 'violated' });
  const { run, steps } = must(await service.runOf('LIVE-2'));
  const setting = resolveRun(run);
  const trace = simulate(setting, run.moves);
  expect(trace.failed).toEqual([]);
  expect(blocked(setting, must(trace.entries[steps - 1]).world)).not.toEqual([]);
  expect(await service.runOf('AC1')).toBeNull();
});

it('stops at its limit without a verdict, and goes on from there', async () => {
  const service = createCheckService();
  const told: CheckProgress[] = [];
  const tell = (progress: CheckProgress): void => {
    told.push(progress);
  };
  await service.start(jobWith({ maxStates: 500 }), tell);
  expect(told.at(-1)).toMatchObject({ isOver: true, report: { complete: false } });
  expect(verdicts(told.at(-1))['LIVE-2']).toBe('unknown');
  const before = must(told.at(-1)).report.states;
  await service.goOn(100_000, tell);
  expect(must(told.at(-1)).report.states).toBeGreaterThan(before);
  expect(verdicts(told.at(-1))['LIVE-2']).toBe('holds');
});

it('hears that it is to stop, and tells how far it has come', async () => {
  const service = createCheckService();
  const told: CheckProgress[] = [];
  const large = { ...NO_FAULTS, crashes: 3, recoveries: 3, losses: 2, duplicates: 2 };
  const running = service.start(jobWith({ bounds: large, maxStates: 50_000_000 }), (progress) =>
    told.push(progress),
  );
  await new Promise((done) => setTimeout(done, 60));
  service.stop();
  await running;
  expect(told.at(-1)).toMatchObject({ isOver: false, report: { complete: false } });
  expect(must(told.at(-1)).report.states).toBeGreaterThan(0);
});

it('another question takes the place of the one before', async () => {
  const service = createCheckService();
  const told: CheckProgress[] = [];
  const large = { ...NO_FAULTS, crashes: 3, recoveries: 3, losses: 2, duplicates: 2 };
  const first = service.start(jobWith({ bounds: large, maxStates: 50_000_000 }), () => {});
  await service.start(jobWith({ properties: ['AC1'] }), (progress) => told.push(progress));
  await first;
  expect(Object.keys(verdicts(told.at(-1)))).toEqual(['AC1']);
});

it('answers only when the last figures have arrived, however slow they are on their way', async () => {
  let last: CheckProgress | null = null;
  await createCheckService().start(jobWith(), async (progress) => {
    await new Promise((done) => setTimeout(done, 30));
    last = progress;
  });
  expect(last).toMatchObject({ isOver: true });
});
