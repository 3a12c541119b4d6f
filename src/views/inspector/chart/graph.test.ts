import { describe, expect, it } from 'vitest';
import { graphOf, transitionTaken } from './graph';
import { layoutChart } from './layout';
import { sampleMachine } from './sampleMachine.fixture';

describe('statechart graph', () => {
  const graph = graphOf(sampleMachine);

  it('reads states, events, timers, guards and rules from the definition itself', () => {
    expect(graph.states.map(({ name, initial, final }) => [name, initial, final])).toEqual([
      ['initial', true, false],
      ['waiting', false, false],
      ['committed', false, false],
      ['aborted', false, true],
    ]);
    expect(graph.transitions.map((t) => [t.source, t.kind, t.trigger, t.guard, t.target, t.rule])).toEqual([
      ['initial', 'event', 'begin', null, 'waiting', 'S-1'],
      ['waiting', 'event', 'YES', 'allYes', 'committed', 'S-3'],
      ['waiting', 'event', 'YES', null, 'waiting', 'S-2'],
      ['waiting', 'event', 'NO', 'logHas BEGIN', 'aborted', 'S-4'],
      ['waiting', 'timer', 'vote', null, 'aborted', 'S-5'],
      ['committed', 'event', 'ASK', null, 'committed', 'S-6'],
    ]);
    expect(new Set(graph.transitions.map(({ id }) => id)).size).toBe(6);
  });

  it('joins parallel transitions to one edge and keeps the others inside their state', () => {
    expect(graph.edges.map((edge) => [edge.source, edge.target, edge.transitions.length])).toEqual([
      ['initial', 'waiting', 1],
      ['waiting', 'committed', 1],
      ['waiting', 'aborted', 2],
    ]);
    expect(graph.states.map(({ inner }) => inner.length)).toEqual([0, 1, 1, 0]);
  });

  it('finds the transition that a rule took', () => {
    expect(transitionTaken(graph, 'S-5', 'waiting', 'aborted')?.trigger).toBe('vote');
    expect(transitionTaken(graph, 'S-3', 'waiting', null)?.target).toBe('committed');
    expect(transitionTaken(graph, 'S-9', 'waiting', 'aborted')).toBeNull();
    expect(transitionTaken(graph, null, 'waiting', 'aborted')).toBeNull();
  });
});

describe('statechart layout', () => {
  const placed = layoutChart(graphOf(sampleMachine), {
    state: ({ name }) => name,
    transition: ({ trigger, rule }) => `${trigger} ${rule}`,
  });
  const boxes = [
    ...placed.states.map(({ x, y, width, height }) => ({ x, y, width, height })),
    ...placed.edges.map(({ label }) => label),
  ];

  it('lets no two boxes or labels overlap', () => {
    for (const [index, a] of boxes.entries())
      for (const b of boxes.slice(index + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart, JSON.stringify([a, b])).toBe(true);
      }
  });

  it('keeps everything inside its size', () => {
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(placed.width);
      expect(box.y + box.height).toBeLessThanOrEqual(placed.height);
    }
  });
});
