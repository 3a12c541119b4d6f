import { Ring } from './support/ring';
import type { Panel } from './support/ringPanels';
import { expect, test } from './support/test';

const PANELS: readonly Panel[] = ['setup', 'loads', 'key', 'rivals', 'transfer'];

test('everything without a mouse: pins move and weigh, C crashes, Delete asks, the strip reads arcs', async ({
  page,
  workbench,
}) => {
  const ring = await new Ring(page).open();
  const [old] = await ring.arcs(1);
  await page.getByRole('heading', { level: 1 }).click();
  await workbench.tabTo(ring.pin('A'));
  await workbench.press('ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'ArrowUp');
  await expect(ring.pin('A')).toHaveAccessibleName(
    ring.words.within('ring:pin.up', { letter: 'A', weight: 2 }),
  );
  await workbench.press('ArrowDown');
  await expect(ring.now).toHaveValue('2');
  const [turned] = await ring.arcs(1);
  expect(Math.round((((turned?.to ?? 0) - (old?.to ?? 0)) / 2 ** 32) * 360)).toBe(7);

  await workbench.tabTo(ring.pin('B'), 'Shift+Tab');
  await workbench.press('c');
  await expect(ring.question('crash', 'B')).toBeFocused();
  await workbench.press('Tab', 'Space', 'Tab', 'Space');
  const [first, second] = await ring.betKeys();
  for (const chosen of [first, second]) await expect(ring.betBox(chosen?.key ?? '')).toBeChecked();
  await workbench.tabTo(ring.settleButton('crash', 'B'));
  await workbench.press('Enter');
  await expect(ring.answer).toBeFocused();
  await workbench.tabTo(ring.pin('B'));
  await expect(ring.pin('B')).toHaveAccessibleName(ring.words.within('ring:pin.down', { letter: 'B' }));
  await workbench.press('c');
  await expect(ring.pin('B')).toHaveAccessibleName(ring.words.within('ring:pin.up', { letter: 'B' }));
  await workbench.press('Delete');
  await expect(ring.question('remove', 'B')).toBeFocused();
  await workbench.press('Escape');
  await expect(ring.pin('B')).toBeFocused();
  await workbench.press('Enter');
  await expect(ring.chosenAct('remove', 'B')).toBeVisible();
  await workbench.tabTo(ring.chosenAct('remove', 'B'));

  await workbench.tabTo(ring.strip);
  expect((await ring.nextArc()).letter).toBe('A');
  expect((await ring.nextArc()).letter).toBe('B');
  expect((await ring.nextArc('ArrowLeft')).letter).toBe('A');
  await workbench.tabTo(ring.undoButton);
  await workbench.press('Enter');
  await expect(ring.now).toHaveValue('3');
  await workbench.tabTo(ring.virtualNodes);
  await workbench.tabTo(ring.panels.uploadButton);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a shard is removed, bet on and shared by touch, and nothing lies beside the screen', async ({
    page,
  }) => {
    const ring = await new Ring(page).open();
    await expect(ring.disclaimer).toHaveCount(1);
    await ring.pin('B').tap();
    await ring.chosenAct('remove', 'B').tap();
    await expect(ring.question('remove', 'B')).toBeInViewport();
    expect(await ring.look.width()).toBeLessThanOrEqual(390);
    const mine = (await ring.betKeys()).filter(({ owner }) => owner === 'B');
    await ring.tapDot(mine[0]?.key ?? '');
    for (const { key } of mine.slice(1)) await ring.betBox(key).tap();
    await ring.settleButton('remove', 'B').tap();
    await expect(ring.answer).toContainText(ring.words.text('ring:bet.all'));
    await expect(ring.answer).toBeInViewport();
    await ring.expectCounters({ moved: mine.length });
    for (const panel of PANELS) {
      await ring.panels.openTab(panel);
      expect(await ring.look.width(), panel).toBeLessThanOrEqual(390);
    }
    expect(await ring.panels.openShare()).toMatch(/#\/ring\/1\.[\w-]+$/);
    expect(await ring.look.width()).toBeLessThanOrEqual(390);
    await ring.panels.closeShare();
    expect(await ring.look.controlsOutside()).toEqual([]);
  });

  test('at 320 pixels nothing has to be scrolled sideways, in either language', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    let ring = await new Ring(page).open();
    for (const language of ['en', 'zh-Hans'] as const) {
      ring = await ring.speak(language);
      await ring.panels.openTab('setup');
      await ring.act('remove', 'C').tap();
      expect(await ring.look.width(), 'question').toBeLessThanOrEqual(320);
      await ring.leaveBet();
      for (const panel of PANELS) {
        await ring.panels.openTab(panel);
        expect(await ring.look.width(), panel).toBeLessThanOrEqual(320);
      }
      expect(await ring.look.controlsOutside()).toEqual([]);
    }
  });
});
