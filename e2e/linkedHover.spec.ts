import { expect, test } from './support/test';

test('what is pointed at is outlined wherever else it is shown, and nothing moves', async ({ workbench }) => {
  const { stage, timeline, look } = workbench;
  await workbench.open();
  const node = stage.card('ALI-L');
  const before = await node.boundingBox();
  await timeline.lane('ALI-L').hover();
  await expect(node).toHaveAttribute('data-linked');
  await expect(stage.card('WX-L')).not.toHaveAttribute('data-linked');
  expect(await node.boundingBox()).toEqual(before);
  expect(await look.outlineStyle(node)).toBe('dashed');

  await stage.node('WX-L').hover();
  await expect(timeline.lane('WX-L')).toHaveAttribute('data-linked');
  await expect(node).not.toHaveAttribute('data-linked');

  await stage.message('COMMIT', 'CLR', 'WX-L').hover();
  await expect(timeline.linked).toHaveAttribute('data-object', 'message:CLR>WX-L#1');
  await workbench.disclaimer.hover();
  await expect(timeline.linked).toHaveCount(0);
});

test('what has the focus of the keyboard is outlined elsewhere, too', async ({ workbench }) => {
  const { stage, timeline } = workbench;
  await workbench.open();
  await workbench.enterStage();
  await stage.goTo(stage.node('ALI-L'));
  await expect(timeline.lane('ALI-L')).toHaveAttribute('data-linked');
});
