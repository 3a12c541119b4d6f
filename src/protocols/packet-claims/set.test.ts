import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import type { Json } from '../../base/canonical';
import { play } from '../../sim/driver';
import { packetClaims } from '.';
import { rowIn } from './messages';

const of = (variant: string) => play(must(packetClaims.variants?.[variant]).neutral(2));
const two = () => play(packetClaims.neutral(2));
type Run = ReturnType<typeof play>;
/** For whom the rows are that it knows of. */
const counter = (run: Run, node: string) => {
  const rows = run.node(node).instances.t1?.context.rows;
  return Array.isArray(rows) ? rows.map((body: Json) => rowIn({ body }).to) : null;
};
const said = (run: Run) => run.world.network.map(({ type, to, body }) => [`${type} ${to}`, body]);

/** SET-1 has the request of person 2 before it, and the packet has gone to SET-2, which has written share 2 for person 3. */
function asleep(start: Run): Run {
  const run = start.until('GRAB', 'GW', 'SET-1').deliver('GRAB', 'GW', 'SET-1').until('GRAB', 'GW', 'SET-1');
  run.do({ kind: 'pause', node: 'SET-1' }).timeout('GW', 'answer');
  return run.until('WON', 'SET-2', 'GW').do({ kind: 'resume', node: 'SET-1' });
}

describe('server', () => {
  it('HB-S1 forgets what it believes when the packet comes to it, and reads the table', () => {
    const run = two().begin().deliver('GRAB', 'GW', 'SET-1');
    expect([run.last.rule, run.state('SET-1'), said(run)]).toEqual([
      'HB-S1',
      'loading',
      [['LOAD HB-DB', { epoch: 1 }]],
    ]);
  });

  it('HB-S2 counts the rows and treats the request that waits', () => {
    const run = two().until('WON', 'SET-1', 'GW').crash('SET-1').timeout('GW', 'answer');
    run.until('LOADED', 'HB-DB', 'SET-2').deliver('LOADED', 'HB-DB', 'SET-2');
    expect([run.last.rule, run.state('SET-2'), counter(run, 'SET-2')]).toEqual(['HB-S2', 'writing', [1]]);
    expect(said(run)).toContainEqual(['CLAIM HB-DB', { epoch: 2, share: 2, to: 2 }]);
  });

  it('HB-S3 has a share written before it tells anybody', () => {
    const run = two().until('WON', 'SET-1', 'GW').until('GRAB', 'GW', 'SET-1').deliver('GRAB', 'GW', 'SET-1');
    expect([run.last.rule, said(run)]).toEqual(['HB-S3', [['CLAIM HB-DB', { epoch: 1, share: 2, to: 2 }]]]);
  });

  it('HB-S4 says that nothing is left without asking the store', () => {
    const run = two().calm(16);
    expect([run.last.rule, said(run)]).toEqual(['HB-S4', [['TOO-LATE GW', { to: 4 }]]]);
  });

  it('HB-S5 tells whoever has a share already which one it is', () => {
    const run = two().until('WON', 'SET-1', 'GW').until('GRAB', 'GW', 'SET-1');
    run.duplicate('GRAB', 'GW', 'SET-1');
    run.do({ kind: 'delay', message: { type: 'GRAB', from: 'GW', to: 'SET-1' }, by: null });
    run.until('WON', 'SET-1', 'GW').deliver('GRAB', 'GW', 'SET-1');
    expect([run.last.rule, said(run).at(-1), counter(run, 'SET-1')]).toEqual([
      'HB-S5',
      ['WON GW', { share: 2, to: 2 }],
      [1, 2],
    ]);
  });

  it('HB-S6 counts and tells only what is written', () => {
    const run = two().until('WRITTEN', 'HB-DB', 'SET-1');
    expect(counter(run, 'SET-1')).toEqual([]);
    run.deliver('WRITTEN', 'HB-DB', 'SET-1');
    expect([run.last.rule, counter(run, 'SET-1'), said(run)]).toEqual([
      'HB-S6',
      [1],
      [['WON GW', { share: 1, to: 1 }]],
    ]);
  });

  it('HB-S7 stands down when it is refused', () => {
    const run = asleep(two()).until('REFUSED', 'HB-DB', 'SET-1').deliver('REFUSED', 'HB-DB', 'SET-1');
    expect([run.last.rule, run.state('SET-1'), counter(run, 'SET-1')]).toEqual(['HB-S7', 'resting', []]);
    run.untilQuiet();
    expect(run.node('GW').instances.t1?.context).toMatchObject({ told: [1, 3, 4], late: 12 });
  });

  it('HB-S8 reads the table again when its counter is out of date, and then knows better', () => {
    const run = asleep(of('conditional'))
      .until('REFUSED', 'HB-DB', 'SET-1')
      .deliver('REFUSED', 'HB-DB', 'SET-1');
    expect([run.last.rule, run.state('SET-1')]).toEqual(['HB-S8', 'loading']);
    expect(run.untilQuiet().log('HB-DB')).toEqual(['CLAIM', 'CLAIM', 'CLAIM']);
  });

  it('HB-R2 comes back with nothing in its memory', () => {
    const run = two().until('WON', 'SET-1', 'GW').crash('SET-1').recover('SET-1');
    expect([run.last.rule, run.state('SET-1'), counter(run, 'SET-1')]).toEqual(['HB-R2', 'resting', []]);
  });
});
