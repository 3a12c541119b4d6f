import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { canonical } from '../base/canonical';
import { variantSetting, variantTrace } from '../lessons/runs';
import { s1 } from '../lessons/scenarios/s1';
import { s2 } from '../lessons/scenarios/s2';
import { s3 } from '../lessons/scenarios/s3';
import { twoPhaseCommit } from '../protocols/two-phase-commit';
import { applyAct } from '../sim/act';
import { play } from '../sim/driver';
import type { Setting } from '../sim/model';
import { timeless } from '../sim/simulate';
import type { NodeId, World } from '../sim/types';
import { decisionOf, initialWorld } from '../sim/world';
import { type Bounds, NO_FAULTS } from './bounds';
import { counterexampleOf } from './counterexample';
import { Knowledge, type KnowledgeAnswer, type Side, settingAsKnownBy } from './knowledge';
import { neighboursOf } from './neighbours';

const calmS1 = variantSetting(s1, s1.variants[0]);

interface Case {
  readonly bounds?: Partial<Bounds>;
  readonly slice?: number;
  readonly maxStates?: number;
}

function known(setting: Setting, world: World, node: NodeId, options: Case = {}): KnowledgeAnswer {
  const { bounds = {}, slice = 1_000, maxStates } = options;
  const limit = maxStates === undefined ? {} : { maxStates };
  const knowledge = new Knowledge(setting, { ...NO_FAULTS, ...bounds }, world, node, 't1', limit);
  while (!knowledge.slice(slice));
  return knowledge.answer();
}

/** What a node has of its own, as text. */
function own(world: World, node: NodeId): string {
  const { nodes, network: _, ...rest } = world;
  return timeless({ ...rest, network: [], cuts: [], begun: [], nodes: { [node]: must(nodes[node]) } });
}

function lastWorld(setting: Setting, side: Side): World {
  if (!('acts' in side)) throw new Error(`no world: ${side.kind}`);
  return must(counterexampleOf(setting, side.acts).trace.entries.at(-1)).world;
}

function decisions(setting: Setting, world: World): (string | null)[] {
  return setting.cast.nodes.map(({ id }) => decisionOf(setting, world, 't1', id));
}

describe('a node that has promised', () => {
  const { world } = play(calmS1).until('VOTE-YES', 'ALI-L', 'CLR');
  const answer = known(calmS1, world, 'ALI-L');

  it('cannot tell a world that commits from one that aborts', () => {
    expect([answer.commit.kind, answer.abort.kind, answer.isMet]).toEqual(['decided', 'decided', true]);
    for (const outcome of ['commit', 'abort'] as const) {
      const possible = lastWorld(calmS1, answer[outcome]);
      expect(decisions(calmS1, possible)).toContain(outcome);
      expect(own(possible, 'ALI-L')).toBe(own(world, 'ALI-L'));
    }
  });

  it('is answered alike, however the search is sliced', () => {
    expect(known(calmS1, world, 'ALI-L', { slice: 128 })).toEqual(
      known(calmS1, world, 'ALI-L', { slice: 1 << 20 }),
    );
  });

  it('still cannot tell when the coordinator has crashed', () => {
    const [variant] = s3.variants;
    const setting = variantSetting(s3, variant);
    const trace = variantTrace(s3, variant);
    const after = must(trace.entries.find(({ world: then }) => then.nodes.CLR?.status === 'crashed')).world;
    const silent = known(setting, after, 'ALI-L', { bounds: { crashes: 1 } });
    expect([silent.commit.kind, silent.abort.kind]).toEqual(['decided', 'decided']);
  });
});

it('a node that knows the decision is left with one outcome', () => {
  const { world } = play(calmS1).untilQuiet();
  for (const node of ['CLR', 'ALI-L']) {
    const answer = known(calmS1, world, node);
    expect([answer.commit.kind, answer.abort.kind, answer.isComplete]).toEqual(['decided', 'none', true]);
  }
});

