import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { scenarioById } from '../../lessons/catalog';
import { variantRun } from '../../lessons/runs';
import { createSession, currentBranch } from '../../session/session';
import { delayTo } from './delay';
import { diagram } from './diagram';

describe('delayTo', () => {
  const scenario = must(scenarioById('S1'));
  const session = createSession(variantRun(scenario, must(scenario.variants[0])));
  const { setting, protocol } = session.getState();
  const { trace } = currentBranch(session.getState());
  const commit = must(
    diagram(setting, protocol, trace).arrows.find((arrow) => arrow.type === 'COMMIT' && arrow.to === 'ALI-L'),
  );
  const arrival = must(commit.ends[0]).at;

  it('makes the message arrive when the head was let go', () => {
    const delay = must(delayTo(setting, trace, commit, arrival + 7000));
    expect(delay.refusal).toBeNull();
    session.getState().seek(delay.position);
    session.getState().intervene(delay.act);
    const next = diagram(setting, protocol, currentBranch(session.getState()).trace);
    const moved = must(next.arrows.find(({ key }) => key === commit.key));
    expect(moved.delayed).toBe(true);
    expect(must(moved.ends[0]).at).toBe(arrival + 7000);
    expect(session.getState().branches).toHaveLength(2);
  });

  it('does nothing when the head is put back', () => {
    expect(delayTo(setting, trace, commit, arrival)).toBeNull();
  });

  it('never lets a message arrive before it was sent', () => {
    const { act } = must(delayTo(setting, trace, commit, 0));
    expect(act).toMatchObject({ kind: 'delay', by: commit.sentAt + 1 - arrival });
  });
});
