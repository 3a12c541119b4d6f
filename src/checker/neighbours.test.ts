import { describe, expect, it } from 'vitest';
import { canonical } from '../base/canonical';
import { twoPhaseCommit } from '../protocols/two-phase-commit';
import { nextCalmAct } from '../sim/calm';
import { play } from '../sim/driver';
import { refusal } from '../sim/refusal';
import { NO_FAULTS, ONE_OF_EACH } from './bounds';
import { neighboursOf } from './neighbours';

const setting = twoPhaseCommit.neutral(2);

describe('neighbours of a world', () => {
  it('are all possible, named once, and contain what happens next by itself', () => {
    const driver = play(setting);
    for (let next = nextCalmAct(setting, driver.world); next; next = nextCalmAct(setting, driver.world)) {
      const found = neighboursOf(setting, ONE_OF_EACH, driver.world);
      const names = found.map(({ act }) => canonical(act));
      expect(new Set(names).size).toBe(names.length);
      for (const { act } of found) expect(refusal(setting, driver.world, act), canonical(act)).toBeNull();
      const calm = found.find(({ act }) => canonical(act) === canonical(next?.act));
      expect(calm?.kind, canonical(next.act)).toBe('own');
      driver.do(next.act);
      if (driver.entries.length > 12) return;
    }
    expect(driver.entries.length).toBeGreaterThan(6);
  });

  it('stand in the order of their kinds', () => {
    const { world } = play(setting).calm(3).crash('C');
    const kinds = neighboursOf(setting, ONE_OF_EACH, world).map(({ kind }) => kind);
    const rank = { own: 0, repair: 1, fault: 2 } as const;
    expect(kinds).toEqual(kinds.toSorted((a, b) => rank[a] - rank[b]));
    expect(new Set(kinds)).toEqual(new Set(['own', 'repair', 'fault']));
  });

  it('have no faults where none is allowed', () => {
    const { world } = play(setting).calm(2);
    expect(neighboursOf(setting, NO_FAULTS, world).every(({ kind }) => kind === 'own')).toBe(true);
  });

  it('tell a reaction from one that a crash interrupts', () => {
    const { world } = play(setting).calm(2);
    const cut = neighboursOf(setting, { ...NO_FAULTS, crashes: 1 }, world).filter(
      ({ isInterrupted }) => isInterrupted,
    );
    expect(cut.length).toBeGreaterThan(0);
    expect(cut.every(({ act, kind }) => kind === 'fault' && 'crashAfter' in act)).toBe(true);
  });
});
