import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { Look } from './look';
import { RingPanels } from './ringPanels';
import { boxOf } from './stage';
import type { Complaints } from './test';
import { type Language, Words } from './words';

export type Counter = 'moved' | 'toNew' | 'betweenOld' | 'ideal' | 'modulo';
export type ShardAct = 'remove' | 'crash' | 'recover';

/** An arc as the strip tells it to a screen reader: hashes in (from, to]. */
export interface ToldArc {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
}

/** Drives the page of the ring the way a person does. Only this file knows how its things are found. */
export class Ring {
  readonly words: Words;
  readonly look: Look;
  readonly panels: RingPanels;

  constructor(
    readonly page: Page,
    language: Language = 'en',
  ) {
    this.words = new Words(language);
    this.look = new Look(page);
    this.panels = new RingPanels(page, this.words);
  }

  /** The page as somebody else has it: nothing remembered, nothing shared but the link. */
  static async elsewhere(browser: Browser, complaints: Complaints, baseURL = ''): Promise<Ring> {
    const context = await browser.newContext({ baseURL, reducedMotion: 'reduce', locale: 'en-US' });
    await complaints.listenTo(context);
    return new Ring(await context.newPage());
  }

  speaking(language: Language): Ring {
    return new Ring(this.page, language);
  }

  /** Opens the page, or a link to a moment of it, and waits until its figures are there. */
  async open(link = '#/ring'): Promise<this> {
    await this.page.goto(`./${link.slice(link.indexOf('#'))}`);
    await expect(this.counter('modulo')).toBeVisible();
    return this;
  }

  private text(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return this.words.text(`ring:${key}`, values);
  }

  private select(key: string): Locator {
    return this.page.getByRole('combobox', { name: this.text(key), exact: true });
  }

  private button(key: string, values: Readonly<Record<string, string | number>> = {}): Locator {
    return this.page.getByRole('button', { name: this.text(key, values), exact: true });
  }

  async speak(language: Language): Promise<Ring> {
    await this.page
      .getByRole('radio', { name: this.words.text(`ui:language.${language}`), exact: true })
      .check();
    await expect(this.page.locator('html')).toHaveAttribute('lang', language);
    return this.speaking(language);
  }

  async begin(preset: string): Promise<void> {
    await this.select('preset.label').selectOption({ label: this.text(`preset.${preset}.title`) });
  }

  get disclaimer(): Locator {
    return this.page.getByText(this.words.text('ui:disclaimer'), { exact: true });
  }

  /** What a link or a file has wrong. */
  get problem(): Locator {
    return this.page.getByRole('alert');
  }

  // The counters

  counter(id: Counter): Locator {
    return this.page
      .getByRole('region', { name: this.text('moves.title') })
      .locator(`[data-kind=${id}]`)
      .getByRole('definition');
  }

  async expectCounters(counts: Readonly<Partial<Record<Counter, number>>>): Promise<void> {
    for (const [id, count] of Object.entries(counts))
      await expect(this.counter(id as Counter), id).toHaveText(new RegExp(`^${count.toLocaleString('en')} `));
  }

  async count(id: Counter): Promise<number> {
    return leadingNumber(await this.counter(id).innerText());
  }

  // The picture

  get pins(): Locator {
    return this.page
      .getByRole('region', { name: this.text('stage'), exact: true })
      .getByRole('group', { name: this.text('shards.title') })
      .getByRole('button');
  }

  pin(letter: string): Locator {
    const names = ['up', 'down'].map((state) => this.words.within(`ring:pin.${state}`, { letter }).source);
    return this.pins.and(this.page.getByRole('button', { name: new RegExp(names.join('|')) }));
  }

  get dots(): Locator {
    return this.page
      .getByRole('region', { name: this.text('stage'), exact: true })
      .locator('[data-object^="key:"]');
  }

  dot(key: string): Locator {
    return this.dots.and(this.page.locator(`[data-object="key:${key}"]`));
  }

  /** Presses on a key just where it is, however many lie beside it. */
  async pressDot(key: string): Promise<void> {
    await this.dot(key).locator('circle').last().click({ force: true });
  }

  async tapDot(key: string): Promise<void> {
    await this.dot(key).locator('circle').last().tap({ force: true });
  }

  /** Takes a pin and carries it so many pixels; {@link drop} lets it go. */
  async take(letter: string, by: { readonly x: number; readonly y: number }): Promise<void> {
    const { x, y, width, height } = await boxOf(this.pin(letter).locator('circle').first());
    const { mouse } = this.page;
    await mouse.move(x + width / 2, y + height / 2);
    await mouse.down();
    await mouse.move(x + width / 2 + by.x, y + height / 2 + by.y, { steps: 8 });
  }

