import type { Browser } from '@playwright/test';
import { expectAccessible, expectAccessibleInThemes } from './support/accessible';
import { Check } from './support/check';
import { expect, test } from './support/test';
import { Workbench } from './support/workbench';

const check = (workbench: Workbench): Check => new Check(workbench.page, workbench.words);

/** The page as somebody else has it. */
async function elsewhere(browser: Browser, baseURL: string): Promise<Workbench> {
  const context = await browser.newContext({ baseURL, reducedMotion: 'reduce', locale: 'en-US' });
  return new Workbench(await context.newPage());
}

test('one crash leaves somebody stuck: the run is opened, stepped and shared', async ({
  workbench,
  browser,
  complaints,
  baseURL,
}) => {
  await workbench.open();
  const panel = check(workbench);
  await panel.open();
  await panel.expectStatus('idle');
  const before = await workbench.position.innerText();
  await panel.run();
  await panel.expectStatus('complete');
  await panel.expectAnswer('agreement', 'no');
  await panel.expectAnswer('money', 'no');
  await panel.expectAnswer('stuck', 'yes');
  await panel.expectAnswer('commit', 'yesCommit');
  const steps = workbench.words.text('check:verdict.steps_other', { count: 2 });
  await expect(panel.rule('LIVE-2')).toContainText(steps);
  await expect(panel.panel).toContainText(/2 participants, at most 1 crash of a coordinator/);

  await panel.openRun('LIVE-2');
  await workbench.expectAt(2);
  await workbench.stage.expectState('WX-L', 'blocked');
  await expect(panel.rule('LIVE-2')).toContainText(
    'A live node never has to wait for the repair of another one.',
  );
  await workbench.step(2);
  await workbench.expectAt(4);
  await workbench.back(4);
  await workbench.expectAt(0);
  await workbench.step(2);
  const link = await workbench.dialogs.share();
  const seen = (await workbench.seen()).states;

  const other = await elsewhere(browser, baseURL ?? '');
  await complaints.listenTo(other.page.context());
  await other.open(link);
  await other.expectAt(2);
  await expect(other.dialogs.problem).toHaveCount(0);
  expect((await other.seen()).states).toEqual(seen);
  await other.page.context().close();

  await workbench.undo();
  await expect(workbench.position).toHaveText(before);
});

