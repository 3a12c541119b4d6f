import { Ring } from './support/ring';
import { expect, test } from './support/test';

test('the page begins with four shards, 24 keys, five counters and the disclaimer', async ({ page }) => {
  const ring = await new Ring(page).open();
  await expect(ring.pins).toHaveCount(4);
  await expect(ring.dots).toHaveCount(24);
  await ring.expectCounters({ moved: 0, toNew: 0, betweenOld: 0, ideal: 0, modulo: 0 });
  await expect(ring.disclaimer).toBeInViewport({ ratio: 1 });
});

test('a removal asks for a bet, marks it as the counters do, and can be left or taken back', async ({
  page,
}) => {
  const ring = await new Ring(page).open();
  await ring.act('remove', 'B').click();
  await expect(ring.question('remove', 'B')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(ring.question('remove', 'B')).toHaveCount(0);
  await expect(ring.act('remove', 'B')).toBeFocused();
  await ring.act('remove', 'B').click();
  await ring.leaveBet();
  await expect(ring.pins).toHaveCount(4);
  await expect(ring.now).toHaveValue('0');

  await ring.act('remove', 'B').click();
  const keys = await ring.betKeys();
  const [missed, ...right] = keys.filter(({ owner }) => owner === 'B').map(({ key }) => key);
  const wrong = keys.find(({ owner }) => owner === 'D')?.key ?? '';
  const [first = '', ...others] = right;
  await ring.pressDot(first);
  await ring.pressDot(wrong);
  for (const key of others) await ring.betBox(key).check();
  await expect(ring.betBox(first)).toBeChecked();
  await expect(ring.betBox(missed ?? '')).not.toBeChecked();
  await ring.settle('remove', 'B');
  const marks = { right: right.length, wrong: 1, missed: 1 };
  await expect(ring.answer).toContainText(ring.words.text('ring:bet.some', marks));
  await expect(ring.answer).toBeFocused();
  await ring.expectCounters({ moved: right.length + 1, toNew: 0, betweenOld: 0 });
  await expect(ring.pins).toHaveCount(3);

  await ring.undo();
  await expect(ring.pins).toHaveCount(4);
  await expect(ring.answer).toHaveCount(0);
  await ring.act('remove', 'B').click();
  await ring.skipBet();
  await ring.expectCounters({ moved: right.length + 1 });
  await expect(ring.answer).toHaveCount(0);
});

test('a new shard takes keys from all; a crashed one keeps its points and gets its keys back', async ({
  page,
}) => {
  const ring = await new Ring(page).open();
  await ring.add();
  await expect(ring.pins).toHaveCount(5);
  const toNew = await ring.count('toNew');
  await ring.expectCounters({ moved: toNew, betweenOld: 0 });

  const before = await ring.panels.owners();
  const ofC = before.filter((row) => row.endsWith(' C')).length;
  await ring.act('crash', 'C').click();
  await ring.skipBet();
  await ring.expectCounters({ moved: ofC, toNew: 0, betweenOld: 0 });
  await expect(ring.pins).toHaveCount(5);
  expect((await ring.arcs(5)).map(({ letter }) => letter)).not.toContain('C');
  await ring.act('recover', 'C').click();
  expect(await ring.panels.owners()).toEqual(before);
  expect((await ring.arcs(5)).map(({ letter }) => letter)).toContain('C');

  await ring.comparedWith.selectOption('0');
  await ring.expectCounters({ moved: toNew, toNew });
  await ring.now.selectOption('0');
  await expect(ring.pins).toHaveCount(4);
  await ring.act('crash', 'A').click();
  await ring.skipBet();
  await expect(ring.futures).toHaveValue('1');
  await ring.futures.selectOption('0');
  await expect(ring.now).toHaveValue('3');
  expect(await ring.panels.owners()).toEqual(before);
});

test('the slider of virtual nodes moves both deviations, and one undo takes the whole movement back', async ({
  page,
}) => {
  const ring = await new Ring(page).open();
  const measured = await ring.deviation('measured').innerText();
  await expect(ring.deviation('predicted')).toHaveText('77.5 %');
  await ring.virtualNodes.press('ArrowRight');
  await ring.virtualNodes.press('ArrowRight');
  await expect(ring.virtualNodes).toHaveAttribute('aria-valuetext', '3');
  await ring.virtualNodes.press('End');
  await expect(ring.virtualNodes).toHaveAttribute('aria-valuetext', '400');
  await expect(ring.deviation('predicted')).toHaveText('4.33 %');
  await expect(ring.deviation('measured')).not.toHaveText(measured);
  await ring.undo();
  await expect(ring.virtualNodes).toHaveAttribute('aria-valuetext', '1');
  await expect(ring.deviation('measured')).toHaveText(measured);
  await expect(ring.now).toHaveValue('0');
});

test('a pin is carried along the band, with many points up to a higher weight, and Escape takes it back', async ({
  page,
}) => {
  const ring = await new Ring(page).open();
  const keys = await ring.panels.keyRows();
  const [old] = await ring.arcs(1);
  await ring.take('A', { x: 60, y: 80 });
  await ring.drop();
  const [moved] = await ring.arcs(1);
  expect(old?.letter).toBe('A');
  const gained = keys.filter(({ hash }) => hash > (old?.to ?? 0) && hash <= (moved?.to ?? 0));
  expect(gained.length).toBeGreaterThan(0);
  await ring.expectCounters({ moved: gained.length });
  await expect(ring.now).toHaveValue('1');

  await ring.take('C', { x: -40, y: -60 });
  await expect(ring.now).toHaveValue('2');
  await page.keyboard.press('Escape');
  await expect(ring.now).toHaveValue('1');
  await page.mouse.move(400, 400, { steps: 3 });
  await ring.drop();
  await expect(ring.now).toHaveValue('1');
  await ring.expectCounters({ moved: gained.length });

  await ring.begin('virtual');
  await ring.take('A', { x: 0, y: -60 });
  await ring.drop();
  await expect(ring.pin('A')).toHaveAccessibleName(
    ring.words.within('ring:pin.up', { letter: 'A', weight: 4 }),
  );
  expect(await ring.count('moved')).toBeGreaterThan(0);
});
