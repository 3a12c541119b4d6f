import { createHash } from 'node:crypto';
import { Ring } from './support/ring';
import { expect, test } from './support/test';

const OWN = '\ufeff微信🧧红包\r\n\r\nabc\n   \nalipay:2088 1\nabc\n👨‍👩‍👧\n';

test('a few keys of one’s own are read, and travel with the link', async ({
  page,
  browser,
  complaints,
  baseURL,
}) => {
  const ring = await new Ring(page).open();
  await ring.panels.upload('\n \r\n');
  await expect(ring.problem).toContainText('E211');
  await expect(ring.dots).toHaveCount(24);
  await ring.panels.upload(OWN);
  await expect(ring.problem).toHaveCount(0);
  await expect(ring.panels.report).toContainText(ring.words.text('ring:keys.read', { count: 4 }));
  await expect(ring.panels.report).toContainText(
    ring.words.text('ring:keys.dropped.duplicates', { count: 1 }),
  );
  const owners = await ring.panels.owners();
  expect(owners.map((row) => row.slice(0, -2))).toEqual(['微信🧧红包', 'abc', 'alipay:2088 1', '👨‍👩‍👧']);

  const theirs = await Ring.elsewhere(browser, complaints, baseURL);
  await theirs.open(await ring.panels.share());
  await expect(theirs.dots).toHaveCount(4);
  expect(await theirs.panels.owners()).toEqual(owners);
  await expect(theirs.problem).toHaveCount(0);
  await theirs.page.context().close();
});

test('100,000 keys of one’s own work; a link says that they were too many for it', async ({
  page,
  browser,
  complaints,
  baseURL,
}) => {
  const ring = await new Ring(page).open();
  await ring.panels.upload(Array.from({ length: 100_001 }, (_, line) => `user-${line}`).join('\n'));
  await expect(ring.panels.report).toContainText(ring.words.text('ring:keys.read', { count: '100,000' }));
  await expect(ring.panels.report).toContainText(ring.words.text('ring:keys.dropped.tooMany', { count: 1 }));
  await ring.act('remove', 'D').click();
  expect(await ring.count('moved')).toBeGreaterThan(1000);
  await ring.expectCounters({ betweenOld: 0 });

  const theirs = await Ring.elsewhere(browser, complaints, baseURL);
  await theirs.open(await ring.panels.share());
  await expect(theirs.problem).toContainText('E209');
  await expect(theirs.pins).toHaveCount(3);
  await theirs.panels.upload(OWN);
  await expect(theirs.dots).toHaveCount(4);
  await theirs.page.context().close();
});

test('a link opens the same moment elsewhere; a damaged one is told by number and loses nothing', async ({
  page,
  browser,
  complaints,
  baseURL,
}) => {
  const ring = await new Ring(page).open();
  await ring.add();
  await ring.act('remove', 'A').click();
  await ring.skipBet();
  await ring.comparedWith.selectOption('0');
  await ring.panels.follow('who-pays');
  const [moved, toNew] = [await ring.count('moved'), await ring.count('toNew')];
  const link = await ring.panels.share();
  await expect(page).toHaveURL(link);

  const theirs = await Ring.elsewhere(browser, complaints, baseURL);
  await theirs.open(link);
  await theirs.expectCounters({ moved, toNew });
  await expect(theirs.comparedWith).toHaveValue('0');
  expect(await theirs.panels.owners()).toEqual(await ring.panels.owners());
  await expect(theirs.panels.probe).toHaveValue('who-pays');
  await theirs.page.context().close();

  const at = link.length - 3;
  const damaged = `${link.slice(0, at)}${link[at] === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`;
  for (const wrong of ['#/ring/1.', '#/ring/9.AAAA']) {
    await ring.open(wrong);
    await expect(ring.problem).toContainText(wrong.includes('/9.') ? 'E203' : 'E204');
    await ring.expectCounters({ moved, toNew });
  }
  await ring.open(damaged);
  await expect(ring.problem).toContainText('E204');
  await expect(ring.pins).toHaveCount(4);
  const chinese = await ring.speak('zh-Hans');
  await expect(chinese.problem).toContainText(`E204 ${chinese.words.text('errors:E204')}`);
  await chinese.undo();
  await expect(chinese.now).toHaveValue('1');
});

test('a key is followed from its bytes to its owner and its copies, in Chinese too', async ({ page }) => {
  const ring = await new Ring(page).open();
  await ring.panels.follow('转账🧧');
  const digest = createHash('md5').update('转账🧧').digest();
  const hash = digest.readUInt32LE(0);
  const degrees = (hash / 2 ** 32) * 360;
  const pins: [number, string][] = [
    [40, 'A'],
    [135, 'B'],
    [220, 'C'],
    [310, 'D'],
  ];
  const owner = pins.find(([degree]) => degrees <= degree)?.[1] ?? 'A';
  const { panels } = ring;
  await expect(panels.keyStep('bytes')).toContainText('e8 bd ac e8 b4 a6 f0 9f a7 a7');
  await expect(panels.keyStep('digest', { hash: 'MD5' })).toContainText(digest.toString('hex'));
  await expect(panels.keyStep('littleEndian')).toContainText(`= ${hash}`);
  await expect(panels.keyStep('angle')).toContainText(`${degrees.toFixed(2)}°`);
  await expect(panels.keyStep('owner')).toContainText(owner);

  await ring.begin('virtual');
  await ring.copies(3);
  await panels.follow('转账🧧');
  const copies = await panels.copies();
  expect(new Set(copies).size).toBe(3);
  await expect(panels.keyStep('copies')).toContainText(ring.words.within('ring:key.skipped_other'));
  const chinese = await ring.speak('zh-Hans');
  await expect(chinese.panels.keyStep('digest', { hash: 'MD5' })).toContainText(digest.toString('hex'));
  await expect(chinese.panels.keyStep('copies')).toContainText(
    chinese.words.within('ring:key.skipped_other'),
  );
  expect(await chinese.panels.copies()).toEqual(copies);
});
