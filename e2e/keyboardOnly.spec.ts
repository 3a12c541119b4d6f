import { expect, test } from './support/test';

test('the whole of S3 without a mouse', async ({ workbench }) => {
  const { story, stage } = workbench;
  await workbench.open();
  await workbench.press('PageUp', 'PageUp');
  await story.expectBeat('S3', 'start');
  await workbench.press('PageDown', 'PageDown');
  await story.expectBeat('S3', 'dark');

  // A fault: the coordinator is brought back, which ends the doubt; then it is taken back.
  await workbench.enterStage();
  await stage.goTo(stage.node('CLR'));
  await workbench.press('c');
  await expect(stage.card('CLR')).not.toHaveAttribute('data-state', 'crashed');
  await workbench.expectBranches(2);
  await workbench.press('Control+z');
  await stage.expectState('CLR', 'crashed');

  // The first question by its letter, the next by its number.
  await workbench.tabTo(story.option('A'), 'Shift+Tab');
  await workbench.press('c');
  await story.expectMark(story.namedOption('S3', 'dark', 'wait'), 'right');
  await workbench.press('PageDown');
  await story.expectBeat('S3', 'bystander');
  await workbench.tabTo(story.option('A'), 'Tab', 90);
  await workbench.press('2');
  await story.expectMark(story.namedOption('S3', 'bystander', 'rejected'), 'right');
  await workbench.press('PageDown', 'PageDown');
  await story.expectBeat('S3', 'log');
  await workbench.tabTo(story.option('A'), 'Tab', 90);
  await workbench.press('Enter');
  await story.expectMark(story.namedOption('S3', 'log', 'commit'), 'right');
  await workbench.press('PageDown');
  await story.expectBeat('S3', 'end');
  await stage.expectState('ALI-L', 'committed');
});

test('arrows walk from thing to thing, Enter opens the actions, Escape closes them', async ({
  workbench,
}) => {
  const { stage } = workbench;
  await workbench.open();
  await workbench.enterStage();
  await stage.goTo(stage.node('ALI-L'));
  await workbench.inspector.expectSubject('ALI-L');
  await workbench.press('Enter');
  await expect(stage.menu).toBeVisible();
  await expect(stage.act('crash')).toBeFocused();
  await workbench.press('Escape');
  await expect(stage.menu).toHaveCount(0);
  await expect(stage.node('ALI-L')).toBeFocused();
});

test('the question mark shows all keys', async ({ workbench }) => {
  await workbench.open();
  await workbench.press('?');
  await expect(workbench.dialogs.help).toBeVisible();
  for (const scope of ['global', 'stage', 'timeline', 'question']) {
    const name = workbench.words.text(`ui:scope.${scope}`);
    await expect(workbench.dialogs.help.getByRole('table', { name })).toBeVisible();
  }
  await expect(workbench.dialogs.help).toContainText(workbench.words.text('ui:command.partition'));
  const gestures = workbench.dialogs.help.getByRole('table', {
    name: workbench.words.text('ui:sheet.gestures'),
  });
  await expect(gestures).toContainText(workbench.words.text('ui:gesture.flick.how'));
  await workbench.press('Escape');
  await expect(workbench.dialogs.any).toHaveCount(0);
});

test('single letters can be switched off, and stay off', async ({ workbench, page }) => {
  await workbench.open();
  await workbench.dialogs.openHelp();
  await workbench.dialogs.letters.uncheck();
  await workbench.dialogs.close();
  await workbench.stage.node('ALI-L').focus();
  await workbench.press('c', '.');
  await workbench.expectBranches(1);
  await workbench.expectAt(5);
  await page.reload();
  await workbench.stage.node('ALI-L').focus();
  await workbench.press('c');
  await workbench.expectBranches(1);
  await workbench.dialogs.openHelp();
  await expect(workbench.dialogs.letters).not.toBeChecked();
});

test('rails fold away and come back by their keys', async ({ workbench }) => {
  await workbench.open();
  await workbench.press('Shift+L');
  await expect(workbench.story.question).toHaveCount(0);
  await workbench.press('Shift+R');
  await expect(workbench.inspector.acid).toHaveCount(0);
  await workbench.press('Shift+L', 'Shift+R');
  await expect(workbench.story.question).toBeVisible();
  await expect(workbench.inspector.acid).toBeVisible();
});
