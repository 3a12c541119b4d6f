/** Measurements in Chromium against the built page, served as plainly as a static host can. */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { LAUNCH_ARGS, readChoice } from '../tools/browsers.mjs';
import { createStaticServer } from '../tools/serveStatic.mjs';
import { counting, firstStuck, intervals, searching } from './pageChecker';
import { type Measured, median, quantile } from './result';
import { crowdedRun, linkOf, longRun, type Prepared } from './runs';

/** Of the play-head going through the run and back, and how often it does so. */
const FRAMES = 120;
const TURNS = 3;

/** Scrubbing a long run, its size in elements, and a crowd of messages in motion. Needs `npm run build` before. */
export async function inPage(): Promise<Measured[]> {
  if (!existsSync('dist/index.html'))
    throw new Error('There is no dist/index.html: run `npm run build` first.');
  const server = createStaticServer('dist', '/bench/');
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const executablePath = readChoice();
  const browser = await chromium.launch({ args: LAUNCH_ARGS, ...(executablePath ? { executablePath } : {}) });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bench/`;
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    return [
      ...(await scrubbing(page, address)),
      await crowd(page, address),
      await firstStuck(page, address),
      ...(await searching(page, address)),
      ...(await counting(page, address)),
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

async function open(page: Page, address: string, run: Prepared): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${address}${linkOf(run)}`);
  await page.getByRole('slider', { name: /play-head/i }).waitFor();
  await page.waitForTimeout(1_000);
}

/** Drags the play-head to and fro through 2,000 events and reads what each frame cost in script. */
async function scrubbing(page: Page, address: string): Promise<Measured[]> {
  await open(page, address, longRun(2_000));
  const metrics = await page.context().newCDPSession(page);
  // Time of the processor, not of the clock: what other programs take of it is not the page's.
  await metrics.send('Performance.enable', { timeDomain: 'threadTicks' });
  const head = page.getByRole('slider', { name: /play-head/i });
  const box = await head.boundingBox();
  const room = await page.locator('[data-scope=timeline]').boundingBox();
  if (!box || !room) throw new Error('The play-head is not on the page.');
  await page.mouse.move(box.x + box.width / 2, box.y + 6);
  await page.mouse.down();
  const costs: number[] = [];
  let elements = 0;
  for (let frame = 0; frame < FRAMES * TURNS; frame++) {
    const before = await scriptSeconds(metrics);
    const share = Math.abs((((frame * 2) / FRAMES) % 2) - 1);
    await page.mouse.move(room.x + room.width * (0.15 + 0.8 * share), box.y + 6);
    elements = Math.max(elements, await nextFrame(page));
    costs.push((await scriptSeconds(metrics)) - before);
  }
  await page.mouse.up();
  return [
    {
      name: 'scrub 2,000 events: script a frame, 95th percentile',
      value: quantile(costs, 0.95) * 1_000,
      unit: 'ms',
      goal: 8,
    },
    { name: 'scrub 2,000 events: elements in the page', value: elements, unit: 'elements', goal: 1_500 },
  ];
}

async function scriptSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((metric) => metric.name === 'ScriptDuration')?.value ?? 0;
}

/** Waits for the next frame and counts the elements of the page. */
function nextFrame(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        requestAnimationFrame(() => done(document.querySelectorAll('*').length));
      }),
  );
}

/** Frame interval while about a hundred messages move, as a multiple of the interval of the idle page. */
async function crowd(page: Page, address: string): Promise<Measured> {
  await open(page, address, crowdedRun(15));
  const idle = median(await intervals(page, 60));
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const moving = median(await intervals(page, 120));
  return {
    name: 'a hundred messages in motion: frame interval against idle',
    value: moving / idle,
    unit: '×',
    goal: 1.1,
  };
}