test('the panel leads through the run: from the start, and why', async ({ workbench }) => {
  await workbench.open();
  const panel = check(workbench);
  await panel.open();
  await panel.run();
  await panel.openRun('LIVE-2');
  await panel.guide('LIVE-2', 'fromStart').click();
  await workbench.expectAt(0);
  await panel.guide('LIVE-2', 'why').click();
  await expect(workbench.inspector.tab('selected')).toBeVisible();
  await workbench.inspector.expectSubject('WX-L');
  // Back on the panel, nothing is lost.
  await panel.open();
  await panel.expectAnswer('stuck', 'yes');
  await panel.guide('LIVE-2', 'share').click();
  await expect(workbench.dialogs.linkField).toHaveValue(/#\/run\//);
});

test('G asks at once, from the stage and from the diagram, and does not ask twice', async ({ workbench }) => {
  await workbench.open();
  await workbench.timeline.playHead.focus();
  await workbench.press('g');
  const panel = check(workbench);
  await expect(panel.panel).toBeVisible();
  await panel.expectStatus('complete');
  await expect(panel.earlier(1)).toBeVisible();
  await expect(panel.earlier(2)).toHaveCount(0);
  // What was found is said, not only shown.
  await expect(panel.spoken).toContainText(workbench.words.text('check:answers.stuck'));
  await expect(workbench.timeline.playHead).toBeFocused();
});

test('a large search stops when it is told to, says that it is no proof, and goes on', async ({
  workbench,
}) => {
  await workbench.open();
  const panel = check(workbench);
  await panel.open();
  const role = (id: string) => ({ role: id });
  await panel.set(panel.slider('crashes', role('coordinator')), 2);
  await panel.set(panel.slider('crashes', role('participant')), 2);
  await panel.set(panel.slider('recoveries'), 3);
  await panel.set(panel.slider('losses'), 2);
  await panel.set(panel.slider('duplicates'), 2);
  await panel.run();
  await panel.expectStatus('running');
  await expect(panel.figure('states')).toHaveText(/\d{2},\d{3}/, { timeout: 20_000 });
  // The page lives on meanwhile.
  await workbench.step(2);
  await workbench.expectAt(7);
  await panel.button('stop').click();
  await panel.expectStatus('stopped');
  await panel.expectAnswer('agreement', 'unproved');
  const states = await panel.figure('states').innerText();
  await panel.button('resume').click();
  await panel.expectStatus('running');
  await expect(panel.figure('states')).not.toHaveText(states);
  await panel.button('stop').click();
  await panel.expectStatus('stopped');
});

test('a limit is named, and can be passed', async ({ workbench }) => {
  await workbench.open();
  const panel = check(workbench);
  await panel.open();
  await panel.openMore();
  await panel.stopAt(10_000);
  await panel.run();
  await panel.expectStatus('limit');
  await panel.expectAnswer('stuck', 'unproved');
  for (let count = 0; count < 4 && (await panel.button('goOn').isVisible()); count++) {
    await panel.button('goOn').click();
    await expect(panel.button('stop')).toHaveCount(0);
  }
  await panel.expectStatus('complete');
  await panel.expectAnswer('stuck', 'yes');
});

test('under other terms the run is one of its own, and checks can be looked at again', async ({
  workbench,
}) => {
  await workbench.open();
  const panel = check(workbench);
  await panel.open();
  await panel.run();
  await panel.expectStatus('complete');
  await panel.openMore();
  await panel.panel.getByRole('checkbox', { name: 'COMMIT', exact: true }).check();
  await panel.run();
  await panel.expectAnswer('agreement', 'yes');
  await panel.openRun('AC1');
  await expect(workbench.stage.brokenRule).toContainText('AC1');
  await panel.earlier(1).click();
  await panel.expectAnswer('agreement', 'no');
  await panel.earlier(2).click();
  await panel.expectAnswer('agreement', 'yes');
});

test('nothing of it is loaded before it is wanted', async ({ workbench, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const panel = check(workbench);
  await workbench.open();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /check\.worker|CheckPanel|checking/.test(url))).toEqual([]);
  expect(page.workers()).toHaveLength(0);
  // Whoever turns to the questions is about to ask one.
  const [worker] = await Promise.all([page.waitForEvent('worker'), panel.open()]);
  // In the folder of the page, wherever that is.
  expect(worker.url()).toContain('/some/sub/path/');
  await panel.expectStatus('idle');
  await panel.run();
  await panel.expectStatus('complete');
  expect(page.workers()).toHaveLength(1);
});

test('a checker that cannot be loaded says so by number, and is tried again', async ({ workbench, page }) => {
  await page.route('**/check.worker*', (route) => route.abort());
  await workbench.open();
  const panel = check(workbench);
  await panel.open();
  await panel.run();
  await expect(panel.panel.getByRole('alert')).toContainText('E901');
  await page.unroute('**/check.worker*');
  await panel.run();
  await panel.expectStatus('complete');
  await expect(panel.panel.getByRole('alert')).toHaveCount(0);
});

test('the panel has no violation in any theme', async ({ workbench, page }) => {
  test.slow();
  await workbench.open();
  const panel = check(workbench);
  await panel.open();
  await panel.openMore();
  await expectAccessibleInThemes(page, 'before a check');
  await panel.run();
  await panel.expectStatus('complete');
  await panel.openRun('LIVE-2');
  await expectAccessibleInThemes(page, 'with answers');
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('the checker is a tab, and its answer is seen without scrolling', async ({ page }) => {
    const workbench = new Workbench(page, 'zh-Hans');
    await workbench.open();
    const panel = check(workbench);
    await panel.open();
    await panel.button('run').tap();
    await panel.expectStatus('complete');
    await panel.expectAnswer('stuck', 'yes');
    await expect(panel.panel.getByText(workbench.words.text('check:answers.stuck')).first()).toBeInViewport();
    await panel.openRun('LIVE-2');
    await workbench.expectAt(2);
    await expectAccessible(page, 'phone');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});

test.describe('at 400 % zoom', () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test('nothing of the panel is cut off at the side', async ({ workbench, page }) => {
    await workbench.open();
    const panel = check(workbench);
    await panel.open();
    await panel.run();
    await panel.expectStatus('complete');
    await panel.openMore();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const inner = await panel.panel.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(inner).toBeLessThanOrEqual(0);
  });
});
