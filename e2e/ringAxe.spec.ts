import { expectAccessible, expectAccessibleInThemes } from './support/accessible';
import { Ring } from './support/ring';
import { test } from './support/test';

/* Each test looks at several screens, and each look takes a second or two. */
test.describe.configure({ timeout: 120_000 });

test('the ring page has no violation on a wide and a medium screen', async ({ page }) => {
  const ring = await new Ring(page).open();
  await ring.panels.openTab('transfer');
  await expectAccessibleInThemes(page, 'first visit');
  await page.setViewportSize({ width: 1024, height: 768 });
  await ring.panels.openTab('setup');
  await ring.act('remove', 'B').click();
  await expectAccessibleInThemes(page, 'question');
  await ring.settle('remove', 'B');
  await ring.panels.follow('who-pays');
  await expectAccessible(page, 'answer, and the way of a key');
  await ring.panels.openTab('rivals');
  await expectAccessible(page, 'comparison');
  await ring.panels.openShare();
  await expectAccessible(page, 'share');
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('it has no violation either', async ({ page }) => {
    const ring = await new Ring(page, 'zh-Hans').open();
    await ring.begin('hot-key');
    await ring.panels.openTab('setup');
    await ring.act('crash', 'C').click();
    await expectAccessibleInThemes(page, 'a crashed shard');
    await ring.open('#/ring/1.');
    await expectAccessible(page, 'a damaged link');
  });
});
