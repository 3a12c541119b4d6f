import { expect, test } from './support/test';

/** The question has to be there this soon after the page was asked for: the best of a few visits, as machines are busy. */
const FIRST_SIGHT_MS = 2_500;

test('a first visit shows the silent coordinator and its question at once', async ({ workbench, page }) => {
  await workbench.look.noteFirstSight();
  const times: number[] = [];
  for (let visit = 0; visit < 3; visit++) {
    await page.goto('about:blank');
    await workbench.open();
    times.push(await workbench.look.firstSight());
  }
  expect(Math.min(...times)).toBeLessThan(FIRST_SIGHT_MS);

  await workbench.story.expectBeat('S3', 'dark');
  await workbench.stage.expectState('CLR', 'crashed');
  await workbench.stage.expectState('WX-L', 'in-doubt');
  await workbench.stage.expectState('ALI-L', 'blocked');
  await expect(workbench.story.options).toHaveCount(4);
  await expect(workbench.disclaimer).toBeInViewport();
  await expect(page).toHaveTitle(workbench.words.text('ui:title'));
});

test('nothing stands between a newcomer and the question', async ({ workbench }) => {
  await workbench.open();
  await expect(workbench.dialogs.any).toHaveCount(0);
  await expect(workbench.dialogs.problem).toHaveCount(0);
  for (const option of await workbench.story.options.all()) await expect(option).toBeInViewport();
  // Nothing plays by itself.
  await expect(workbench.pauseButton).toHaveCount(0);
  await workbench.expectAt(5, 16);
});

test('a wrong answer is played until the picture breaks a rule, and the others can still be tried', async ({
  workbench,
}) => {
  await workbench.open();
  await workbench.speed('4×');
  await workbench.story.answer('A');
  await workbench.story.expectWrong('A');
  await expect(workbench.stage.brokenRule).toContainText('AC1', { timeout: 12_000 });
  await expect(workbench.stage.brokenNodes).toHaveCount(2);
  await workbench.stage.expectState('ALI-L', 'aborted');
  await workbench.stage.expectState('WX-L', 'committed');
  await workbench.expectBranches(2);

  // The right one: wait. Nothing breaks, and the first prediction stays remembered.
  await workbench.story.answer('C');
  await workbench.story.expectRight('C');
  await workbench.story.expectWrong('A');
  await expect(workbench.stage.brokenRule).toHaveCount(0);
  await workbench.stage.expectState('CLR', 'crashed');
});

test('a newcomer may begin at the beginning, or break it alone', async ({ workbench }) => {
  await workbench.open();
  await workbench.story.answer('C');
  await workbench.story.doors.getByRole('button', { name: workbench.words.text('story:beginning') }).click();
  await workbench.story.expectBeat('S1', 'start');
  await workbench.expectAt(0);
  await expect(workbench.stage.nodes).toHaveCount(4);
});
