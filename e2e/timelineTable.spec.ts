import { expect, test } from './support/test';

for (const scenario of ['S1/calm', 'S2/short', 'S2/risk', 'S3/W1', 'S3/W2']) {
  test(`the table of ${scenario} has a row for every step`, async ({ workbench }) => {
    await workbench.open();
    await workbench.choose(scenario);
    await workbench.timeline.showTable();
    const total = await workbench.total();
    await expect(workbench.timeline.rows).toHaveCount(total);
    const cells = await workbench.timeline.cells();
    expect(cells.map(([step]) => Number(step))).toEqual(
      Array.from({ length: total }, (_, index) => index + 1),
    );
    for (const [, time, , event] of cells) {
      expect(time).toMatch(/\d/);
      expect(event).not.toBe('');
    }
  });
}

test('the table lists the same messages as the diagram', async ({ workbench }) => {
  await workbench.open();
  const [, drawn] =
    workbench.words
      .within('timeline:drawing')
      .exec((await workbench.timeline.drawing.getAttribute('aria-label')) ?? '') ?? [];
  await workbench.timeline.showTable();
  const cells = await workbench.timeline.cells();
  const sent = cells.flatMap((row) => row[5]?.match(/ sent to /g) ?? []);
  expect(sent).toHaveLength(Number(drawn));
});

test('a row takes the play-head to its step, and the row of the play-head is marked', async ({
  workbench,
}) => {
  await workbench.open();
  await workbench.timeline.showTable();
  await expect(workbench.timeline.currentRow.locator('td').first()).toHaveText('5');
  await workbench.timeline.rows.nth(1).locator('td').nth(3).click();
  await workbench.expectAt(2);
  await expect(workbench.timeline.currentRow.locator('td').first()).toHaveText('2');
  await workbench.timeline.seekButton(16).focus();
  await workbench.press('Enter');
  await workbench.expectAt(16);
  await workbench.timeline.showDiagram();
  await expect(workbench.timeline.playHead).toHaveAttribute('aria-valuenow', '16');
});

test('a message of the table is selected everywhere', async ({ workbench }) => {
  await workbench.open();
  await workbench.timeline.showTable();
  await workbench.timeline.rows
    .nth(4)
    .getByRole('button', { name: /COMMIT/ })
    .first()
    .click();
  await workbench.inspector.expectSubject('COMMIT CLR → WX-L');
});
