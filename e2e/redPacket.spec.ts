import { expect, test } from './support/test';

test('an owner that slept gives a share away twice where nothing guards, and nowhere else', async ({
  workbench,
}) => {
  const { story, stage, page } = workbench;
  await workbench.open();
  for (const [variant, isBroken] of [
    ['zombie', true],
    ['epoch', false],
    ['count', false],
    ['crash', false],
  ] as const) {
    await workbench.choose(`S9/${variant}`);
    await story.goTo(7);
    await expect(story.area).toContainText(isBroken ? '11 winners' : '10 winners, 40 too late');
    await expect(stage.brokenRule).toHaveCount(isBroken ? 1 : 0);
  }
  const compare = page.getByRole('button', { name: workbench.words.text('ui:compare') });
  await expect(compare).toHaveAttribute('aria-disabled', 'true');
  await expect(compare).toHaveAccessibleDescription(workbench.words.text('ui:compareReason'));
});

test('the wrong order is played until a phone shows what no row backs, and the story goes on where it was', async ({
  workbench,
}) => {
  const { story, stage } = workbench;
  await workbench.open();
  await workbench.choose('S9/epoch');
  await story.goTo(2);
  await workbench.speed('4×');
  await story.answer('B');
  await expect(stage.brokenRule).toContainText('HB-P4');
  await story.returnToStory();
  await expect(stage.brokenRule).toHaveCount(0);
  await expect(workbench.scenario).toHaveValue('S9/epoch');
});