  async drop(): Promise<void> {
    await this.page.mouse.up();
  }

  // The strip

  get strip(): Locator {
    return this.page.getByRole('slider', { name: this.text('arc.choose') });
  }

  /** Reads the next arc by keyboard. */
  async nextArc(key: 'ArrowRight' | 'ArrowLeft' = 'ArrowRight'): Promise<ToldArc> {
    const before = await this.strip.getAttribute('aria-valuetext');
    await this.strip.press(key);
    await expect(this.strip).not.toHaveAttribute('aria-valuetext', before ?? '');
    const told = (await this.strip.getAttribute('aria-valuetext')) ?? '';
    const [, letter = '', , from = '', to = ''] = this.words.pattern('ring:arc.value').exec(told) ?? [];
    return { letter, from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
  }

  /** The first arcs of the ring, clockwise. */
  async arcs(count: number): Promise<ToldArc[]> {
    await this.strip.blur();
    const arcs: ToldArc[] = [];
    for (let read = 0; read < count; read++) arcs.push(await this.nextArc());
    return arcs;
  }

  // The list of shards, and the bet

  async add(): Promise<void> {
    await this.addButton.click();
  }

  get addButton(): Locator {
    return this.page.getByRole('button', { name: this.text('shards.add') });
  }

  /** In the list of all shards. */
  act(act: ShardAct, letter: string): Locator {
    return this.page
      .getByRole('region', { name: this.text('shards.title'), exact: true })
      .getByRole('button', { name: this.text(`shards.${act}`, { letter }), exact: true });
  }

  /** Beside the picture, for the shard whose pin was pressed. */
  chosenAct(act: ShardAct, letter: string): Locator {
    return this.page
      .getByRole('list', { name: this.text('shards.selected') })
      .getByRole('button', { name: this.text(`shards.${act}`, { letter }), exact: true });
  }

  question(kind: 'remove' | 'crash', letter: string): Locator {
    return this.page.getByRole('heading', { name: this.text(`bet.${kind}`, { letter }) });
  }

  private get betList(): Locator {
    return this.page.getByRole('list', { name: this.text('bet.keys') });
  }

  /** The keys to bet on, each with the letter of its present owner. */
  async betKeys(): Promise<{ readonly key: string; readonly owner: string }[]> {
    return this.betList.getByRole('listitem').evaluateAll((items) =>
      items.map((item) => ({
        key: item.querySelector('code')?.textContent ?? '',
        owner: item.querySelector('[data-shard]')?.textContent ?? '',
      })),
    );
  }

  betBox(key: string): Locator {
    return this.betList.getByRole('listitem').filter({ hasText: key }).getByRole('checkbox');
  }

  async settle(kind: 'remove' | 'crash', letter: string): Promise<void> {
    await this.settleButton(kind, letter).click();
  }

  settleButton(kind: 'remove' | 'crash', letter: string): Locator {
    return this.button(`bet.do.${kind}`, { letter });
  }

  async skipBet(): Promise<void> {
    await this.button('bet.skip').click();
  }

  async leaveBet(): Promise<void> {
    await this.button('bet.cancel').click();
  }

  get answer(): Locator {
    return this.page.getByRole('status').filter({ hasText: this.text('bet.why') });
  }

  // What was done

  async undo(): Promise<void> {
    await this.undoButton.click();
  }

  get undoButton(): Locator {
    return this.button('history.undo');
  }

  get now(): Locator {
    return this.select('history.now');
  }

  get comparedWith(): Locator {
    return this.select('history.compare');
  }

  get futures(): Locator {
    return this.select('history.branches');
  }

  // Placement

  get virtualNodes(): Locator {
    return this.page.getByRole('slider', { name: this.text('placing.virtualNodes') });
  }

  deviation(kind: 'measured' | 'predicted'): Locator {
    return this.page
      .getByText(this.text(`placing.${kind}`), { exact: true })
      .locator('xpath=following-sibling::dd');
  }

  setting(id: 'algorithm' | 'dialect' | 'hash'): Locator {
    return this.select(`placing.${id}`);
  }

  async copies(count: 1 | 2 | 3): Promise<void> {
    await this.page
      .getByRole('group', { name: this.text('placing.copies') })
      .getByRole('radio', { name: String(count) })
      .check();
  }
}

function leadingNumber(text: string): number {
  return Number.parseFloat(text.replaceAll(',', ''));
}
