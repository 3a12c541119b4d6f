import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { packetClaims } from '.';

const two = () => play(packetClaims.neutral(2));
const memory = (run: ReturnType<typeof play>) => run.node('GW').instances.t1?.context;
const said = (run: ReturnType<typeof play>) =>
  run.world.network.map(({ type, from, to, body }) => [`${type} ${from}>${to}`, body]);
/** Until so many people have been told of a share. */
function told(run: ReturnType<typeof play>, count: number) {
  while (run.log('GW').filter((type) => type === 'TOLD').length < count) run.calm(1);
  return run;
}

describe('gateway', () => {
  it('HB-G1 writes down the owner that the ring names, before it asks it', () => {
    const run = two().begin();
    expect([run.last.rule, run.log('GW'), run.node('GW').log[0]?.body]).toEqual([
      'HB-G1',
      ['EPOCH'],
      { epoch: 1, owner: 'SET-1' },
    ]);
    expect(run.last.effects.map(({ effect }) => effect.kind)).toEqual(['persist', 'send', 'setTimer']);
    expect(said(run)).toEqual([['GRAB GW>SET-1', { epoch: 1, to: 1 }]]);
  });

  it('HB-G2 notes what the phone shows, and sends the next request', () => {
    const run = told(two(), 1);
    expect([run.last.rule, run.node('GW').log.at(-1)]).toMatchObject([
      'HB-G2',
      { type: 'TOLD', body: { share: 1, to: 1 } },
    ]);
    expect(said(run)).toEqual([['GRAB GW>SET-1', { epoch: 1, to: 2 }]]);
  });

  it('HB-G3 turns away whoever has not asked yet', () => {
    const run = two().calm();
    expect([run.last.rule, run.state('GW'), memory(run)]).toMatchObject([
      'HB-G3',
      'closed',
      { told: [1, 2, 3], late: 12, grabbers: 15 },
    ]);
  });

  it('HB-G3 lets those ask once more who got no answer', () => {
    const run = told(two(), 1)
      .drop('GRAB', 'GW', 'SET-1')
      .timeout('GW', 'answer')
      .until('TOO-LATE', 'SET-2', 'GW');
    expect(run.deliver('TOO-LATE', 'SET-2', 'GW').last.rule).toBe('HB-G3');
    expect(said(run)).toEqual([['GRAB GW>SET-2', { epoch: 2, to: 2 }]]);
    expect(memory(run.untilQuiet())).toMatchObject({ told: [1, 3, 4], late: 12, again: [] });
  });

  it('HB-G4 moves the packet to the next server, and lets the next person ask', () => {
    const run = told(two(), 1).crash('SET-1').timeout('GW', 'answer');
    expect([run.last.rule, run.node('GW').log.at(-1)?.body]).toEqual(['HB-G4', { epoch: 2, owner: 'SET-2' }]);
    expect(said(run)).toContainEqual(['GRAB GW>SET-2', { epoch: 2, to: 3 }]);
    expect(memory(run)).toMatchObject({ again: [2], misses: 1 });
  });

  it('HB-G5 passes a late answer on, whether the person still waits or not', () => {
    const run = two().until('WON', 'SET-1', 'GW').timeout('GW', 'answer').deliver('WON', 'SET-1', 'GW');
    expect([run.last.rule, run.last.moments.map(({ milestone }) => milestone), memory(run)]).toMatchObject([
      'HB-G5',
      ['won-after-all'],
      { told: [1], again: [] },
    ]);
    const twice = two()
      .until('WON', 'SET-1', 'GW')
      .duplicate('WON', 'SET-1', 'GW')
      .deliver('WON', 'SET-1', 'GW');
    expect([twice.last.rule, twice.last.moments, memory(twice)]).toMatchObject(['HB-G5', [], { told: [1] }]);
    const late = two().calm(16).duplicate('TOO-LATE', 'SET-1', 'GW').deliver('TOO-LATE', 'SET-1', 'GW');
    expect([late.last.rule, memory(late)]).toMatchObject(['HB-G5', { late: 12 }]);
  });

  it('HB-G6 gives up when nobody on the ring answers', () => {
    const run = two().begin().crash('SET-1').crash('SET-2').timeout('GW', 'answer').timeout('GW', 'answer');
    expect([run.last.rule, run.state('GW'), memory(run)?.again]).toEqual(['HB-G6', 'gave-up', [1, 2]]);
    expect(run.node('GW').timers).toEqual([]);
  });

  it('HB-R1 comes back with the epoch and with what phones show; people ask again and get no second share', () => {
    expect(two().crash('GW').recover('GW').state('GW')).toBe('initial');
    const run = told(two(), 2).crash('GW').recover('GW');
    expect([run.last.rule, memory(run)]).toMatchObject(['HB-R1', { epoch: 1, owner: 'SET-1', told: [1, 2] }]);
    run.untilQuiet();
    expect([run.state('GW'), memory(run)]).toMatchObject(['closed', { told: [1, 2, 3] }]);
    expect(run.log('HB-DB').filter((type) => type === 'CLAIM')).toHaveLength(3);
  });
});
