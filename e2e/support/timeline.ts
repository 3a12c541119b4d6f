import { expect, type Locator, type Page } from '@playwright/test';
import { boxOf } from './stage';
import type { Words } from './words';

/** The space–time diagram, its play-head, and the table of the same events. */
export class Timeline {
  constructor(
    private readonly page: Page,
    private readonly words: Words,
  ) {}

  get area(): Locator {
    return this.page.getByRole('region', { name: this.words.text('ui:area.timeline'), exact: true });
  }

  get playHead(): Locator {
    return this.area.getByRole('slider', { name: this.words.text('timeline:playHead') });
  }

  get drawing(): Locator {
    return this.area.getByRole('img', { name: this.words.within('timeline:drawing') });
  }

  lane(node: string): Locator {
    return this.area.getByRole('button', { name: node, exact: true });
  }

  /** Drags the play-head sideways by so many pixels. */
  async dragPlayHead(pixels: number): Promise<void> {
    const { x, y, width } = await boxOf(this.playHead);
    await this.page.mouse.move(x + width / 2, y + 8);
    await this.page.mouse.down();
    await this.page.mouse.move(x + width / 2 + pixels / 2, y + 8, { steps: 4 });
    await this.page.mouse.move(x + width / 2 + pixels, y + 8, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Drags the head of an arrow that ends at a node when the play-head stands there, so many pixels later. */
  async dragArrowheadAtPlayHead(node: string, pixels: number): Promise<void> {
    const head = await boxOf(this.playHead);
    const lane = await boxOf(this.lane(node));
    const x = head.x + head.width / 2 - 5;
    const y = lane.y + lane.height / 2;
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + pixels / 2, y, { steps: 5 });
    await this.page.mouse.move(x + pixels, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Presses into the drawing where the play-head stands, on the lane of a node. */
  async pressAt(x: number, node: string): Promise<void> {
    const lane = await boxOf(this.lane(node));
    await this.page.mouse.click(x, lane.y + lane.height / 2);
  }

  /** Faint lines of the branches that are not being shown. */
  get ghosts(): Locator {
    return this.drawing.locator('[class*=ghost]');
  }

  async showTable(): Promise<void> {
    await this.area.getByText(this.words.text('timeline:table'), { exact: true }).click();
    await expect(this.table).toBeVisible();
  }

  async showDiagram(): Promise<void> {
    await this.area.getByText(this.words.text('timeline:diagram'), { exact: true }).click();
    await expect(this.drawing).toBeVisible();
  }

  get table(): Locator {
    return this.area.getByRole('table');
  }

  get rows(): Locator {
    return this.table.locator('tbody tr');
  }

  get currentRow(): Locator {
    return this.rows.and(this.page.locator('[aria-current=step]'));
  }

  /** The cells of every row: step, time, node, event, rule, messages. */
  async cells(): Promise<string[][]> {
    return this.rows.evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? '')),
    );
  }

  seekButton(step: number): Locator {
    return this.table.getByRole('button', { name: this.words.text('timeline:goTo', { step }), exact: true });
  }
}
