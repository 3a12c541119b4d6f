import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words';

export type Tab = 'selected' | 'chart' | 'money' | 'rules';

/** What is known about one thing, its chart, the money and the rules; and the ACID strip below. */
export class Inspector {
  constructor(
    private readonly page: Page,
    private readonly words: Words,
  ) {}

  tab(tab: Tab): Locator {
    return this.page.getByRole('tab', { name: this.words.text(`inspector:tab.${tab}`), exact: true });
  }

  async openTab(tab: Tab): Promise<void> {
    await this.tab(tab).click();
    await expect(this.panel(tab)).toBeVisible();
    await expect(this.panel(tab)).not.toHaveText(this.words.text('ui:loading'));
  }

  panel(tab: Tab): Locator {
    return this.page.getByRole('tabpanel', { name: this.words.text(`inspector:tab.${tab}`), exact: true });
  }

  /** Chooses the subject from a list instead of the picture. */
  get picker(): Locator {
    return this.page.getByRole('combobox', { name: this.words.text('inspector:picker.label') });
  }

  async pick(label: string): Promise<void> {
    await this.picker.selectOption({ label });
  }

  async expectSubject(label: string): Promise<void> {
    await expect(this.picker.locator('option:checked')).toHaveText(label);
  }

  /** One titled block: everything between its heading and the next. */
  section(key: string): Locator {
    const title = this.words.text(`inspector:${key}`);
    return this.page
      .getByRole('tabpanel')
      .locator('div')
      .filter({ has: this.page.locator(':scope > h3').filter({ hasText: title }) });
  }

  get logRows(): Locator {
    return this.section('log.title').getByRole('listitem');
  }

  /** Something to do to the subject now; refused ones say why. */
  act(key: string, values: Readonly<Record<string, string>> = {}): Locator {
    return this.page
      .getByRole('tabpanel')
      .getByRole('button', { name: this.words.within(`inspector:act.${key}`, values) });
  }

  async partition(side: readonly string[]): Promise<void> {
    const chooser = this.page
      .locator('details')
      .filter({ hasText: this.words.text('inspector:partition.title') });
    await chooser.locator('summary').click();
    for (const box of await chooser.getByRole('checkbox').all()) {
      await box.setChecked(side.includes((await box.locator('xpath=..').innerText()).trim()));
    }
    await chooser.getByRole('button', { name: this.words.within('inspector:partition.cut') }).click();
  }

  get mend(): Locator {
    return this.page
      .getByRole('tabpanel')
      .getByRole('button', { name: this.words.within('inspector:partition.heal') });
  }

  /** Opens the choice of places in the next reaction where a crash can fall. */
  async openCrashMiddle(): Promise<Locator> {
    const chooser = this.page
      .locator('details')
      .filter({ hasText: this.words.text('inspector:middle.title') });
    await chooser.locator('summary').click();
    return chooser;
  }

  crashThere(chooser: Locator): Locator {
    return chooser.getByRole('button', { name: this.words.within('inspector:middle.go') });
  }

  // The chart

  get chart(): Locator {
    return this.panel('chart').getByRole('img');
  }

  async expectActiveState(node: string, state: string): Promise<void> {
    await expect(this.chart).toHaveAccessibleName(new RegExp(`${node}.*${state}`));
  }

  /** The active state as it is drawn. */
  get litState(): Locator {
    return this.chart.locator('text').filter({ hasText: '◉' });
  }

  /** The transition that was taken, as it is drawn. */
  get litTransition(): Locator {
    return this.chart.locator('text[class*=rowTaken]');
  }

  get transitionTable(): Locator {
    return this.panel('chart')
      .locator('details')
      .filter({ has: this.page.locator('table') });
  }

  get takenRow(): Locator {
    return this.transitionTable.locator('tr[aria-current=step]');
  }

  get litCode(): Locator {
    return this.panel('chart').locator('li[aria-current=step]');
  }

  async enlargeChart(): Promise<void> {
    await this.panel('chart')
      .getByRole('button', { name: this.words.text('inspector:chart.enlarge') })
      .click();
  }

  // Money

  /** `WX-L ¥550.00+¥250.00` for every account: where it is kept, what is available, what is frozen. */
  async money(): Promise<string[]> {
    const rows = this.panel('money').locator('ul').first().getByRole('listitem');
    await expect(rows.first()).toBeVisible();
    return rows.evaluateAll((items) =>
      items.map((item) => {
        const node = item.querySelector('button + span')?.textContent ?? '';
        const amounts = (item as HTMLElement).innerText.match(/[-−]?¥[\d,.]+/g) ?? [];
        return `${node} ${amounts.join('+')}`;
      }),
    );
  }

  account(owner: string): Locator {
    return this.panel('money')
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('button', { name: owner, exact: true }) });
  }

  get conservation(): Locator {
    return this.section('money.conservation');
  }

  /** The box around the sum: its colour says whether it holds. */
  get sum(): Locator {
    return this.conservation.locator('h3 + div');
  }

  get cost(): Locator {
    return this.section('cost.title');
  }

  costOf(key: string): Locator {
    return this.cost
      .locator('dt', { hasText: this.words.text(`inspector:cost.${key}`) })
      .locator('xpath=following-sibling::dd[1]');
  }

  costRow(type: string): Locator {
    return this.cost
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: type, exact: true }) });
  }

  // ACID

  get acid(): Locator {
    return this.page.getByRole('region', { name: this.words.text('inspector:acid.title') });
  }

  acidCell(letter: 'A' | 'C' | 'I' | 'D'): Locator {
    return this.acid.getByRole('button', { name: new RegExp(`^${letter}`) });
  }

  async expectAcid(letter: 'A' | 'C' | 'I' | 'D', state: 'ok' | 'threatened' | 'broken'): Promise<void> {
    await expect(this.acidCell(letter)).toContainText(this.words.text(`inspector:acid.state.${state}`));
  }

  rule(id: string): Locator {
    return this.panel('rules')
      .getByRole('listitem')
      .filter({ has: this.page.getByText(this.words.text('inspector:rules.name', { id }), { exact: true }) });
  }
}
