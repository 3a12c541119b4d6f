import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator } from '@playwright/test';
import { test } from './support/test';
import type { Workbench } from './support/workbench';

/** The search runs beside the page; this is far more than it needs. */
const SEARCH = { timeout: 20_000 };

async function openCheck({ page, words }: Workbench): Promise<void> {
  await page.getByRole('tab', { name: words.text('ui:area.check'), exact: true }).click();
}

async function openWorlds(workbench: Workbench, node: string): Promise<Locator> {
  const { page, words } = workbench;
  await openCheck(workbench);
  const name = words.text('worlds:title', { node });
  await page.getByRole('button', { name, exact: true }).first().click();
  return page.getByRole('dialog', { name, exact: true });
}

async function openPanel(workbench: Workbench, key: 'challenges' | 'neighbourhood'): Promise<Locator> {
  const { page, words } = workbench;
  await openCheck(workbench);
  const tab = words.text(key === 'challenges' ? 'challenges:title' : 'neighbourhood:name');
  await page.getByRole('tab', { name: tab, exact: true }).click();
  return page.getByRole('region', { name: words.text(`${key}:title`), exact: true });
}

test('two worlds that a node in doubt cannot tell apart, and the run of one of them', async ({
  workbench,
}) => {
  await workbench.open();
  const { words, page } = workbench;
  await workbench.stage.select('ALI-L');
  const dialog = await openWorlds(workbench, 'ALI-L');
  await expect(dialog).toContainText(words.text('worlds:verdict.both', { node: 'ALI-L' }), SEARCH);
  const abort = dialog.getByRole('region', { name: words.text('worlds:world.abort') });
  await expect(abort.locator('[data-foggy=true]').first()).toContainText(
    words.text('worlds:card.hidden', { node: 'ALI-L' }),
  );
  await expect(abort.locator('[data-node="ALI-L"]')).toHaveAttribute('data-foggy', 'false');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await dialog.getByRole('radio', { name: words.text('worlds:fog.off'), exact: true }).check();
  await expect(abort.locator('[data-foggy=true]')).toHaveCount(0);
  await abort.getByRole('button', { name: words.text('worlds:world.open_abort') }).click();
  await expect(dialog).toHaveCount(0);
  await workbench.expectBranches(2);
  await workbench.stage.expectState('ALI-L', 'in-doubt');
});

test('a node that knows the decision is left with one world', async ({ workbench }) => {
  await workbench.open();
  await workbench.toEnd();
  await workbench.stage.select('ALI-L');
  const dialog = await openWorlds(workbench, 'ALI-L');
  const { words } = workbench;
  await expect(dialog).toContainText(words.text('worlds:verdict.onlyCommit', { node: 'ALI-L' }), SEARCH);
  await expect(dialog).toContainText(words.text('worlds:world.none'));
});

test('a challenge is failed, and then solved hint by hint at par', async ({ workbench }) => {
  await workbench.open();
  const { words, page } = workbench;
  const panel = await openPanel(workbench, 'challenges');
  await panel.getByRole('listitem').first().getByRole('button').click();
  const status = panel.locator('[data-status]');
  await expect(status).toHaveAttribute('data-status', 'open');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await workbench.stage.crash('ALI-L');
  await expect(status).toHaveAttribute('data-status', 'over');
  await workbench.undo();
  await expect(status).toHaveAttribute('data-status', 'open');

  const hint = panel.getByRole('button', { name: words.text('challenges:hint.ask'), exact: true });
  const follow = panel.getByRole('button', { name: words.text('challenges:hint.do'), exact: true });
  for (let step = 0; step < 2; step++) {
    await hint.click();
    await expect(follow).toBeVisible(SEARCH);
    await follow.click();
  }
  await expect(status).toHaveAttribute('data-status', 'solved');
  await expect(status).toContainText(words.within('challenges:status.atPar'));
});

test('the neighbourhood leads on, with pointer and keyboard', async ({ workbench }) => {
  await workbench.open();
  const { words, page } = workbench;
  const panel = await openPanel(workbench, 'neighbourhood');
  const next = panel.getByRole('listitem').filter({ hasText: words.text('neighbourhood:next') });
  await expect(next).toHaveCount(1, SEARCH);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await next.getByRole('button').press('Enter');
  await workbench.expectAt(6, 16);
  await panel.getByRole('button', { name: words.text('neighbourhood:back'), exact: true }).click();
  await workbench.expectAt(5, 16);
  await expect(next).toHaveCount(1, SEARCH);
  await panel.locator('[data-kind=fault]').and(panel.locator('button')).first().click();
  await workbench.expectBranches(2);
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('worlds, challenges and neighbours are there, too', async ({ workbench }) => {
    const chinese = await workbench.speaking('zh-Hans').open();
    const { words, page } = chinese;
    await chinese.stage.select('ALI-L');
    const dialog = await openWorlds(chinese, 'ALI-L');
    await expect(dialog).toContainText(words.text('worlds:verdict.both', { node: 'ALI-L' }), SEARCH);
    await page.keyboard.press('Escape');
    const challenges = await openPanel(chinese, 'challenges');
    await expect(challenges.getByRole('listitem')).toHaveCount(6);
    const neighbours = await openPanel(chinese, 'neighbourhood');
    await expect(neighbours).toContainText(words.text('neighbourhood:group.own'), SEARCH);
  });
});
