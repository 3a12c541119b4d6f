import oldLinks from './support/oldLinks.json' with { type: 'json' };
import { expect, test } from './support/test';

/*
 * Links that were given to people once. The list only grows: a link that does not open as it did is a broken promise, and
 * `expect` is never adapted to a change of the engine. To add one, copy it from the Share dialog and take `expect` from
 * the failing test.
 */
for (const { name, link, expect: digest } of oldLinks) {
  test(`an old link still opens: ${name}`, async ({ workbench }) => {
    await workbench.open(link);
    expect(await workbench.digest()).toBe(digest);
    await expect(workbench.dialogs.problem).toHaveCount(0);
  });
}
