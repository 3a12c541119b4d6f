import { expect, type Locator, type Page } from '@playwright/test';
import { boxOf } from './stage';
import type { Words } from './words';

/** A time, in pixels from the left edge of the window, on the lane of a node. */
export interface Place {
  readonly x: number;
  readonly node: string;
}

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

  /** What is outlined because the same thing is pointed at elsewhere. */
  get linked(): Locator {
    return this.area.locator('[data-linked]');
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

  /** Where the play-head stands, in pixels from the left edge of the window. */
  async playHeadX(): Promise<number> {
    let at = Number.NaN;
    // What arrives late beside the diagram changes its width, and with it all places.
    await expect(async () => {
      const before = at;
      const { x, width } = await boxOf(this.playHead);
      at = x + width / 2;
      expect(at).toBe(before);
    }).toPass({ intervals: [100] });
    return at;
  }

  /** Drags the head of an arrow, given by where it begins and ends, so many pixels later. */
  async dragArrowhead(from: Place, to: Place, pixels: number): Promise<void> {
    let head = { x: 0, y: 0 };
    // The lanes may still be settling: aim again until the arrowhead is under the pointer.
    await expect(async () => {
      const [start, end] = [await this.spot(from), await this.spot(to)];
      const share = 9 / Math.hypot(end.x - start.x, end.y - start.y);
      head = { x: end.x + (start.x - end.x) * share, y: end.y + (start.y - end.y) * share };
      await this.page.mouse.move(head.x, head.y);
      await expect(this.drawing).toHaveAttribute('data-hit', 'head', { timeout: 500 });
    }).toPass({ timeout: 8_000 });
    await this.page.mouse.down();
    await this.page.mouse.move(head.x + pixels / 2, head.y, { steps: 5 });
    await this.page.mouse.move(head.x + pixels, head.y, { steps: 5 });
    await this.page.mouse.up();
  }

  private async spot({ x, node }: Place): Promise<{ x: number; y: number }> {
    const { y, height } = await boxOf(this.lane(node));
    return { x, y: y + height / 2 };
  }

  /** Faint lines of the branches that are not being shown. */
  get ghosts(): Locator {
    return this.drawing.locator('[class*=ghost]');
  }

  async showTable(): Promise<void> {
    await this.area.getByRole('radio', { name: this.words.text('timeline:table'), exact: true }).check();
    await expect(this.table).toBeVisible();
  }

  async showDiagram(): Promise<void> {
    await this.area.getByRole('radio', { name: this.words.text('timeline:diagram'), exact: true }).check();
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
