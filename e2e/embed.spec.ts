import { expect, test } from './support/test';
import { Workbench } from './support/workbench';

/** A page of somebody else, on another origin, with the workbench in a frame. */
const HOST = 'http://classroom.example/lesson.html';

test('inside a foreign page without storage and history everything still works', async ({
  context,
  page,
  baseURL = '',
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
  await page.route(HOST, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Lesson</title><iframe title="CommitScope" src="${baseURL}" width="1300" height="850"></iframe>`,
    }),
  );
  await page.goto(HOST);
  const frame = page.frameLocator('iframe');
  const nodes = frame.locator('li[data-node]');
  await expect(nodes).toHaveCount(3);

  const words = new Workbench(page).words;
  const button = (key: string) => frame.getByRole('button', { name: words.text(key), exact: true });
  await button('transport:step').click();
  await expect(frame.getByTitle(words.text('transport:position'))).toHaveText(/^6 \//);
  await frame.getByText(words.text('ui:language.zh-Hans'), { exact: true }).click();
  await expect(frame.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await frame.getByText(words.text('ui:language.en'), { exact: true }).click();
  await frame
    .getByRole('combobox', { name: words.text('ui:theme.label') })
    .selectOption({ label: words.text('ui:theme.dark') });
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');

  // A frame of another origin may not write to the clipboard: the link is left selected.
  await button('ui:share').click();
  await button('share:link.copy').click();
  await expect(frame.getByRole('dialog')).toContainText(words.text('share:link.copied.by-hand'));
  await expect(frame.getByRole('textbox', { name: words.text('share:link.field') })).toHaveValue(/#\/run\//);
});
