import type { Browser } from '@playwright/test';
import { type Complaints, expect, test } from './support/test';
import { Workbench } from './support/workbench';

/** The page as somebody else has it: nothing remembered, nothing shared but the link. */
async function elsewhere(browser: Browser, complaints: Complaints, baseURL: string): Promise<Workbench> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-US',
  });
  await complaints.listenTo(context);
  return new Workbench(await context.newPage());
}

/** A run with three interventions, the play-head in the middle, and a node selected. */
async function makeRun(workbench: Workbench): Promise<string> {
  await workbench.open();
  await workbench.stage.onMessage(['COMMIT', 'CLR', 'WX-L'], 'drop');
  await workbench.stage.crash('WX-L');
  await workbench.step(2);
  await workbench.stage.recover('WX-L');
  await workbench.step();
  await workbench.stage.select('ALI-L');
  return workbench.dialogs.share();
}

test('a link opens exactly this moment in a fresh profile', async ({
  workbench,
  browser,
  complaints,
  baseURL,
}) => {
  const link = await makeRun(workbench);
  const other = await elsewhere(browser, complaints, baseURL ?? '');
  await other.open(link);
  await other.inspector.expectSubject('ALI-L');
  await expect(other.position).toHaveText(await workbench.position.innerText());
  expect(await other.seen()).toEqual(await workbench.seen());
  await expect(other.dialogs.problem).toHaveCount(0);
  // And the future is the same as well.
  await workbench.toEnd();
  await other.toEnd();
  expect(await other.seen()).toEqual(await workbench.seen());
  await other.page.context().close();
});

test('the link is copied, and drawn as a QR code', async ({ workbench, context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await workbench.open();
  const dialog = await workbench.dialogs.openShare();
  await workbench.dialogs.copyButton.click();
  await expect(dialog).toContainText(workbench.words.text('share:link.copied.yes'));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await workbench.dialogs.linkField.inputValue());
  expect(copied).toContain('#/run/two-phase-commit/S3/1.');
  await expect(workbench.dialogs.qrCode.locator('path')).toHaveAttribute('d', /M/);
});

test('Ctrl+Shift+S shares, and Escape gives the focus back', async ({ workbench }) => {
  await workbench.open();
  await workbench.timeline.playHead.focus();
  await workbench.press('Control+Shift+S');
  await expect(workbench.dialogs.linkField).toHaveValue(/#\/run\//);
  await workbench.press('Escape');
  await expect(workbench.dialogs.any).toHaveCount(0);
  await expect(workbench.timeline.playHead).toBeFocused();
});

test('the address follows the play-head without a trail of Back', async ({ workbench, page }) => {
  await workbench.open();
  const length = await page.evaluate(() => history.length);
  await workbench.step(3);
  await expect(page).toHaveURL(/#\/run\/two-phase-commit\/S3\/1\./);
  const link = await workbench.dialogs.share();
  await expect(page).toHaveURL(link);
  expect(await page.evaluate(() => history.length)).toBe(length);
  const before = await workbench.seen();
  await page.reload();
  await workbench.expectAt(8);
  expect((await workbench.seen()).nodes).toEqual(before.nodes);
});

test('a link pasted into the address of an open page is opened', async ({ workbench }) => {
  const link = await makeRun(workbench);
  await workbench.choose('S1/calm');
  await expect(workbench.page).toHaveURL(/S1/);
  await expect(workbench.stage.nodes).toHaveCount(4);
  await workbench.open(link);
  await expect(workbench.stage.nodes).toHaveCount(3);
  await workbench.inspector.expectSubject('ALI-L');
});

test('a link with one changed character is damaged, and says so', async ({ workbench }) => {
  const link = await makeRun(workbench);
  await workbench.page.goto('about:blank');
  const at = link.length - 8;
  const changed = `${link.slice(0, at)}${link[at] === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`;
  await workbench.open(changed);
  await workbench.dialogs.expectProblem('E204');
  await expect(workbench.stage.nodes).toHaveCount(3);
  await workbench.dialogs.problem.getByText(workbench.words.text('ui:problem.raw')).first().click();
  await expect(workbench.dialogs.problemText).toHaveValue(/#\/run\//);
  await workbench.dialogs.problemButton('startOver').click();
  await expect(workbench.dialogs.problem).toHaveCount(0);
  await workbench.story.expectBeat('S3', 'dark');
});

test('a torn link opens the moves that are still readable', async ({ workbench }) => {
  const link = await makeRun(workbench);
  await workbench.page.goto('about:blank');
  await workbench.open(link.slice(0, -10));
  await workbench.dialogs.expectProblem('E204');
  await expect(workbench.dialogs.problem).toContainText(workbench.words.within('ui:problem.applied'));
  const [, applied, total] =
    workbench.words.within('ui:problem.applied').exec(await workbench.dialogs.problem.innerText()) ?? [];
  expect(Number(applied)).toBeGreaterThan(0);
  expect(Number(applied)).toBeLessThan(Number(total));
  await workbench.dialogs.problemButton('keep').click();
  await expect(workbench.stage.lostMessages.or(workbench.stage.nodes).first()).toBeVisible();
  await expect(workbench.dialogs.problem).toHaveCount(0);
});

const foreign = [
  { name: 'of another version', change: (link: string) => link.replace('/1.', '/9.'), code: 'E203' },
  { name: 'without a code', change: () => '#/run/two-phase-commit/S3/1.', code: 'E204' },
  { name: 'to nothing in particular', change: () => '#/run/hello', code: 'E201' },
  { name: 'to another scenario', change: (link: string) => link.replace('/S3/', '/S9/'), code: 'E204' },
] as const;

for (const { name, change, code } of foreign) {
  test(`a link ${name} is told by number, never by a blank page`, async ({ workbench }) => {
    await workbench.open();
    const link = await workbench.dialogs.share();
    await workbench.page.goto('about:blank');
    await workbench.open(change(link));
    await workbench.dialogs.expectProblem(code);
    await expect(workbench.stage.nodes).not.toHaveCount(0);
    await workbench.step();
    await workbench.expectAt(6);
  });
}

test('an address that leads nowhere offers the workbench', async ({ workbench, page }) => {
  await page.goto('./#/no/such/page');
  await expect(workbench.dialogs.notFound).toBeVisible();
  await workbench.dialogs.notFoundLink.click();
  await workbench.story.expectBeat('S3', 'dark');
});
