import { expect, test } from './support/test';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('a phone shows the picture, the question one tap away, and nothing beside the screen', async ({
  workbench,
  page,
}) => {
  await workbench.open();
  await expect(workbench.stage.nodes).toHaveCount(3);
  await expect(workbench.disclaimerLine).toBeInViewport();
  await expect(workbench.look.width()).resolves.toBeLessThanOrEqual(390);
  await workbench.story.captionButton.tap();
  await expect(workbench.story.question).toBeVisible();
  await workbench.story.option('C').tap();
  await workbench.story.expectRight('C');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});

test('the tabs at the bottom change the panel', async ({ workbench }) => {
  await workbench.open();
  await expect(workbench.timeline.playHead).toBeVisible();
  await workbench.openPanel('inspect');
  await expect(workbench.inspector.tab('money')).toBeVisible();
  await workbench.openPanel('faults');
  await workbench.inspector.pick('CLR');
  await workbench.inspector.act('recover', { node: 'CLR' }).tap();
  await expect(workbench.stage.card('CLR')).not.toHaveAttribute('data-state', 'crashed');
  await workbench.openPanel('story');
  await expect(workbench.story.beats).toHaveCount(7);
  await workbench.openPanel('timeline');
  await expect(workbench.timeline.playHead).toBeVisible();
});

test('a tap on a node opens a sheet with its actions', async ({ workbench }) => {
  await workbench.open();
  await workbench.stage.node('ALI-L').tap();
  await expect(workbench.stage.menu).toBeVisible();
  const sheet = await workbench.stage.menu.boundingBox();
  expect(sheet?.width).toBeGreaterThan(300);
  for (const item of await workbench.stage.menu.getByRole('menuitem').all())
    expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await workbench.stage.act('crash').tap();
  await workbench.stage.expectState('ALI-L', 'crashed');
});

test('a tap on a glyph opens its actions', async ({ workbench }) => {
  await workbench.open();
  await workbench.stage.message('COMMIT', 'CLR', 'WX-L').tap();
  await workbench.stage.act('drop').tap();
  await expect(workbench.stage.messages).toHaveCount(0);
});

test('the caption is swiped to the next and the previous beat', async ({ workbench }) => {
  const { story, words } = workbench;
  await workbench.open();
  await workbench.swipe(story.caption, 'left');
  await expect(story.caption).toContainText(words.text('story:beatOf', { number: 4, total: 7 }));
  await workbench.swipe(story.caption, 'right');
  await workbench.swipe(story.caption, 'right');
  await expect(story.caption).toContainText(words.text('story:beatOf', { number: 2, total: 7 }));
});

test('what the top bar has no room for is in the menu', async ({ workbench }) => {
  await workbench.open();
  await workbench.dialogs.openMenu();
  await workbench.theme('dark');
  await expect(workbench.root).toHaveAttribute('data-theme', 'dark');
  await workbench.dialogs.menu.getByRole('button', { name: workbench.words.text('ui:share') }).tap();
  await expect(workbench.dialogs.linkField).toHaveValue(/#\/run\//);
  await workbench.dialogs.close();
});

test('the controls are stepped with a thumb', async ({ workbench }) => {
  await workbench.open();
  await workbench.step(2);
  await workbench.expectAt(7);
  await workbench.back();
  await workbench.expectAt(6);
  for (const button of await workbench.controls.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
});
