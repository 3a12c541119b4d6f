import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { type Bounds, NO_FAULTS } from '../checker/bounds';
import { counterexampleOf } from '../checker/counterexample';
import { resolveRun } from '../lessons/catalog';
import { challengeById, challenges } from '../lessons/challenges/catalog';
import { standingAt } from '../lessons/challenges/judging';
import { leftOf, spentIn } from '../lessons/challenges/spent';
import { variantRun } from '../lessons/runs';
import { s1 } from '../lessons/scenarios/s1';
import { s2 } from '../lessons/scenarios/s2';
import { applyAct } from '../sim/act';
import { refusal } from '../sim/refusal';
import { simulate } from '../sim/simulate';
import type { Run, World } from '../sim/types';
import { decisionOf } from '../sim/world';
import type { ChallengeJob, PossibleWorld, WorldsJob } from './insightJob';
import { createInsightService } from './insightService';

const ALL = 1_000_000;

function worldOf(run: Run, steps: number): World {
  return must(simulate(resolveRun(run), run.moves).entries[steps - 1]).world;
}

function played({ run, steps }: Extract<PossibleWorld, { found: unknown }>['found']): World {
  const trace = simulate(resolveRun(run), run.moves);
  expect(trace.failed).toEqual([]);
  return must(trace.entries[steps - 1]).world;
}

function worldsJob(run: Run, steps: number, node: string, bounds: Partial<Bounds> = {}): WorldsJob {
  const world = worldOf(run, steps);
  return { run, world, node, tx: 't1', bounds: { ...NO_FAULTS, ...bounds }, maxStates: ALL };
}

describe('possible worlds', () => {
  it('come as runs that anyone can open', async () => {
    const run = variantRun(s1, s1.variants[0]);
    const answer = must(await createInsightService().worlds(worldsJob(run, 4, 'ALI-L')));
    expect(answer.isSupposed).toBe(false);
    for (const outcome of ['commit', 'abort'] as const) {
      const side = answer[outcome];
      if (!('found' in side)) throw new Error(side.kind);
      expect(side.found.run.scenario).toBe(run.scenario);
      const world = played(side.found);
      const setting = resolveRun(side.found.run);
      const decided = setting.cast.nodes.map(({ id }) => decisionOf(setting, world, 't1', id));
      expect(decided).toContain(outcome);
    }
  });

  it('are runs of their own where the money of others had to be supposed', async () => {
    const run = variantRun(s2, s2.variants[0]);
    const trace = simulate(resolveRun(run), []);
    const steps = trace.entries.findIndex(({ world }) => (world.nodes.RISK?.log.length ?? 0) > 0) + 1;
    const answer = must(await createInsightService().worlds(worldsJob(run, steps, 'RISK')));
    expect(answer.isSupposed).toBe(true);
    const { commit } = answer;
    if (!('found' in commit)) throw new Error(commit.kind);
    expect(commit.found.run.scenario).toBeNull();
    expect(decisionOf(resolveRun(commit.found.run), played(commit.found), 't1', 'CLR')).toBe('commit');
  }, 30_000);

  it('give way to the next question', async () => {
    const service = createInsightService();
    const run = variantRun(s1, s1.variants[0]);
    const first = service.worlds(worldsJob(run, 13, 'CLR'));
    const second = service.worlds(worldsJob(run, 4, 'ALI-L'));
    expect(await first).toBeNull();
    expect((await second)?.commit.kind).toBe('decided');
  });

  it('end when told to stop', async () => {
    const service = createInsightService();
    const answer = service.worlds(worldsJob(variantRun(s1, s1.variants[0]), 13, 'CLR'));
    service.stopWorlds();
    expect(await answer).toBeNull();
  });
});

describe.each(challenges.map((challenge) => [challenge.id, challenge] as const))(
  'challenge %s',
  (id, challenge) => {
    const setting = resolveRun(challenge.run);

    it('is solved within its budget by the shortest run that the checker finds', async () => {
      const answer = must(
        await createInsightService().shortest({ challenge: id, from: null, maxStates: ALL }),
      );
      if (answer.kind !== 'found') throw new Error(answer.kind);
      const { moves } = counterexampleOf(setting, answer.acts);
      const trace = simulate(setting, moves);
      const { judgement } = standingAt(challenge, setting, trace, answer.acts.length);
      const length = answer.acts.length;
      expect(judgement).toEqual({ kind: 'solved', step: length, length, faults: answer.faults });
    }, 30_000);

    it('leads there hint by hint from wherever the calm run has come', async () => {
      const service = createInsightService();
      let world: World = worldOf({ ...challenge.run, moves: [] }, 1);
      const entries = [must(simulate(setting, []).entries[0])];
      for (let step = 0; step < 20; step++) {
        const left = leftOf(challenge.budget, spentIn(setting, entries));
        const job: ChallengeJob = { challenge: id, from: { world, left }, maxStates: ALL };
        const hint = must(await service.shortest(job));
        if (hint.kind !== 'found') throw new Error(hint.kind);
        const [act] = hint.acts;
        if (!act) break;
        expect(refusal(setting, world, act)).toBeNull();
        const entry = applyAct(setting, world, act, { index: entries.length });
        entries.push(entry);
        world = entry.world;
      }
      const trace = simulate(setting, entriesAsMoves(entries));
      expect(standingAt(challenge, setting, trace, entries.length).judgement.kind).toBe('solved');
    }, 60_000);
  },
);

function entriesAsMoves(entries: readonly { readonly act: Parameters<typeof applyAct>[2] }[]) {
  return entries.map(({ act }, afterStep) => ({ afterStep, act }));
}

it('says when a challenge cannot be done any more', async () => {
  const challenge = must(challengeById('transit'));
  const setting = resolveRun(challenge.run);
  const end = must(simulate(setting, []).entries.at(-1)).world;
  const from = { world: end, left: challenge.budget };
  const answer = await createInsightService().shortest({ challenge: 'transit', from, maxStates: ALL });
  expect(answer).toEqual({ kind: 'none' });
});

it('says when it stopped at the limit', async () => {
  const answer = await createInsightService().shortest({ challenge: 'torn', from: null, maxStates: 50 });
  expect(answer).toEqual({ kind: 'unknown' });
});
