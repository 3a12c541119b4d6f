/** Goal: Skeen's theorem on the charts themselves. Method: his two conditions over every failure-free run of two participants. */
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { protocols } from '../protocols/all';
import { protocolById } from '../protocols/registry';
import { type Concurrency, concurrencySets } from './concurrency';

function setsOf(id: string, participants: number, variant?: string): Concurrency[] {
  return concurrencySets(must(protocolById(id, variant)).neutral(participants));
}

function meanings({ beside }: Concurrency): string[] {
  return [...new Set(beside.map(({ meaning }) => meaning))].toSorted();
}

describe('concurrency sets', () => {
  it.each([2, 3])('of two-phase commit with %i participants: prepared has everything beside it', (n) => {
    const prepared = must(
      setsOf('two-phase-commit', n).find(({ state }) => state.name === 'participant prepared'),
    );
    expect(meanings(prepared)).toEqual(['aborted', 'committed', 'in-doubt', 'working']);
    expect(prepared.breaks).toEqual([1, 2]);
  });

  it('of two-phase commit break the conditions nowhere else among the participants', () => {
    const broken = setsOf('two-phase-commit', 2).filter(
      ({ state, breaks }) => state.name.startsWith('participant') && breaks.length > 0,
    );
    expect(broken.map(({ state }) => state.name)).toEqual(['participant prepared']);
  });

  it.each([2, 3])('of three-phase commit with %i participants break neither condition', (n) => {
    const sets = setsOf('three-phase-commit', n);
    expect(sets.filter(({ breaks }) => breaks.length > 0)).toEqual([]);
    const of = (name: string) => meanings(must(sets.find(({ state }) => state.name === name)));
    expect(of('participant prepared')).toEqual(['aborted', 'in-doubt', 'precommitted', 'working']);
    expect(of('participant precommitted')).toEqual(['committed', 'in-doubt', 'precommitted']);
  });

  it('contain one another', () => {
    for (const { id } of protocols.slice(0, 1)) {
      const sets = setsOf(id, 2);
      for (const { state, beside } of sets)
        for (const other of beside) {
          const back = must(sets.find((set) => set.state.name === other.name));
          expect(back.beside.map(({ name }) => name)).toContain(state.name);
        }
    }
  });
});
