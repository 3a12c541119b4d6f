/** Measurements of the checker in Chromium, through the panel that people use. */
import type { Page } from '@playwright/test';
import { must } from '../base/assert';
import { resolveRun } from '../lessons/catalog';
import { twoPhaseCommit } from '../protocols/two-phase-commit';
import { simulate } from '../sim/simulate';
import type { Run } from '../sim/types';
import { type Measured, median } from './result';
import { linkOf, type Prepared } from './runs';

/** Three participants; nothing has happened yet. */
function three(): Prepared {
  const { cast } = twoPhaseCommit.neutral(3);
  const run: Run = {
    model: 'two-phase-commit@1',
    scenario: null,
    cast,
    config: { timing: 'asynchronous' },
    seed: 1,
    moves: [],
  };
  const setting = resolveRun(run);
  return { run, setting, trace: simulate(setting, []), position: { step: 0, effects: 0 }, selection: null };
}

async function openPanel(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address);
  await page.getByRole('slider', { name: /play-head/i }).waitFor();
  await page.waitForTimeout(1_000);
  await page.getByRole('tab', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: 'Check every run', exact: true }).waitFor();
}

/** From the click to the first answer that somebody can be stuck, on the run of a first visit. */
export async function firstStuck(page: Page, address: string): Promise<Measured> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    await openPanel(page, address);
    times.push(await page.getByRole('button', { name: 'Check every run', exact: true }).evaluate(untilStuck));
  }
  return { name: 'from the click to "stuck", first visit', value: median(times), unit: 's', goal: 1 };
}

/** Runs in the page, whose clock does not count the way from here to there. */
async function untilStuck(button: HTMLElement | SVGElement): Promise<number> {
  const began = performance.now();
  button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  while (!document.querySelector('button[aria-label^="Can anyone be stuck? Yes"]'))
    await new Promise(requestAnimationFrame);
  return (performance.now() - began) / 1_000;
}

/** Two crashes of each kind with two repairs: how fast it goes in the page, and whether the page goes on moving. */
export async function searching(page: Page, address: string): Promise<Measured[]> {
  await openPanel(page, `${address}${linkOf(three())}`);
  const idle = median(await intervals(page, 60));
  for (const slider of ['Crashes: coordinator', 'Crashes: participant', 'Repairs'])
    await page.getByRole('slider', { name: slider, exact: true }).fill('2');
  await page.getByRole('button', { name: 'Check every run', exact: true }).click();
  await page.waitForTimeout(1_000);
  const busy = median(await intervals(page, 120));
  await page.locator('[data-status]:not([data-status=running])').waitFor({ timeout: 120_000 });
  const speed = await figure(page, 'States/s');
  return [
    {
      name: 'two-phase commit in the page: microseconds a state',
      value: 1e6 / speed,
      unit: 'µs',
      goal: 1e6 / 150_000,
    },
    { name: 'frame interval while it searches, against idle', value: busy / idle, unit: '×', goal: 1.1 },
  ];
}

async function figure(page: Page, name: string): Promise<number> {
  const row = page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });
  return Number(must((await row.locator('dd').textContent()) ?? undefined).replaceAll(',', ''));
}

/** The speed reference in the page's worker, and a small one that must not be noticed; as the panel itself says them. */
export async function counting(page: Page, address: string): Promise<Measured[]> {
  const large = await countOf(page, address, 8, 3);
  const small = await countOf(page, address, 5, 5);
  return [
    { name: 'gray-lamport, 8 managers, in the page', value: large, unit: 's', goal: 2.2 },
    { name: 'gray-lamport, 5 managers, in the page', value: small, unit: 's', goal: 0.1 },
  ];
}

async function countOf(page: Page, address: string, size: number, rounds: number): Promise<number> {
  await openPanel(page, address);
  await page.getByText('Check the checker', { exact: true }).click();
  const result = page.locator('section[data-count]');
  await page.getByRole('slider', { name: /resource managers/i }).fill(String(size));
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.getByRole('button', { name: 'Count', exact: true }).click();
    await page.locator(`section[data-count=complete][data-size="${size}"]`).waitFor({ timeout: 120_000 });
    times.push(Number(await result.getAttribute('data-seconds')));
  }
  return median(times);
}

/** Milliseconds between frames. */
export function intervals(page: Page, count: number): Promise<number[]> {
  // No named function inside: what compiles this file wraps those in a helper that the page does not have.
  return page.evaluate(async (frames) => {
    const times: number[] = [];
    while (times.length <= frames) times.push(await new Promise<number>(requestAnimationFrame));
    return times.slice(1).map((time, index) => time - (times[index] ?? time));
  }, count);
}
