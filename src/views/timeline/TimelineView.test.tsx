// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { must } from '../../base/assert';
import { startI18n } from '../../i18n/i18n';
import { scenarioById } from '../../lessons/catalog';
import { variantRun } from '../../lessons/runs';
import { pictureSource } from '../../session/pictureSource';
import { createSession, currentBranch } from '../../session/session';
import { SessionProvider } from '../../session/useSession';
import { writeStored } from '../../ui/stored';
import { TimelineView } from './TimelineView';

/** jsdom lays nothing out: every element is as large as a common timeline. */
class FixedSize implements ResizeObserver {
  constructor(private readonly callback: ResizeObserverCallback) {}
  observe(): void {
    const entry = { contentRect: { width: 1000, height: 260 } } as ResizeObserverEntry;
    this.callback([entry], this);
  }
  unobserve(): void {}
  disconnect(): void {}
}

beforeAll(async () => {
  vi.stubGlobal('ResizeObserver', FixedSize);
  Element.prototype.scrollIntoView = () => {};
  await startI18n('en', ['two-phase-commit']);
});
afterEach(cleanup);

function open(step = 0) {
  const scenario = must(scenarioById('S1'));
  const session = createSession(variantRun(scenario, must(scenario.variants[0])), { step, effects: 0 });
  render(
    <SessionProvider value={session}>
      <TimelineView />
    </SessionProvider>,
  );
  const position = () => session.getState().position.step;
  return { session, position, last: currentBranch(session.getState()).trace.entries.length };
}

describe('the play-head', () => {
  it('is a slider that steps, jumps by five, and goes to both ends', async () => {
    const { position, last } = open(3);
    const user = userEvent.setup();
    screen.getByRole('slider').focus();
    await user.keyboard('{ArrowRight}');
    expect(position()).toBe(4);
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(position()).toBe(9);
    await user.keyboard('{ArrowLeft}');
    expect(position()).toBe(8);
    await user.keyboard('{End}');
    expect(position()).toBe(last);
    await user.keyboard('{Home}');
    expect(position()).toBe(0);
  });

  it('says where it stands', () => {
    const { session } = open(0);
    const slider = screen.getByRole('slider');
    expect(slider.getAttribute('aria-valuetext')).toContain('Start of the run');
    session.getState().seek({ step: 4, effects: 0 });
    expect(slider.getAttribute('aria-valuenow')).toBe('4');
    expect(slider.getAttribute('aria-valuetext')).toContain('Step 4 of');
  });

  it('leaves keys with modifiers alone', () => {
    const { position } = open(3);
    fireEvent.keyDown(screen.getByRole('slider'), { key: 'ArrowRight', altKey: true });
    expect(position()).toBe(3);
  });
});

