import { expectAccessible, expectAccessibleInThemes } from './support/accessible';
import type { Tab } from './support/inspector';
import { expect, test } from './support/test';

/* Each test looks at several screens, and each look takes a second or two. */
test.describe.configure({ timeout: 120_000 });

const screens = [
  { name: 'wide', size: { width: 1440, height: 900 }, isPhone: false },
  { name: 'medium', size: { width: 1024, height: 768 }, isPhone: false },
  { name: 'phone', size: { width: 390, height: 844 }, isPhone: true },
] as const;

for (const { name, size, isPhone } of screens) {
  test.describe(name, () => {
    test.use({ viewport: size, hasTouch: isPhone, isMobile: isPhone });

    test('the workbench has no violation', async ({ workbench, page }) => {
      await workbench.open();
      if (isPhone) {
        await workbench.dialogs.openMenu();
        await expectAccessibleInThemes(page, 'menu');
        await workbench.dialogs.close();
      }
      await expectAccessibleInThemes(page, 'first visit');
      if (isPhone) {
        for (const panel of ['story', 'inspect', 'faults'] as const) {
          await workbench.openPanel(panel);
          await expectAccessibleInThemes(page, panel);
        }
        return;
      }
      await workbench.stage.onNode('ALI-L', 'heuristic-abort');
      await workbench.toEnd();
      await workbench.timeline.showTable();
      await expectAccessibleInThemes(page, 'a broken rule, and the table');
    });
  });
}

test('every panel has no violation', async ({ workbench, page }) => {
  await workbench.open();
  await workbench.stage.select('ALI-L');
  const tabs: readonly Tab[] = ['selected', 'chart', 'money', 'rules'];
  for (const tab of tabs) {
    await workbench.inspector.openTab(tab);
    await expectAccessibleInThemes(page, tab);
  }
});

test('every dialog has no violation', async ({ workbench, page }) => {
  await workbench.open();
  await workbench.dialogs.openShare();
  await expectAccessibleInThemes(page, 'share');
  await workbench.dialogs.close();
  await workbench.dialogs.openTransfer();
  await workbench.dialogs.fillTransfer({ payer: '' });
  await workbench.dialogs.create();
  await expectAccessibleInThemes(page, 'own transfer, with a problem');
  await workbench.dialogs.close();
  await workbench.dialogs.openHelp();
  await expectAccessibleInThemes(page, 'help');
  await workbench.dialogs.close();
  await workbench.stage.node('ALI-L').click();
  await expect(workbench.stage.menu).toBeVisible();
  await expectAccessibleInThemes(page, 'actions of a node');
  await workbench.press('Escape');
  await workbench.branches();
  await expectAccessibleInThemes(page, 'branches');
});

test('what went wrong is accessible too, and so is Chinese', async ({ workbench, page }) => {
  await workbench.open('#/run/hello');
  await workbench.dialogs.expectProblem('E201');
  await expectAccessible(page, 'a link that is none');
  await workbench.dialogs.problemButton('startOver').click();
  await workbench.story.answer('A');
  await workbench.story.expectWrong('A');
  await workbench.speak('zh-Hans');
  await expectAccessible(page, 'an answer, in Chinese');
  await page.goto('./#/no/such/page');
  await expect(workbench.speaking('zh-Hans').dialogs.notFound).toBeVisible();
  await expectAccessible(page, 'not found');
});
