import { expectAccessible, expectAccessibleInThemes } from './support/accessible';
import { Check } from './support/check';
import { CheckTheChecker } from './support/checkTheChecker';
import { expect, test } from './support/test';
import { Workbench } from './support/workbench';

async function opened(workbench: Workbench): Promise<CheckTheChecker> {
  await workbench.open();
  await new Check(workbench.page, workbench.words).open();
  const checker = new CheckTheChecker(workbench.page, workbench.words);
  await checker.open();
  return checker;
}

test('three resource managers have 288 states, which is said, and nothing is counted before it is asked', async ({
  workbench,
  page,
}) => {
  const checker = await opened(workbench);
  await checker.choose('gray-lamport', 3);
  await expect(checker.result('gray-lamport', 3)).toHaveAttribute('data-count', 'idle');
  await checker.button('count').click();
  await checker.expectSame('states', '288');
  await checker.expectSame('transitions', '1,146');
  await checker.expectSame('depth', '10');
  await checker.expectSame('orbits', '80');
  const said = workbench.words.text('check:reference.status.same_other', { lines: 4 });
  await expect(checker.spoken).toHaveText(said);
  const result = checker.result('gray-lamport', 3);
  await expect(result).toContainText('6ⁿ + 4ⁿ + 2ⁿ');
  await expect(result).toHaveAttribute('data-count', 'complete');
  await expect(result).toHaveAttribute('data-comparison', 'same');
  await expect(result).toHaveAttribute('data-states', '288');
  await expect(result).toHaveAttribute('data-seconds', /^\d/);
  // The one that was started for the questions above.
  expect(page.workers()).toHaveLength(1);
});

test('by keyboard: the other model, another size, and all twelve cells of the third', async ({
  workbench,
  page,
}) => {
  const checker = await opened(workbench);
  await page.getByRole('radio', { name: 'gray-lamport' }).focus();
  await workbench.press('ArrowRight', 'Tab', 'Home', 'ArrowRight', 'ArrowRight', 'Tab', 'Enter');
  await expect(checker.result('commit-only', 3)).toHaveAttribute('data-comparison', 'same');
  await checker.expectSame('states', '34');
  await checker.choose('message-2pc', 2);
  await checker.button('count').click();
  const result = checker.result('message-2pc', 2);
  await expect(result).toHaveAttribute('data-comparison', 'same', { timeout: 20_000 });
  await expect(checker.cells('transitions')).toHaveCount(3 * 12);
  await expect(checker.cells('transitions').nth(3 * 7)).toHaveText('3,463');
  // What was counted stays while something else is looked at.
  await checker.choose('commit-only', 3);
  await checker.expectSame('transitions', '94');
});

test('a large count shows how far it is, leaves the page alone, and stops when it is told to', async ({
  workbench,
}) => {
  const checker = await opened(workbench);
  await checker.choose('gray-lamport', 8);
  await checker.button('count').click();
  const result = checker.result('gray-lamport', 8);
  await expect(result).toHaveAttribute('data-states', /\d{4,}/);
  await workbench.step(2);
  await workbench.expectAt(7);
  await checker.button('stop').click();
  await expect(result).toHaveAttribute('data-count', 'stopped');
  await expect(result).toHaveAttribute('data-comparison', 'open');
  await expect(checker.spoken).toHaveText(workbench.words.text('check:reference.status.stopped'));
  await expect(checker.button('count')).toBeFocused();
});

test('a checker that cannot be loaded says so by number', async ({ workbench, page }) => {
  await page.route('**/check.worker*', (route) => route.abort());
  const checker = await opened(workbench);
  await checker.button('count').click();
  await expect(page.getByRole('alert')).toContainText('E901');
  await page.unroute('**/check.worker*');
  await checker.button('count').click();
  await checker.expectSame('states', '8,832');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('it has no violation in any theme', async ({ workbench, page }) => {
  test.slow();
  const checker = await opened(workbench);
  await expectAccessibleInThemes(page, 'before it is counted');
  await checker.button('count').click();
  await checker.expectSame('states', '8,832');
  await expectAccessibleInThemes(page, 'with its result');
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('it is counted by touch, and nothing is cut off', async ({ page }) => {
    const checker = await opened(new Workbench(page, 'zh-Hans'));
    await checker.choose('gray-lamport', 3);
    await checker.button('count').tap();
    await checker.expectSame('states', '288');
    await expectAccessible(page, 'phone');
    await checker.choose('message-2pc', 3);
    const result = checker.result('message-2pc', 3);
    expect(await result.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

test.describe('at 400 % zoom', () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test('nothing is cut off at the side', async ({ workbench, page }) => {
    const checker = await opened(workbench);
    await checker.choose('gray-lamport', 8);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const result = checker.result('gray-lamport', 8);
    expect(await result.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });
});
