import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words';

/** Drives the page of a comparison. */
export class Compare {
  constructor(
    readonly page: Page,
    private readonly words: Words,
  ) {}

  get sides(): Locator {
    return this.page
      .getByRole('main', { name: this.words.text('compare:sides') })
      .locator(':scope > section');
  }

  side(number: number): Locator {
    return this.sides.nth(number - 1);
  }

  protocol(number: number): Locator {
    return this.page.getByRole('combobox', { name: this.words.text('compare:protocol', { number }) });
  }

  variant(number: number): Locator {
    return this.page.getByRole('combobox', { name: this.words.text('compare:variant', { number }) });
  }

  button(key: string, values: Readonly<Record<string, string | number>> = {}): Locator {
    return this.page.getByRole('button', { name: this.words.text(`compare:${key}`, values), exact: true });
  }

  get firstDifference(): Locator {
    return this.page.getByRole('button', { name: this.words.within('compare:firstAt') });
  }

  get time(): Locator {
    return this.page.getByRole('slider', { name: this.words.text('compare:time') });
  }

  /** A machine of a side, with what it is. */
  machine(number: number, node: string): Locator {
    return this.side(number).locator(':scope > section li', { hasText: node });
  }

  row(key: string): Locator {
    return this.page.getByRole('row').filter({
      has: this.page.getByRole('rowheader', { name: this.words.within(`compare:row.${key}`) }),
    });
  }

  async expectCells(key: string, ...texts: readonly (string | RegExp)[]): Promise<void> {
    const cells = this.row(key).getByRole('cell');
    await expect(cells).toHaveCount(texts.length);
    for (const [index, text] of texts.entries()) await expect(cells.nth(index)).toContainText(text);
  }
}
