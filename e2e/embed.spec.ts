import { Embedded } from './support/embedded';
import { expect, test } from './support/test';

test('inside a foreign page without storage and history everything still works', async ({
  context,
  page,
  complaints,
  baseURL,
}) => {
  await context.addInitScript(() => {
    const forbidden = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    if (window.top === window) return;
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, { get: forbidden });
    History.prototype.replaceState = forbidden;
    History.prototype.pushState = forbidden;
  });
  const embedded = new Embedded(page);
  await embedded.open(baseURL ?? '');
  await expect(embedded.nodes).toHaveCount(3);
  await embedded.press('transport:step');
  await expect(embedded.position).toHaveText(/^6 \//);
  await embedded.speak('zh-Hans');
  await expect(embedded.root).toHaveAttribute('lang', 'zh-Hans');
  await embedded.speak('en');
  await expect(embedded.root).toHaveAttribute('lang', 'en');
  await embedded.theme('dark');
  await expect(embedded.root).toHaveAttribute('data-theme', 'dark');

  // A frame of another origin may not write to the clipboard: the link is left selected.
  await embedded.press('ui:share');
  await embedded.press('share:link.copy');
  await expect(embedded.dialog).toContainText(embedded.words.text('share:link.copied.by-hand'));
  await expect(embedded.linkField).toHaveValue(/#\/run\//);
  complaints.expectAndForget(/Clipboard API has been blocked/);
});
