import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words';

/** The place in the panel of the checker where the checker itself is checked. */
export class CheckTheChecker {
  constructor(
    private readonly page: Page,
    private readonly words: Words,
  ) {}

  get summary(): Locator {
    return this.page.locator('summary').filter({ hasText: this.words.text('check:reference.title') });
  }

  private get details(): Locator {
    return this.page.locator('details').filter({ has: this.summary });
  }

  async open(): Promise<void> {
    await this.summary.click();
    await expect(this.button('count')).toBeVisible();
  }

  button(key: 'count' | 'stop'): Locator {
    const text = this.words.text(key === 'stop' ? 'check:stop' : 'check:reference.count');
    return this.details.getByRole('button', { name: text, exact: true });
  }

  get slider(): Locator {
    return this.details.getByRole('slider');
  }

  async choose(model: 'gray-lamport' | 'commit-only' | 'message-2pc', size: number): Promise<void> {
    await this.details.getByRole('radio', { name: model, exact: true }).check();
    await this.slider.fill(String(size));
    await expect(this.result(model, size)).toBeVisible();
  }

  result(model: string, size: number): Locator {
    return this.details.getByRole('region', {
      name: this.words.text('check:reference.name', { model, size }),
      exact: true,
    });
  }

  /** Counted, must be, and the word for how they compare: three cells, or three for each of the cells that have such a line. */
  cells(name: 'states' | 'transitions' | 'depth' | 'orbits'): Locator {
    const text = this.words.text(`check:reference.row.${name}`);
    const header = this.page.getByRole('rowheader').filter({ hasText: new RegExp(`^${text}`) });
    const rows = this.details.getByRole('row').filter({ has: header });
    // Where the closed form is known, the name stands above the numbers.
    const below = this.details.getByRole('rowgroup').filter({ has: header.locator('small') });
    return rows.or(below).getByRole('cell');
  }

  async expectSame(name: 'states' | 'transitions' | 'depth' | 'orbits', number: string): Promise<void> {
    const same = `✓ ${this.words.text('check:reference.verdict.same')}`;
    await expect(this.cells(name)).toHaveText([number, number, same], { timeout: 20_000 });
  }

  /** What a screen reader hears of it. */
  get spoken(): Locator {
    return this.details.locator('[role=status]');
  }
}
