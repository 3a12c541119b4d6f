import { Ring } from './support/ring';
import { expect, test } from './support/test';

test('the algorithms and dialects stand beside each other, and a press switches to one', async ({ page }) => {
  const ring = await new Ring(page).open();
  await ring.begin('ring-slots-modulo');
  await ring.add();
  await ring.panels.openTab('rivals');
  const moved = async (algorithm: string): Promise<readonly number[]> =>
    ring.panels.rival('algorithms', `algorithm.${algorithm}`);
  const [byModulo = 0] = await moved('modulo');
  const [byRing = 0, betweenOld] = await moved('ring');
  expect(byModulo).toBe(await ring.count('modulo'));
  expect(byModulo).toBeGreaterThan(15_000);
  expect(byRing).toBe(await ring.count('moved'));
  expect(byRing).toBeLessThan(5000);
  expect(betweenOld).toBe(0);
  const [, differing = 0] = await ring.panels.rival('dialects', 'dialect.libmemcached-weighted');
  expect(differing).toBeGreaterThan(10_000);
  await ring.panels.switchTo('dialects', 'dialect.libmemcached-weighted');
  await expect(ring.setting('dialect')).toHaveValue('libmemcached-weighted');
  await ring.expectCounters({ moved: differing });
  await ring.panels.switchTo('algorithms', 'algorithm.modulo');
  await expect(ring.setting('algorithm')).toHaveValue('modulo');
  await expect(ring.setting('dialect')).toHaveCount(0);
});

test('weights move strangers in ketama and not in absolute mode; a bad hash piles up, a good one does not', async ({
  page,
}) => {
  const ring = await new Ring(page).open();
  await ring.begin('weights');
  await ring.add();
  expect(await ring.count('betweenOld')).toBeGreaterThan(0);
  await ring.begin('weights');
  await ring.setting('dialect').selectOption('absolute');
  await ring.add();
  expect(await ring.count('toNew')).toBeGreaterThan(0);
  await ring.expectCounters({ betweenOld: 0 });

  await ring.begin('bad-hash');
  await ring.panels.openTab('rivals');
  const [, worst = 0] = await ring.panels.rival('hashes', 'hash.djb2');
  const [, mixed = 9] = await ring.panels.rival('hashes', 'hash.fnv1a-mixed');
  expect(worst).toBeGreaterThan(2);
  expect(mixed).toBeLessThan(1.5);
  await ring.panels.switchTo('hashes', 'hash.fnv1a-mixed');
  await expect(ring.setting('hash')).toHaveValue('fnv1a-mixed');
});

test('two accounts on two shards open as a transfer between these shards; on one they need no protocol', async ({
  page,
  workbench,
}) => {
  const ring = await new Ring(page).open();
  const rows = await ring.panels.keyRows();
  const [payer] = rows;
  const near = rows.findLastIndex(({ owner }) => owner === payer?.owner);
  const far = rows.findIndex(({ owner }) => owner !== payer?.owner);
  const panel = await ring.panels.pair(0, near);
  await expect(panel).toContainText(ring.words.text('ring:transfer.local'));
  await expect(ring.panels.openTransfer).toHaveCount(0);

  const sizes = ['A', 'B', 'C', 'D'].map((letter) => rows.filter(({ owner }) => owner === letter).length);
  const together = sizes.reduce((sum, size) => sum + size * (size - 1), 0) / (24 * 23);
  await expect(ring.panels.figure('cross.measured')).toHaveText(
    `${Number(((1 - together) * 100).toFixed(1))} %`,
  );
  await expect(ring.panels.figure('cross.expected')).toHaveText(/^\d\d(\.\d)? %$/);

  await ring.panels.pair(0, far);
  await expect(panel).toContainText(ring.words.text('ring:transfer.distributed'));
  await ring.panels.openTransfer.click();
  const shards = [payer, rows[far]].map((row) => `SHARD-${row?.owner}`);
  await expect(workbench.stage.nodes).toHaveCount(3);
  await workbench.toEnd();
  for (const shard of shards) await workbench.stage.expectState(shard, 'committed');
  await page.goBack();
  await expect(ring.panels.openTransfer).toBeVisible();
});

test('a thousand shards with 100,000 keys answer a press', async ({ page }) => {
  const ring = await new Ring(page).open();
  await ring.begin('large');
  await expect(ring.virtualNodes).toHaveAttribute('aria-valuetext', '160');
  await ring.virtualNodes.press('ArrowLeft', { timeout: 20_000 });
  await expect(ring.virtualNodes).toHaveAttribute('aria-valuetext', '144');
  await expect.poll(() => ring.count('moved')).toBeGreaterThan(1000);
  await ring.undo();
  await expect(ring.now).toHaveValue('0');
  await ring.act('remove', 'B').click();
  await expect(ring.now).toHaveValue('1');
  const moved = await ring.count('moved');
  expect(moved).toBeGreaterThan(0);
  expect(moved).toBeLessThan(1000);
});
