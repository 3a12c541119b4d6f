import { expect, test } from './support/test';

/** A window of 1280 × 1024 at 400 %. */
test.use({ viewport: { width: 320, height: 256 } });

test('at 400 % nothing has to be scrolled sideways', async ({ workbench }) => {
  await workbench.open();
  expect(await workbench.look.width()).toBeLessThanOrEqual(320);
  for (const panel of ['story', 'inspect', 'faults', 'timeline'] as const) {
    await workbench.openPanel(panel);
    expect(await workbench.look.width(), panel).toBeLessThanOrEqual(320);
  }
});

test('at 400 % everything can be reached and used', async ({ workbench }) => {
  await workbench.open();
  await workbench.step();
  await workbench.expectAt(6);
  await workbench.stage.crash('ALI-L');
  await workbench.stage.expectState('ALI-L', 'crashed');
  await workbench.undo();
  await workbench.openPanel('story');
  await workbench.story.goTo(3);
  await workbench.story.answer('C');
  await workbench.story.expectRight('C');
  await workbench.openPanel('inspect');
  await workbench.inspector.openTab('money');
  await expect(workbench.inspector.account('Li Lei')).toBeVisible();
  await workbench.dialogs.openMenu();
  await workbench.dialogs.menu.getByRole('button', { name: workbench.words.text('ui:share') }).click();
  await workbench.dialogs.copyButton.scrollIntoViewIfNeeded();
  await expect(workbench.dialogs.copyButton).toBeInViewport();
  await workbench.dialogs.close();
  await workbench.dialogs.openMenu();
  await workbench.dialogs.menu.getByRole('button', { name: workbench.words.text('ui:transfer') }).click();
  await workbench.dialogs.fillTransfer({ amount: '10' });
  await workbench.dialogs.create();
  await expect(workbench.dialogs.any).toHaveCount(0);
  await workbench.expectAt(0);
});

test('at 400 % no control lies beside the window', async ({ workbench }) => {
  await workbench.open();
  const outside = await workbench.look.controlsOutside();
  expect(outside).toEqual([]);
});
