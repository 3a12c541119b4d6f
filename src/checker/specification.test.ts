import { describe, expect, it } from 'vitest';
import type { Specification } from './specification';
import { exploreSpecification, SpecificationCheck } from './specificationCheck';

type Door = 'open' | 'closed';

/**
 * Two doors, one of which must be closed. A opens when it sees B closed. B cannot see A, but heeds its warning; what is planted is
 * that hearing the warning consumes it (`isForgetful`).
 */
function airlock(isForgetful: boolean, broken: number, asked: string[] = []): Specification<Door, string> {
  const opens = (node: string) => ({ name: `open ${node}`, events: [{ node, event: 'open' }] });
  return {
    id: 'airlock',
    nodes: [
      { id: 'A', start: 'closed' },
      { id: 'B', start: 'closed' },
    ],
    messages: ['A is open'],
    budgets: { broken },
    react: (node, door, event) => {
      asked.push(`${node} ${door} ${event}`);
      if (event === 'hear') return { local: door, sends: isForgetful ? [] : ['A is open'] };
      return door === 'open' ? null : { local: 'open', sends: node === 'A' ? ['A is open'] : [] };
    },
    steps: [
      { ...opens('A'), guard: (all) => all.at('B') === 'closed' },
      { ...opens('B'), guard: (all) => !all.has('A is open') },
      { name: 'hear', takes: 'A is open', events: [{ node: 'B', event: 'hear' }] },
      { ...opens('B'), name: 'break B', spends: 'broken' },
    ],
    properties: [
      {
        id: 'safe',
        kind: 'always',
        isShown: (all) => all.at('A') === 'open' && all.at('B') === 'open',
      },
      { id: 'B opens', kind: 'sometimes', isShown: (all) => all.at('B') === 'open' },
      {
        id: 'warned in vain',
        kind: 'sometimes',
        isShownBy: (before, after) => before.has('A is open') && !after.has('A is open'),
      },
      { id: 'goes on', kind: 'always', isShown: (all) => !all.canGoOn() },
    ],
  };
}

describe('a specification', () => {
  it('shows a planted bug by the shortest run, and rather a longer one than one with a fault', () => {
    const check = new SpecificationCheck(airlock(true, 1));
    expect(check.run().properties).toEqual([
      { id: 'safe', kind: 'always', verdict: 'violated', faults: 0, length: 3 },
      { id: 'B opens', kind: 'sometimes', verdict: 'reached', faults: 0, length: 1 },
      { id: 'warned in vain', kind: 'sometimes', verdict: 'reached', faults: 0, length: 2 },
      { id: 'goes on', kind: 'always', verdict: 'violated', faults: 0, length: 1 },
    ]);
    expect(check.stepsTo('safe')).toEqual(['open A', 'hear', 'open B']);
    expect(check.stepsTo('warned in vain')).toEqual(['open A', 'hear']);
    expect(check.stepsTo('goes on')).toEqual(['open B']);
  });

  it('shows nothing where nothing is planted, unless something breaks', () => {
    const sound = new SpecificationCheck(airlock(false, 0));
    expect(sound.run().properties[0]).toMatchObject({ verdict: 'holds', faults: null, length: null });
    expect(sound.stepsTo('safe')).toBeNull();
    const broken = new SpecificationCheck(airlock(false, 1));
    expect(broken.run().properties[0]).toMatchObject({ verdict: 'violated', faults: 1, length: 2 });
    expect(broken.stepsTo('safe')).toEqual(['open A', 'break B']);
  });

  it('counts the first state and steps that change nothing among those generated', () => {
    // Closed; A open and warned, which hearing leaves as it is; B open.
    expect(exploreSpecification(airlock(false, 0))).toMatchObject({ states: 3, transitions: 4, depth: 1 });
  });

  it('asks once how a node goes on, whatever the rest does', () => {
    const asked: string[] = [];
    exploreSpecification(airlock(true, 1, asked));
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('stops at a limit without saying more than it knows, and goes on from there', () => {
    const check = new SpecificationCheck(airlock(true, 1), 1);
    const stopped = check.run();
    expect(stopped.complete).toBe(false);
    expect(stopped.properties[0]).toMatchObject({ verdict: 'unknown', length: null });
    check.allow(1_000);
    expect(check.run()).toEqual(exploreSpecification(airlock(true, 1)));
  });

  it('gives the same report in slices', () => {
    const check = new SpecificationCheck(airlock(true, 1));
    while (!check.slice(1));
    expect(check.report()).toEqual(exploreSpecification(airlock(true, 1)));
  });

  it('refuses names that it does not know', () => {
    const { messages: _, ...rest } = airlock(true, 0);
    expect(() => exploreSpecification({ ...rest, messages: ['B is open'] })).toThrow('A is open');
    expect(() => exploreSpecification({ ...rest, messages: ['A is open'], budgets: {} })).toThrow('broken');
  });
});