describe('the diagram', () => {
  it('selects a node by its lane name', async () => {
    const { session } = open();
    await userEvent.setup().click(screen.getByRole('button', { name: 'ALI-L' }));
    expect(session.getState().selection).toEqual({ kind: 'node', node: 'ALI-L' });
    expect(screen.getByRole('button', { name: 'ALI-L' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('shows the future of another branch as a ghost', () => {
    const { session } = open(1);
    const ghosts = () => document.querySelectorAll('path[class*="ghost"]').length;
    expect(ghosts()).toBe(0);
    act(() => session.getState().intervene({ kind: 'crash', node: 'WX-L' }));
    expect(session.getState().branchId).toBe(1);
    expect(ghosts()).toBe(1);
  });

  it('zooms with a key, unless keys are switched off', () => {
    open(1);
    const glyphAt = () =>
      must(document.querySelector('svg[role="img"] > g use[href$="vote-yes"]')).getAttribute('x');
    const before = glyphAt();
    writeStored('keys', 'off');
    fireEvent.keyDown(screen.getByRole('slider'), { code: 'KeyW', key: 'w' });
    expect(glyphAt()).toBe(before);
    writeStored('keys', 'on');
    fireEvent.keyDown(screen.getByRole('slider'), { code: 'KeyW', key: 'w' });
    expect(glyphAt()).not.toBe(before);
  });
});

describe('marks', () => {
  const flags = () => screen.queryAllByRole('button', { name: /^Marked step/ }).map((flag) => flag.title);

  it('are written at the play-head, kept in order, changed and taken away', async () => {
    const { session, position } = open(4);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Mark this moment' }));
    const field = await screen.findByRole('textbox', { name: /^Note at step 4/ });
    // The focus comes with the effect that follows the drawing.
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.type(field, '  Both banks wait {Enter}');
    expect(session.getState().marks).toEqual([{ step: 4, note: 'Both banks wait' }]);
    act(() => session.getState().mark(2, 'asked'));
    expect(flags()).toEqual(['asked', 'Both banks wait']);
    await user.click(screen.getByRole('button', { name: /^Marked step 2/ }));
    expect(position()).toBe(2);
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Marked step 2/ }));
    await user.clear(await screen.findByRole('textbox', { name: /^Note at step 2/ }));
    await user.keyboard('{Enter}');
    expect(flags()).toEqual(['Both banks wait']);
  });

  it('stay as they were after Escape, and letters in a note are no commands', async () => {
    const { session } = open(1);
    const user = userEvent.setup();
    act(() => session.getState().mark(1, 'before'));
    const glyph = () => document.querySelector('svg[role="img"] > g use')?.getAttribute('x');
    const at = glyph();
    act(() => session.getState().editMark(1));
    await user.type(await screen.findByRole('textbox'), 'wasd{Escape}');
    expect(flags()).toEqual(['before']);
    expect(glyph()).toBe(at);
    expect(document.activeElement).not.toBe(document.body);
  });

  it('are set by a double click on the ruler', async () => {
    const { session } = open(0);
    const drawing = screen.getByRole('img', { name: /Space/ });
    fireEvent.doubleClick(drawing, { clientX: 600, clientY: 5 });
    expect(session.getState().markEditing).toBe(session.getState().position.step);
    expect(session.getState().position.step).toBeGreaterThan(0);
    await screen.findByRole('textbox');
    act(() => session.getState().editMark(null));
    fireEvent.doubleClick(drawing, { clientX: 600, clientY: 150 });
    expect(session.getState().markEditing).toBeNull();
  });

  it('only show where the run has such a step', () => {
    const { session, last } = open(1);
    act(() => session.getState().mark(last, 'the end'));
    expect(flags()).toEqual(['the end']);
    act(() => session.getState().mark(last + 5, 'nowhere'));
    expect(flags()).toEqual(['the end']);
  });
});

it('a click beside everything moves the play-head there', () => {
  const { position } = open(0);
  const drawing = screen.getByRole('img', { name: /Space/ });
  fireEvent.click(drawing, { clientX: 940, clientY: 258 });
  const late = position();
  expect(late).toBeGreaterThan(8);
  fireEvent.click(drawing, { clientX: 300, clientY: 258 });
  expect(position()).toBeLessThan(late);
});

it('an overview appears once not everything is in sight', async () => {
  open(1);
  const strip = () => screen.queryByRole('img', { name: /^Overview/ });
  expect(strip()).toBeNull();
  for (let press = 0; press < 3; press++)
    fireEvent.keyDown(screen.getByRole('slider'), { code: 'KeyW', key: 'w' });
  expect(await screen.findByRole('img', { name: /^Overview/ })).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('slider'), { code: 'KeyF', key: 'f' });
  expect(strip()).toBeNull();
});

it('the diagram can be drawn as a file that stands by itself', async () => {
  const { session } = open(3);
  act(() => session.getState().mark(3, 'both promised'));
  const { draw } = pictureSource.getState();
  const words = {
    title: 'Two <wallets> & "more"',
    notes: ['Teaching model.'],
    link: 'https://example.org/#/run/x',
  };
  let text = '';
  act(() => void must(draw)(words).then((drawn) => (text = drawn)));
  await waitFor(() => expect(text).not.toBe(''));
  const file = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(file.querySelector('parsererror')).toBeNull();
  expect(file.querySelectorAll('[class], [style], script, foreignObject')).toHaveLength(0);
  const shown = file.documentElement.textContent;
  for (const part of [words.title, 'Teaching model.', words.link, 'both promised', 'ALI-L', 'VOTE-YES'])
    expect(shown).toContain(part);
  for (const use of file.querySelectorAll('use'))
    expect(file.getElementById(must(use.getAttribute('href')).slice(1)), use.outerHTML).not.toBeNull();
  cleanup();
  expect(pictureSource.getState().draw).toBeNull();
});

describe('the table', () => {
  async function openTable(step: number) {
    const opened = open(step);
    const user = userEvent.setup();
    await user.click(screen.getByRole('radio', { name: 'Table' }));
    return { ...opened, user, table: await screen.findByRole('table') };
  }

  it('has a row for every event and marks the current one', async () => {
    const { table, last, session } = await openTable(5);
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(last);
    expect(rows.findIndex((row) => row.getAttribute('aria-current') === 'step')).toBe(4);
    const { trace } = currentBranch(session.getState());
    rows.forEach((row, index) => {
      const entry = must(trace.entries[index]);
      expect(row.textContent).toContain(entry.node ?? '–');
      expect(row.textContent).toContain(entry.rule ?? '–');
      for (const { message } of entry.effects) if (message) expect(row.textContent).toContain(message.type);
    });
  });

  it('seeks by a row and selects by a message', async () => {
    const { table, user, position, session } = await openTable(0);
    await user.click(must(within(table).getAllByRole('row')[7]));
    expect(position()).toBe(7);
    await user.click(must(within(table).getAllByRole('button', { name: /^PREPARE sent to WX-L/ })[0]));
    expect(session.getState().selection).toMatchObject({ kind: 'message', from: 'CLR', to: 'WX-L' });
    expect(position()).toBe(7);
  });
});
