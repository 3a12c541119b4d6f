import { beforeEach, expect, it, vi } from 'vitest';
import { must } from '../base/assert';
import '../lessons/all';
import { firstVisitRun, scenarioById } from '../lessons/catalog';
import { variantRun } from '../lessons/runs';
import { createSession, currentBranch, type SessionApi } from '../session/session';
import { worldAt } from '../sim/position';
import { COMMANDS, type CommandContext } from './commands';
import { SHORTCUTS } from './shortcuts';

const { showToast } = vi.hoisted(() => ({ showToast: vi.fn() }));
vi.mock('../ui/toast', () => ({ showToast }));

const desk = {
  openShare: vi.fn(),
  openHelp: vi.fn(),
  openWorlds: vi.fn(),
  openCheck: vi.fn(),
  toggleStory: vi.fn(),
  toggleDetails: vi.fn(),
};
const t = ((key: string) => key) as unknown as CommandContext['t'];
let api: SessionApi;

function press(id: string): void {
  COMMANDS[id]?.({ api, session: api.getState(), desk, t });
}

function world() {
  const session = api.getState();
  return worldAt(currentBranch(session).trace, session.position, session.setting);
}

beforeEach(() => {
  showToast.mockClear();
  const { run, position } = firstVisitRun();
  api = createSession(run, position);
});

it('every shortcut of the app does something', () => {
  const ids = SHORTCUTS.filter(({ by }) => by === 'app').map(({ id }) => id);
  expect(ids.filter((id) => COMMANDS[id] === undefined)).toEqual([]);
  expect(Object.keys(COMMANDS).filter((id) => !ids.includes(id))).toEqual([]);
});

it('crash forks, and undo goes back', () => {
  api.getState().select({ kind: 'node', node: 'ALI-L' });
  const before = api.getState().position;
  press('crash');
  expect(world().nodes['ALI-L']?.status).toBe('crashed');
  expect(api.getState().branches).toHaveLength(2);
  press('undo');
  expect(api.getState().position).toEqual(before);
  expect(world().nodes['ALI-L']?.status).toBe('up');
  press('redo');
  expect(world().nodes['ALI-L']?.status).toBe('crashed');
});

it('what is crashed recovers by the same key', () => {
  api.getState().select({ kind: 'node', node: 'CLR' });
  expect(world().nodes.CLR?.status).toBe('crashed');
  press('crash');
  expect(world().nodes.CLR?.status).toBe('up');
});

it('without a selection a key says what it needs and changes nothing', () => {
  for (const id of ['crash', 'pauseNode', 'timer', 'veto', 'partition', 'drop', 'later', 'deliver', 'cut'])
    press(id);
  expect(showToast).toHaveBeenCalledTimes(9);
  expect(api.getState().branches).toHaveLength(1);
});

it('what a node knows of commit and abort is asked only where somebody commits or aborts', () => {
  press('worlds');
  expect(desk.openWorlds).toHaveBeenCalledTimes(1);
  const packet = must(scenarioById('S9'));
  api = createSession(variantRun(packet, packet.variants[0]));
  press('worlds');
  expect(desk.openWorlds).toHaveBeenCalledTimes(1);
  expect(showToast).toHaveBeenCalledWith({ text: 'ui:worldsReason' });
});

it('a refused act says why', () => {
  api.getState().select({ kind: 'node', node: 'CLR' });
  press('pauseNode');
  expect(showToast).toHaveBeenCalledWith({ text: 'refusal:node-crashed' });
  expect(api.getState().branches).toHaveLength(1);
});

it('a message in flight can be dropped, delayed and delivered', () => {
  for (const id of ['drop', 'later', 'deliver']) {
    const [message] = world().network;
    if (!message) throw new Error('nothing is in flight at the first sight');
    api.getState().select({ kind: 'message', from: message.from, to: message.to, copy: message.copy });
    const count = api.getState().branches.length;
    const step = api.getState().position.step;
    press(id);
    expect(api.getState().branches.length + api.getState().position.step, id).toBeGreaterThan(count + step);
    press('undo');
  }
  expect(showToast).not.toHaveBeenCalled();
});

it('partition separates a node, and the same key mends it', () => {
  api.getState().select({ kind: 'node', node: 'ALI-L' });
  press('partition');
  expect(world().cuts).toHaveLength(2);
  press('partition');
  expect(world().cuts).toHaveLength(0);
});

it('beats are reached one by one, there and back', () => {
  const start = api.getState().position;
  press('previousBeat');
  press('previousBeat');
  const first = api.getState().position;
  expect(first.step).toBeLessThan(start.step);
  press('nextBeat');
  expect(api.getState().position).not.toEqual(first);
  press('previousBeat');
  expect(api.getState().position).toEqual(first);
});

it('a run without a story goes from milestone to milestone', () => {
  const { run } = firstVisitRun();
  const { cast } = api.getState().setting;
  api.getState().open({ ...run, scenario: null, cast, moves: [] });
  press('nextBeat');
  press('nextBeat');
  const second = api.getState().position.step;
  expect(second).toBeGreaterThan(1);
  press('previousBeat');
  expect(api.getState().position.step).toBe(1);
});

it('a moment is marked at the play-head', () => {
  press('mark');
  expect(api.getState().markEditing).toBe(api.getState().position.step);
});

it('branches follow one another in a ring', () => {
  api.getState().select({ kind: 'node', node: 'ALI-L' });
  press('crash');
  press('branch');
  expect(api.getState().branchId).toBe(0);
  press('branch');
  expect(api.getState().branchId).toBe(1);
});
