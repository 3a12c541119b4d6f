// @vitest-environment jsdom
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startI18n } from '../i18n/i18n';
import { firstVisitRun } from '../lessons/catalog';
import { createSession, type SessionApi } from '../session/session';
import { SessionProvider } from '../session/useSession';
import { CheckTab } from './CheckTab';
import type { DeskState } from './useDesk';

/* jsdom has no workers: the service itself answers, in the same slices. */
vi.mock('../workers/checkClient', async () => {
  const { createCheckService } = await import('../workers/checkService');
  const service = createCheckService();
  return { checkClient: { ...service, prepare: () => {}, stop: async () => service.stop() } };
});

const desk = { showPanel: vi.fn(), openShare: vi.fn() };
let session: SessionApi;

// A search takes longer than a look-up in the page.
configure({ asyncUtilTimeout: 10_000 });

beforeAll(() => startI18n('en', ['two-phase-commit']));
afterEach(cleanup);

async function open() {
  const { run, position } = firstVisitRun();
  session = createSession(run, position);
  render(
    <SessionProvider value={session}>
      <CheckTab desk={desk as unknown as DeskState} />
    </SessionProvider>,
  );
  await screen.findByRole('button', { name: 'Check every run' });
  return userEvent.setup();
}

/** What is written below the button; what was said aloud last stays on the page, too. */
const status = () => document.querySelector('[data-status]')?.getAttribute('data-status');
const isOver = () => waitFor(() => expect(status()).not.toBe('running'));

const rule = (id: string) => screen.getByText(`Rule ${id}`).closest('li') as HTMLElement;

it('answers the questions, opens the run, and leads through it', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Check every run' }));
  await waitFor(() => expect(status()).toBe('complete'));
  expect(screen.getByRole('button', { name: /Can anyone be stuck\? Yes/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /Can money be lost\? No/ })).toBeTruthy();
  expect(rule('LIVE-2').textContent).toContain('Broken in 2 steps with 1 fault');
  expect(rule('LIVE-3').textContent).toContain('Holds');
  const counted = (name: string) => document.querySelector(`[data-count=${name}] dd`)?.textContent;
  expect(Number(counted('faults')?.replace(',', ''))).toBeGreaterThan(0);
  // Timeouts may lie here, so whoever waits can always ask once more.
  expect(counted('deadlocks')).toBe('0');
  expect(screen.getAllByText(/at most 1 crash of a coordinator/).length).toBeGreaterThan(0);
  await user.click(screen.getByRole('button', { name: 'Open the run for rule LIVE-2' }));
  await waitFor(() => expect(session.getState().branches).toHaveLength(2));
  expect(session.getState().position).toEqual({ step: 2, effects: 0 });
  await user.click(within(rule('LIVE-2')).getByRole('button', { name: 'From the start' }));
  expect(session.getState().position.step).toBe(0);
  await user.click(within(rule('LIVE-2')).getByRole('button', { name: 'To step 2' }));
  expect(session.getState().position.step).toBe(2);
  await user.click(within(rule('LIVE-2')).getByRole('button', { name: 'Why?' }));
  expect(desk.showPanel).toHaveBeenCalledWith('inspect');
  await user.click(within(rule('LIVE-2')).getByRole('button', { name: 'Share this run' }));
  expect(desk.openShare).toHaveBeenCalled();
});

it('says the result aloud', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Check every run' }));
  await waitFor(() =>
    expect(document.querySelector('[role=status]')?.textContent).toContain('Can anyone be stuck? Yes.'),
  );
});

it('stops at a limit without calling it a proof, and goes on from there', async () => {
  const user = await open();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Stop at so many states' }), '10,000');
  await user.click(screen.getByRole('button', { name: 'Check every run' }));
  await isOver();
  expect(status()).toBe('limit');
  expect(screen.getAllByText('Nothing found so far, not a proof').length).toBeGreaterThan(0);
  expect(screen.queryByText('Holds.')).toBeNull();
  for (let count = 0; count < 3 && status() === 'limit'; count++) {
    await user.click(screen.getByRole('button', { name: 'Go on with twice as many' }));
    await isOver();
  }
  expect(status()).toBe('complete');
});

it('an earlier check can be looked at again, with its own limits', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Check every run' }));
  await waitFor(() => expect(status()).toBe('complete'));
  const slider = screen.getByRole('slider', { name: 'Crashes: coordinator', hidden: true });
  fireEvent.change(slider, { target: { value: '0' } });
  await user.click(screen.getByRole('button', { name: 'Check again' }));
  await screen.findByRole('button', { name: /Can anyone be stuck\? No/ });
  await user.click(screen.getByRole('button', { name: /^Check 1/ }));
  expect(screen.getByRole('button', { name: /Can anyone be stuck\? Yes/ })).toBeTruthy();
  expect(rule('LIVE-2').textContent).toContain('Broken');
});
