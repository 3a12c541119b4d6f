import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words';

/** What the TransferDialog asks for; what is left out keeps its example. */
export interface Transfer {
  readonly payer?: string;
  readonly payee?: string;
  readonly payerBalance?: string;
  readonly payeeBalance?: string;
  readonly amount?: string;
  readonly participants?: number;
  /** Of the protocol. */
  readonly variant?: string;
  readonly vetoes?: readonly string[];
}

/** What floats above the page: share, own transfer, help, menu, files, and the card of links and files that are wrong. */
export class Dialogs {
  constructor(
    private readonly page: Page,
    private readonly words: Words,
  ) {}

  get any(): Locator {
    return this.page.locator('dialog[open]');
  }

  dialog(titleKey: string): Locator {
    return this.page.getByRole('dialog', { name: this.words.text(titleKey), exact: true });
  }

  async close(): Promise<void> {
    await this.any.getByRole('button', { name: this.words.text('ui:close'), exact: true }).click();
    await expect(this.any).toBeHidden();
  }

  private async press(key: string): Promise<void> {
    await this.page.getByRole('button', { name: this.words.text(key), exact: true }).click();
  }

  // Share

  async openShare(): Promise<Locator> {
    await this.press('ui:share');
    await expect(this.linkField).toHaveValue(/#\/run\//);
    return this.dialog('share:title');
  }

  get linkField(): Locator {
    return this.page.getByRole('textbox', { name: this.words.text('share:link.field') });
  }

  get copyButton(): Locator {
    return this.dialog('share:title').getByRole('button', {
      name: this.words.text('share:link.copy'),
      exact: true,
    });
  }

  get qrCode(): Locator {
    return this.page.getByRole('img', { name: this.words.text('share:qr.label') });
  }

  /** The link of this moment, as the dialog shows it. */
  async share(): Promise<string> {
    await this.openShare();
    const link = await this.linkField.inputValue();
    await this.close();
    return link;
  }

  /** Saves the run file and returns its text. */
  async saveFile(): Promise<string> {
    await this.openShare();
    const waiting = this.page.waitForEvent('download');
    await this.press('share:file.save');
    const stream = await (await waiting).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    await this.close();
    return Buffer.concat(chunks).toString('utf8');
  }

  // Files

  async openFile(text: string, name = 'run.json'): Promise<void> {
    const waiting = this.page.waitForEvent('filechooser');
    await this.press('ui:openFile');
    await (await waiting).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  /** Drags a file over the page and lets it go there. */
  async dropFile(text: string, name = 'run.json'): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(
      ([content, file]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], file, { type: 'application/json' }));
        return transfer;
      },
      [text, name] as const,
    );
    await this.page.dispatchEvent('main', 'dragover', { dataTransfer });
    await expect(this.page.getByText(this.words.text('ui:drop'))).toBeVisible();
    await this.page.dispatchEvent('main', 'drop', { dataTransfer });
  }

  /** What was wrong with a link or a file. */
  get problem(): Locator {
    return this.page.getByRole('alert');
  }

  async expectProblem(code: string): Promise<void> {
    await expect(this.problem).toContainText(this.words.within('ui:problem.numbered', { code }));
  }

  get problemText(): Locator {
    return this.problem.getByRole('textbox', { name: this.words.text('ui:problem.raw') });
  }

  problemButton(key: 'keep' | 'startOver'): Locator {
    return this.problem.getByRole('button', { name: this.words.text(`ui:problem.${key}`) });
  }

  get notFound(): Locator {
    return this.page.getByRole('heading', { name: this.words.text('ui:notFound.title') });
  }

  get notFoundLink(): Locator {
    return this.page.getByRole('link', { name: this.words.text('ui:notFound.open') });
  }

  // Own transfer

  get transfer(): Locator {
    return this.dialog('share:transfer.title');
  }

  field(key: string): Locator {
    return this.transfer.getByRole('textbox', {
      name: this.words.text(`share:transfer.${key}`),
      exact: true,
    });
  }

  async openTransfer(): Promise<void> {
    await this.press('ui:transfer');
    await expect(this.transfer).toBeVisible();
  }

  async fillTransfer({ participants, variant, vetoes = [], ...texts }: Transfer): Promise<void> {
    for (const [key, value] of Object.entries(texts)) await this.field(key).fill(value);
    if (variant !== undefined)
      await this.transfer
        .getByRole('combobox')
        .filter({ has: this.page.locator(`option[value=${variant}]`) })
        .selectOption({ value: variant });
    if (participants !== undefined) await this.transfer.getByRole('slider').fill(String(participants));
    for (const node of vetoes) await this.transfer.getByRole('checkbox', { name: node, exact: true }).check();
  }

  async create(): Promise<void> {
    await this.press('share:transfer.create');
  }

  // Help and menu

  get help(): Locator {
    return this.dialog('ui:help');
  }

  async openHelp(): Promise<void> {
    await this.press('ui:help');
    await expect(this.help).toBeVisible();
  }

  get letters(): Locator {
    return this.help.getByRole('checkbox');
  }

  get menu(): Locator {
    return this.dialog('ui:menu');
  }

  async openMenu(): Promise<void> {
    await this.press('ui:menu');
    await expect(this.menu).toBeVisible();
  }
}
