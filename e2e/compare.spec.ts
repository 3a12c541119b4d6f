import { expectAccessibleInThemes } from './support/accessible';
import { Compare } from './support/compare';
import { expect, test } from './support/test';
import type { Workbench } from './support/workbench';

const S3 = '#/run/two-phase-commit/S3/1.ISPD8oIYmoLWPUd4ANARGliKqNexiWIiZzjM64Dgew';
const HELPED = S3.replace('#/run/', '#/compare/two-phase-commit.cooperative/');

async function opened(workbench: Workbench, link = HELPED): Promise<Compare> {
  await workbench.page.goto(`./${link}`);
  const compare = new Compare(workbench.page, workbench.words);
  await expect(compare.sides.first()).toBeVisible();
  return compare;
}

test('the run on screen opens beside another protocol, at the same moment', async ({ workbench, page }) => {
  await workbench.open();
  await workbench.banner.getByRole('button', { name: workbench.words.text('ui:compare') }).click();
  const compare = new Compare(page, workbench.words);
  await expect(compare.sides).toHaveCount(2);
  await expect(compare.protocol(1)).toHaveValue('two-phase-commit');
  await expect(compare.machine(1, 'CLR')).toContainText(workbench.words.text('stage:chip.crashed'));
});

test('both sides stand at the first difference, which has a sign; the table says what it came to', async ({
  workbench,
}) => {
  const compare = await opened(workbench);
  await compare.firstDifference.click();
  const differs = workbench.words.text('compare:differs');
  await expect(compare.machine(1, 'ALI-L')).toContainText(workbench.words.text('stage:chip.in-doubt'));
  await expect(compare.machine(2, 'ALI-L')).toContainText(workbench.words.text('stage:chip.committed'));
  for (const side of [1, 2]) {
    await expect(compare.machine(side, 'ALI-L')).toContainText(differs);
    await expect(compare.machine(side, 'CLR')).not.toContainText(differs);
  }
  await compare.expectCells('waits', /ALI-L.*8/, workbench.words.text('compare:nobody'));
  await compare.expectCells('messages', '11', '14');
  await compare.expectCells('missing', /./, workbench.words.text('compare:conserved'));
});

test('by keyboard: moments forward and back on all sides at once, another variant, a third side, one less', async ({
  workbench,
  page,
}) => {
  const compare = await opened(workbench, HELPED);
  await compare.time.focus();
  await page.keyboard.press('Home');
  await expect(compare.machine(1, 'WX-L')).toContainText(workbench.words.text('stage:chip.working'));
  await page.keyboard.press('End');
  for (const side of [1, 2])
    await expect(compare.machine(side, 'WX-L')).toContainText(workbench.words.text('stage:chip.committed'));
  await compare.variant(2).selectOption('presumed-abort');
  await expect(page).toHaveURL(/#\/compare\/two-phase-commit\.presumed-abort@\d+\//);
  await compare.button('add').focus();
  await page.keyboard.press('Enter');
  await expect(compare.sides).toHaveCount(3);
  await compare.button('remove', { number: 1 }).press('Enter');
  await expect(compare.sides).toHaveCount(2);
  await expect(compare.variant(1)).toHaveValue('presumed-abort');
});

test('one link holds it: somebody else sees the same sides at the same moment', async ({
  workbench,
  browser,
}) => {
  const compare = await opened(workbench);
  await compare.firstDifference.click();
  const time = await compare.time.inputValue();
  await expect(workbench.page).not.toHaveURL(new RegExp(`${HELPED.slice(-20)}$`));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(workbench.page.url());
  const theirs = new Compare(page, workbench.words);
  await expect(theirs.sides).toHaveCount(2);
  await expect(theirs.time).toHaveValue(time);
  await expect(theirs.variant(2)).toHaveValue('cooperative');
  await context.close();
});

test('an address with a protocol that does not exist shows the others and says so', async ({
  workbench,
  page,
}) => {
  await opened(workbench, S3.replace('#/run/', '#/compare/five-phase-commit+two-phase-commit.cooperative/'));
  await expect(page.getByRole('alert')).toContainText('E133');
  await page.goto('./#/compare/two-phase-commit/two-phase-commit/S3/1.nonsense');
  await expect(page.getByRole('alert')).toContainText(/E2\d\d/);
});

test('it has no violation in any theme', async ({ workbench, page }) => {
  test.slow();
  const compare = await opened(workbench);
  await compare.firstDifference.click();
  await expectAccessibleInThemes(page, 'comparison');
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('the other side is a swipe away, and nothing lies beside the screen', async ({ workbench }) => {
    const chinese = workbench.speaking('zh-Hans');
    const compare = await opened(chinese);
    await expect(chinese.look.width()).resolves.toBeLessThanOrEqual(390);
    await expect(compare.side(1)).toBeInViewport();
    await expect(compare.side(2)).not.toBeInViewport();
    await compare.side(2).evaluate((side) => side.parentElement?.scrollTo({ left: side.clientWidth }));
    await expect(compare.side(2)).toBeInViewport();
    await compare.expectCells('outcome', '提交', '提交');
  });
});