it('before the vote nobody can have committed, and it can still come to that', () => {
  const answer = known(calmS1, initialWorld(calmS1), 'WX-L');
  expect([answer.commit.kind, answer.abort.kind]).toEqual(['open', 'decided']);
  expect(own(lastWorld(calmS1, answer.abort), 'WX-L')).toBe(own(initialWorld(calmS1), 'WX-L'));
});

it('says that it does not know when the limit comes first', () => {
  const { world } = play(calmS1).untilQuiet();
  const answer = known(calmS1, world, 'CLR', { maxStates: 500 });
  expect([answer.abort.kind, answer.isComplete]).toEqual(['unknown', false]);
  expect(answer.states).toBeLessThan(2_000);
});

it('has not met a state that needs more faults than the bounds allow', () => {
  const { world } = play(calmS1).until('VOTE-YES', 'ALI-L', 'CLR').crash('ALI-L');
  expect(known(calmS1, world, 'ALI-L').isMet).toBe(false);
  expect(known(calmS1, world, 'ALI-L', { bounds: { crashes: 1 } }).isMet).toBe(true);
}, 20_000);

describe('what a node does not know of the setting', () => {
  const short = variantSetting(s2, s2.variants[0]);
  const refusing = variantSetting(s2, must(s2.variants[1]));

  it('leaves a setting alone that hides nothing', () => {
    expect(settingAsKnownBy(calmS1, 'RISK')).toBe(calmS1);
    expect(settingAsKnownBy(short, 'WX-L')).toBe(short);
  });

  it('supposes that others can pay and mean well, and not itself', () => {
    const seen = settingAsKnownBy(refusing, 'COUPON');
    expect(seen.config.vetoes).toEqual({});
    expect(seen.cast.accounts.find(({ id }) => id === 'li')?.available).toBe(10_800);
    expect(settingAsKnownBy(refusing, 'RISK').config.vetoes).toEqual(refusing.config.vetoes);
  });

  it('so a node that has promised must wait although the money is short elsewhere', () => {
    const { world } = play(short).until('VOTE-YES', 'RISK', 'CLR');
    expect(known(settingAsKnownBy(short, 'RISK'), world, 'RISK').commit.kind).toBe('decided');
  }, 20_000);
});

/** Breadth first over whole worlds, told apart by their text: nothing of the packed search is used. */
function naively(setting: Setting, target: string, node: NodeId): Record<'commit' | 'abort', number | null> {
  const nearest: Record<'commit' | 'abort', number | null> = { commit: null, abort: null };
  const seen = new Set<string>();
  let level = [initialWorld(setting)];
  for (let depth = 0; level.length > 0; depth++) {
    const next: World[] = [];
    for (const world of level) {
      const found = decisions(setting, world);
      for (const outcome of ['commit', 'abort'] as const)
        if (own(world, node) === target && found.includes(outcome)) nearest[outcome] ??= depth;
      for (const { act } of neighboursOf(setting, NO_FAULTS, world)) {
        const after = applyAct(setting, world, act, { notBefore: 0 }).world;
        const key = timeless(after);
        if (!seen.has(key)) next.push(after);
        seen.add(key);
      }
    }
    level = next;
  }
  return nearest;
}

it('finds worlds as near as a naive search does', () => {
  const setting = twoPhaseCommit.neutral(1);
  const driver = play(setting);
  const looked = new Set<string>();
  for (let step = 0; step < 5; step++) {
    for (const { id } of setting.cast.nodes) {
      const target = own(driver.world, id);
      if (looked.has(canonical([id, target]))) continue;
      looked.add(canonical([id, target]));
      const answer = known(setting, driver.world, id);
      const lengths = (side: Side): number | null =>
        side.kind === 'decided' && 'acts' in side ? side.acts.length : null;
      expect({ commit: lengths(answer.commit), abort: lengths(answer.abort) }).toEqual(
        naively(setting, target, id),
      );
    }
    driver.calm(1);
  }
  expect(looked.size).toBeGreaterThan(4);
}, 60_000);
