import { beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { firstVisitRun, resolveRun, scenarioById } from '../../lessons/catalog';
import { challengeById, challenges } from '../../lessons/challenges/catalog';
import { standingAt } from '../../lessons/challenges/judging';
import { variantRun } from '../../lessons/runs';
import { decisionOf } from '../../sim/world';
import type { InsightClient } from '../../workers/insightClient';
import { createInsightService } from '../../workers/insightService';
import { createSession, currentBranch, type SessionApi } from '../session';
import { createInsight, type InsightStore, isOnChallenge, momentOf } from './insightStore';

/** The worker's own service, without a worker. */
function client(): InsightClient {
  const service = createInsightService();
  return {
    worlds: (job) => service.worlds(job),
    shortest: (job) => service.shortest(job),
    neighbours: async (job) => service.neighbours(job),
    evidence: (job) => service.evidence(job),
    stopWorlds: async () => service.stopWorlds(),
  };
}

let session: SessionApi;
let insight: InsightStore;

beforeEach(() => {
  const { run, position } = firstVisitRun();
  session = createSession(run, position);
  insight = createInsight(session, client());
});

function actions() {
  return insight.getState().actions;
}

describe('possible worlds', () => {
  it('are those of the moment on screen, and open as a branch', async () => {
    await actions().lookAt('ALI-L');
    const { asked, world } = must(insight.getState().worlds);
    expect(world).toBe(momentOf(session.getState()));
    if (asked.status !== 'done') throw new Error(asked.status);
    expect([asked.answer?.commit.kind, asked.answer?.abort.kind]).toEqual(['decided', 'decided']);

    const before = session.getState().branches.length;
    actions().openWorld('abort');
    const now = session.getState();
    expect(now.branches.length).toBe(before + 1);
    const decided = now.setting.cast.nodes.map(({ id }) => decisionOf(now.setting, momentOf(now), 't1', id));
    expect(decided).toContain('abort');
    now.undo();
    expect(session.getState().branchId).toBe(0);
  });

  it('open as a run of their own where money had to be supposed', async () => {
    const scenario = must(scenarioById('S2'));
    session.getState().open(variantRun(scenario, scenario.variants[0]), { step: 6, effects: 0 });
    await actions().lookAt('RISK');
    actions().openWorld('commit');
    const now = session.getState();
    expect(currentBranch(now).run.scenario).toBeNull();
    expect(now.branches.length).toBe(1);
    expect(decisionOf(now.setting, momentOf(now), 't1', 'CLR')).toBe('commit');
    now.undo();
    expect(currentBranch(session.getState()).run.scenario).toBe('S2@1');
  }, 30_000);

  it('are not asked for twice, and an answer that comes too late is not shown', async () => {
    await actions().lookAt('ALI-L');
    const known = insight.getState().worlds;
    await actions().lookAt('ALI-L');
    expect(insight.getState().worlds).toBe(known);
    const late = actions().lookAt('CLR');
    await actions().lookAt('WX-L');
    await late;
    expect(insight.getState().worlds?.node).toBe('WX-L');
    expect(insight.getState().worlds?.asked.status).toBe('done');
  });

  it('end when nobody looks any more', async () => {
    const asked = actions().lookAt('CLR');
    await actions().stopLooking();
    await asked;
    expect(insight.getState().worlds).toBeNull();
  });

  it('say by number what went wrong, and can be asked for again', async () => {
    let isBroken = true;
    const broken: InsightClient = {
      ...client(),
      worlds: (job) => (isBroken ? Promise.reject(new Error('E901 no worker')) : client().worlds(job)),
    };
    insight = createInsight(session, broken);
    await actions().lookAt('ALI-L');
    expect(insight.getState().worlds?.asked).toEqual({ status: 'failed', code: 'E901' });
    isBroken = false;
    await actions().lookAt('ALI-L');
    expect(insight.getState().worlds?.asked.status).toBe('done');
  });
});

describe('a challenge', () => {
  it('opens its run, knows its par, and is left again', async () => {
    await actions().begin('stuck');
    const challenge = must(challengeById('stuck'));
    expect(isOnChallenge(session.getState(), challenge)).toBe(true);
    expect(insight.getState().pars.stuck).toMatchObject({
      status: 'done',
      answer: { kind: 'found', faults: 1 },
    });
    session.getState().undo();
    expect(isOnChallenge(session.getState(), challenge)).toBe(false);
    actions().leaveChallenge();
    expect(insight.getState().challengeId).toBeNull();
  });

  it.each(challenges.map(({ id }) => id))(
    '%s is solved at par by whoever takes every hint',
    async (id) => {
      await actions().begin(id);
      const challenge = must(challengeById(id));
      const setting = resolveRun(challenge.run);
      const standing = () => {
        const { position } = session.getState();
        return standingAt(challenge, setting, currentBranch(session.getState()).trace, position.step);
      };
      const par = must(insight.getState().pars[id]);
      if (par.status !== 'done' || par.answer.kind !== 'found') throw new Error(par.status);
      for (let step = 0; step < par.answer.acts.length; step++) {
        expect(standing().judgement.kind).toBe('open');
        await actions().askHint();
        const hint = must(insight.getState().hint).asked;
        if (hint.status !== 'done' || hint.answer.kind !== 'found') throw new Error(hint.status);
        actions().go(must(hint.answer.acts[0]));
      }
      const { length } = par.answer.acts;
      expect(standing().judgement).toEqual({
        kind: 'solved',
        step: length,
        length,
        faults: par.answer.faults,
      });
    },
    60_000,
  );

  it('is not judged on another run', async () => {
    await actions().begin('transit');
    const { run } = firstVisitRun();
    session.getState().open(run);
    await actions().askHint();
    expect(insight.getState().hint).toBeNull();
  });
});

describe('neighbours', () => {
  it('are gone to: the next step without a fork, anything else as a branch', async () => {
    await actions().lookAround();
    const { asked } = must(insight.getState().neighbours);
    if (asked.status !== 'done') throw new Error(asked.status);
    const { position } = session.getState();
    const next = must(currentBranch(session.getState()).trace.entries[position.step]).act;
    const mine = asked.answer.find(({ act }) => JSON.stringify(act) === JSON.stringify(next));
    actions().go(must(mine?.act ?? next));
    expect(session.getState().branches.length).toBe(1);
    expect(session.getState().position.step).toBe(position.step + 1);

    const crash = must(asked.answer.find(({ act }) => act.kind === 'crash')).act;
    session.getState().seek(position);
    actions().go(crash);
    expect(session.getState().branches.length).toBe(2);
    expect(session.getState().position.step).toBe(position.step + 1);
  });
});
