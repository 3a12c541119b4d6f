import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { Words } from './words';

/** The workbench in a frame of a page on another origin, as a course platform shows it. */
export class Embedded {
  readonly words = new Words('en');
  private readonly frame: FrameLocator;

  constructor(private readonly page: Page) {
    this.frame = page.frameLocator('iframe');
  }

  /** The host names the same machine otherwise, which makes it another origin; the browser asks before it lets such a page in. */
  async open(address: string): Promise<void> {
    const host = new URL('/lesson.html', address.replace('127.0.0.1', 'localhost')).href;
    const frame = `<iframe title="CommitScope" src="${address}" width="1300" height="850"></iframe>`;
    await this.page.route(host, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Lesson</title>${frame}` }),
    );
    await this.page.context().grantPermissions(['local-network-access']);
    await this.page.goto(host);
    await expect(this.nodes.first()).toBeVisible();
  }

  get nodes(): Locator {
    return this.frame.locator('li[data-node]');
  }

  get root(): Locator {
    return this.frame.locator('html');
  }

  get position(): Locator {
    return this.frame.getByTitle(this.words.text('transport:position'));
  }

  get dialog(): Locator {
    return this.frame.getByRole('dialog');
  }

  get linkField(): Locator {
    return this.frame.getByRole('textbox', { name: this.words.text('share:link.field') });
  }

  async press(key: string): Promise<void> {
    await this.frame.getByRole('button', { name: this.words.text(key), exact: true }).click();
  }

  async speak(language: 'en' | 'zh-Hans'): Promise<void> {
    await this.frame
      .getByRole('radio', { name: this.words.text(`ui:language.${language}`), exact: true })
      .check();
  }

  async theme(name: 'light' | 'dark'): Promise<void> {
    await this.frame
      .getByRole('combobox', { name: this.words.text('ui:theme.label') })
      .selectOption({ label: this.words.text(`ui:theme.${name}`) });
  }
}
