import { expectAccessibleInThemes } from './support/accessible';
import { Compare } from './support/compare';
import { expect, test } from './support/test';

test('each step of the family opens the run that shows it, alone and beside what came after', async ({
  workbench,
  page,
}) => {
  await page.goto('./#/family');
  const { words } = workbench;
  const step = page.getByRole('button', { name: words.text('family:step.plain-cooperative.title') });
  await step.focus();
  await page.keyboard.press('Enter');
  await expect(step).toHaveAttribute('aria-current', 'step');
  const details = page.getByRole('region', { name: words.text('family:step.plain-cooperative.title') });
  await expect(details).toContainText(words.text('family:step.plain-cooperative.broken'));
  await details.getByRole('link', { name: words.text('family:beside') }).click();
  const compare = new Compare(page, words);
  await expect(compare.sides).toHaveCount(2);
  await compare.expectCells(
    'outcome',
    words.text('compare:outcome.open'),
    words.text('compare:outcome.commit'),
  );
  await page.goBack();
  await step.click();
  await details.getByRole('link', { name: words.text('family:open') }).click();
  await expect(workbench.stage.card('ALI-L')).toHaveAttribute('data-state', 'blocked');
});

test('the costs are measured in the page for any number of participants, and agree with their formulas', async ({
  workbench,
  page,
}) => {
  await page.goto('./#/costs');
  const { words } = workbench;
  const slider = page.getByRole('slider', { name: words.text('costs:participants') });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveValue('7');
  const rows = page.getByRole('row');
  await expect(rows.nth(1)).toContainText('28');
  await expect(rows.nth(1)).toContainText('4n');
  await page.getByRole('radio', { name: words.text('costs:ends.abort') }).check();
  await expect(rows.nth(1)).toContainText('26');
  await expect(page.locator('[data-agrees=false]')).toHaveCount(0);
});

test('both pages have no violation in any theme', async ({ page }) => {
  test.slow();
  for (const name of ['family', 'costs']) {
    await page.goto(`./#/${name}`);
    await expect(page.getByRole('main')).toBeVisible();
    await expectAccessibleInThemes(page, name);
  }
});
