import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words';

/** The first is a panel only where there is no room for three columns. */
export type Panel = 'setup' | 'loads' | 'key' | 'rivals' | 'transfer';

/** A key as the table of keys shows it. */
export interface KeyRow {
  readonly key: string;
  readonly hash: number;
  /** Letter of the shard. */
  readonly owner: string;
}

/** The panels of the ring page, its keys, and its link. */
export class RingPanels {
  constructor(
    private readonly page: Page,
    private readonly words: Words,
  ) {}

  private text(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return this.words.text(`ring:${key}`, values);
  }

  async openTab(panel: Panel): Promise<Locator> {
    const name = this.text(`panel.${panel}`);
    await this.page.getByRole('tab', { name, exact: true }).click();
    const shown = this.page.getByRole('tabpanel', { name, exact: true });
    await expect(shown).toBeVisible();
    return shown;
  }

  /** A number or a share with its name beside it. */
  figure(key: string): Locator {
    return this.page
      .getByRole('tabpanel')
      .getByText(this.text(key), { exact: true })
      .locator('xpath=following-sibling::dd');
  }

  // Keys

  /** Loads a file of keys. */
  async upload(text: string): Promise<void> {
    const waiting = this.page.waitForEvent('filechooser');
    await this.uploadButton.click();
    const buffer = Buffer.from(text);
    await (await waiting).setFiles({ name: 'keys.txt', mimeType: 'text/plain', buffer });
  }

  get uploadButton(): Locator {
    return this.page.getByRole('button', { name: this.text('keys.upload') });
  }

  /** What the page says of the file. */
  get report(): Locator {
    return this.page.getByRole('region', { name: this.text('keys.title'), exact: true }).getByRole('status');
  }

  /** The first keys of the table, at most sixty, in the order of the list. */
  async keyRows(): Promise<KeyRow[]> {
    const panel = await this.openTab('key');
    const rows = await panel.locator('tr[data-object]').evaluateAll((found) =>
      found.map((row) => ({
        key: row.querySelector('th code')?.textContent ?? '',
        hash: Number.parseInt(row.querySelector('td code')?.textContent ?? '', 16),
        owner: [...row.querySelectorAll('[data-shard]')].at(-1)?.textContent ?? '',
      })),
    );
    expect(rows.length).toBeGreaterThan(0);
    return rows;
  }

  /** Owners by key: `key A`. */
  async owners(): Promise<string[]> {
    return (await this.keyRows()).map(({ key, owner }) => `${key} ${owner}`);
  }

  get keysShown(): Locator {
    return this.page.getByRole('tabpanel').getByText(this.words.pattern('ring:table.shown'));
  }

  // One key

  async follow(key: string): Promise<void> {
    await this.openTab('key');
    await this.probe.fill(key);
  }

  get probe(): Locator {
    return this.page.getByRole('textbox', { name: this.text('key.field') });
  }

  /** What a step of the way of a key comes to. */
  keyStep(key: string, values: Readonly<Record<string, string | number>> = {}): Locator {
    return this.page
      .getByRole('tabpanel')
      .getByRole('listitem')
      .filter({
        has: this.page.getByRole('heading', { name: this.text(`key.${key}`, values), exact: true }),
      });
  }

  /** Letters of the shards that keep the key, the owner first. */
  async copies(): Promise<string[]> {
    return this.keyStep('copies').locator('[data-shard]').allInnerTexts();
  }

  // Comparison

  private rivals(table: 'algorithms' | 'dialects' | 'hashes'): Locator {
    return this.page.getByRole('table', { name: this.text(`rivals.${table}`), exact: true });
  }

  /** The cells of a row, as numbers. */
  async rival(table: 'algorithms' | 'dialects' | 'hashes', nameKey: string): Promise<number[]> {
    const cells = await this.row(table, nameKey).getByRole('cell').allInnerTexts();
    return cells.map((text) => Number.parseFloat(text.replaceAll(',', '')));
  }

  private row(table: 'algorithms' | 'dialects' | 'hashes', nameKey: string): Locator {
    return this.rivals(table)
      .getByRole('row')
      .filter({
        has: this.page.getByRole('rowheader', { name: this.words.within(`ring:${nameKey}`) }),
      });
  }

  async switchTo(table: 'algorithms' | 'dialects' | 'hashes', nameKey: string): Promise<void> {
    await this.rivals(table)
      .getByRole('button', { name: this.text(nameKey), exact: true })
      .click();
    await expect(this.row(table, nameKey)).toContainText(this.text('rivals.current'));
  }

  // Transfer

  /** Chooses the two accounts by their places in the list of keys. */
  async pair(payer: number, payee: number): Promise<Locator> {
    const panel = await this.openTab('transfer');
    for (const [key, place] of Object.entries({ payer, payee }))
      await panel
        .getByRole('combobox', { name: this.text(`transfer.${key}`), exact: true })
        .selectOption({ value: String(place) });
    return panel;
  }

  get openTransfer(): Locator {
    return this.page.getByRole('link', { name: this.text('transfer.open') });
  }

  // The link

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: this.text('share.title') });
  }

  async openShare(): Promise<string> {
    await this.page.getByRole('button', { name: this.text('share.button'), exact: true }).click();
    return this.dialog.getByRole('textbox', { name: this.words.text('share:link.field') }).inputValue();
  }

  async closeShare(): Promise<void> {
    await this.dialog.getByRole('button', { name: this.words.text('share:close'), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** The link to this moment. */
  async share(): Promise<string> {
    const link = await this.openShare();
    await this.closeShare();
    return link;
  }
}
