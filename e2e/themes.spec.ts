import { expect, test } from './support/test';

test('light, dark and projector are different, and remembered', async ({ workbench, page }) => {
  await workbench.open();
  const backgrounds = new Set<string>();
  for (const theme of ['light', 'dark', 'projector'] as const) {
    await workbench.theme(theme);
    await expect(workbench.root).toHaveAttribute('data-theme', theme);
    backgrounds.add(await workbench.look.colours());
  }
  expect(backgrounds.size).toBe(3);
  await page.reload();
  await expect(workbench.root).toHaveAttribute('data-theme', 'projector');
});

test('without a choice the page follows the system, also while it is open', async ({ workbench, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await workbench.open();
  await expect(workbench.root).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(workbench.root).toHaveAttribute('data-theme', 'light');
  await workbench.theme('dark');
  await workbench.theme('auto');
  await expect(workbench.root).toHaveAttribute('data-theme', 'light');
});

test('states are told apart without colour', async ({ workbench }) => {
  await workbench.open();
  const looks = [];
  for (const node of ['CLR', 'WX-L', 'ALI-L']) looks.push(await workbench.stage.card(node).innerText());
  expect(looks[0]).toContain(workbench.words.text('stage:chip.crashed'));
  expect(looks[1]).toContain(workbench.words.text('stage:chip.in-doubt'));
  expect(looks[2]).toContain(workbench.words.text('stage:chip.blocked'));
});

test('with reduced motion nothing flies', async ({ workbench }) => {
  await workbench.open();
  const watching = workbench.look.flight();
  await workbench.step();
  expect(await watching).toBe(1);
  await workbench.stage.expectState('WX-L', 'committed');
});

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('a message flies, and a press ends the flight at once', async ({ workbench }) => {
    await workbench.open();
    const watching = workbench.look.flight();
    await workbench.step();
    expect(await watching).toBeGreaterThan(2);
    await workbench.stage.expectState('WX-L', 'committed');
    await workbench.back();
    await workbench.step();
    await workbench.stage.area.click({ position: { x: 60, y: 300 } });
    expect((await workbench.seen()).states).toContain('WX-L committed');
  });
});
