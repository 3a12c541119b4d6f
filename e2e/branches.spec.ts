import { expect, test } from './support/test';

test('an intervention forks, and undo and redo walk over it', async ({ workbench }) => {
  await workbench.open();
  const before = await workbench.seen();
  await workbench.stage.crash('WX-L');
  await workbench.stage.expectState('WX-L', 'crashed');
  await workbench.expectBranches(2);
  await expect(workbench.toast).toContainText(workbench.words.text('ui:toast.branch'));

  await workbench.undo();
  await workbench.stage.expectState('WX-L', 'in-doubt');
  await workbench.expectAt(5, 16);
  expect((await workbench.seen()).nodes).toEqual(before.nodes);
  await workbench.redo();
  await workbench.stage.expectState('WX-L', 'crashed');

  await workbench.press('Control+z');
  await workbench.stage.expectState('WX-L', 'in-doubt');
  await workbench.press('Control+Shift+Z');
  await workbench.stage.expectState('WX-L', 'crashed');
  await workbench.expectBranches(2);
});

test('the toast takes the intervention back', async ({ workbench }) => {
  await workbench.open();
  await workbench.stage.crash('ALI-L');
  await workbench.toast.getByRole('button', { name: workbench.words.text('ui:toast.undo') }).click();
  await workbench.stage.expectState('ALI-L', 'blocked');
  await expect(workbench.undoButton).toHaveAttribute('aria-disabled', 'true');
});

test('the old future stays as a ghost and in the list', async ({ workbench }) => {
  await workbench.open();
  await expect(workbench.timeline.ghosts).toHaveCount(0);
  await workbench.stage.crash('ALI-L');
  await workbench.expectBranches(2);
  await expect(workbench.timeline.ghosts).not.toHaveCount(0);

  const rows = await workbench.branches();
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText(workbench.words.text('transport:firstRun'));
  await expect(rows.nth(1)).toContainText(workbench.words.text('transport:act.crash', { node: 'ALI-L' }));
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await rows.nth(0).click();
  await workbench.toEnd();
  await workbench.expectAt(16, 16);
  await workbench.stage.expectState('ALI-L', 'committed');
});

test('B goes through the branches', async ({ workbench }) => {
  await workbench.open();
  await workbench.stage.crash('ALI-L');
  await workbench.stage.expectState('ALI-L', 'crashed');
  await workbench.timeline.playHead.focus();
  await workbench.press('b');
  await workbench.timeline.playHead.focus();
  await workbench.press('End');
  await workbench.expectAt(16, 16);
  await workbench.press('b');
  await expect(workbench.position).not.toHaveText('16 / 16');
});

test('what happens already is no intervention', async ({ workbench }) => {
  await workbench.open();
  // The next step of the run is this very delivery: nothing forks.
  await workbench.stage.onMessage(['COMMIT', 'CLR', 'WX-L'], 'deliver');
  await workbench.expectAt(6);
  await workbench.stage.expectState('WX-L', 'committed');
  await workbench.expectBranches(1);
});
