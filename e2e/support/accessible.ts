import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is wrong with the page, in one line for each thing, so that a failure can be read. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await expectNothing(new AxeBuilder({ page }).withTags(TAGS), what);
}

/**
 * Everything in the light theme, and in the others what a theme can change: colours. The theme is put on directly, since a dialog hides
 * the switch.
 */
export async function expectAccessibleInThemes(page: Page, what: string): Promise<void> {
  for (const theme of ['light', 'dark', 'projector']) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    if (theme === 'light') await expectAccessible(page, what);
    else await expectNothing(new AxeBuilder({ page }).withRules(['color-contrast']), `${what}, ${theme}`);
  }
}

async function expectNothing(axe: AxeBuilder, what: string): Promise<void> {
  const { violations } = await axe.analyze();
  const lines = violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.replace(/\s+/g, ' ')}`,
    ),
  );
  expect(lines, what).toEqual([]);
}
