import { expect, test } from './support/test';

/** Latin words that stay in Chinese: names of nodes, records, message types, rules and keys are the same in every language. */
const LATIN =
  /CommitScope|ACID|ACK|YES|NO|EN|W[12]|S[123]|CLR|WX-L|ALI-L|[A-Z][A-Z-]{2,}|2PC-[A-Z0-9]+|t[12]|NUCC|ms|\bs\b|Esc|Ctrl|Shift|Alt|Page ?(?:Up|Down)|Home|End|Delete|[A-D]\b/g;

test('中文 changes everything that can be read', async ({ workbench, page }) => {
  await workbench.open();
  const english = await workbench.look.text();
  const chinese = await workbench.speak('zh-Hans');
  await expect(page).toHaveTitle(chinese.words.text('ui:title'));
  await chinese.story.expectBeat('S3', 'dark');
  await expect(chinese.disclaimer).toBeVisible();
  const text = await chinese.look.text();
  // No line of English is left, wherever it stands.
  const leftovers = text
    .filter((line) => english.includes(line) && /[a-z]{2}/.test(line.replace(LATIN, '')))
    .filter((line) => !/^(?:initial|prepared|committed|aborted|waiting|collecting)$/.test(line));
  expect(leftovers).toEqual([]);
  const latin = text.filter((line) => /[a-z]{3} [a-z]{2}/.test(line));
  expect(latin).toEqual([]);
});

test('every panel and dialog speaks Chinese', async ({ workbench }) => {
  await workbench.open();
  const chinese = await workbench.speak('zh-Hans');
  for (const tab of ['chart', 'money', 'rules', 'selected'] as const) {
    await chinese.inspector.openTab(tab);
    const lines = (await chinese.look.text()).filter((line) => /[a-z]{3} [a-z]{2}/.test(line));
    expect(lines, tab).toEqual([]);
  }
  await chinese.dialogs.openShare();
  await chinese.dialogs.close();
  await chinese.dialogs.openTransfer();
  await chinese.dialogs.close();
  await chinese.dialogs.openHelp();
  await chinese.dialogs.close();
  await chinese.timeline.showTable();
  await expect(chinese.timeline.rows).toHaveCount(16);
  await chinese.step();
  await expect(chinese.spoken).toHaveText(/第 ?6 ?步/);
});

test('the choice is remembered, and English comes back', async ({ workbench, page }) => {
  await workbench.open();
  const chinese = await workbench.speak('zh-Hans');
  await page.reload();
  await chinese.story.expectBeat('S3', 'dark');
  const english = await chinese.speak('en');
  await english.story.expectBeat('S3', 'dark');
});

test.describe('in a Chinese browser', () => {
  test.use({ locale: 'zh-CN' });

  test('the page speaks Chinese from the start', async ({ workbench }) => {
    const chinese = workbench.speaking('zh-Hans');
    await chinese.open();
    await expect(chinese.root).toHaveAttribute('lang', 'zh-Hans');
    await chinese.story.expectBeat('S3', 'dark');
    await chinese.stage.onMessage(['COMMIT', 'CLR', 'WX-L'], 'drop');
    await chinese.expectBranches(2);
  });
});

test.describe('in a French browser', () => {
  test.use({ locale: 'fr-FR' });

  test('the page speaks English', async ({ workbench }) => {
    await workbench.open();
    await expect(workbench.root).toHaveAttribute('lang', 'en');
    await workbench.story.expectBeat('S3', 'dark');
  });
});
