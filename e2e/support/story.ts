import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words';

/** Some answers are judged by the checker, which takes its time on a busy machine. */
const JUDGED = { timeout: 20_000 } as const;

/** The story beside the picture: its beat, its question, its answers. */
export class Story {
  constructor(
    private readonly page: Page,
    private readonly words: Words,
  ) {}

  /** The rail at wide windows, the tab panel at narrower ones. */
  get area(): Locator {
    const name = this.words.text('ui:area.story');
    return this.page
      .getByRole('complementary', { name, exact: true })
      .or(this.page.getByRole('tabpanel', { name, exact: true }));
  }

  get title(): Locator {
    return this.area.getByRole('heading', { level: 2 });
  }

  /** The heading of a beat as the story names it: `S3`, `dark`. */
  async expectBeat(scenario: string, beat: string): Promise<void> {
    await expect(this.title).toHaveText(this.words.text(`story:${scenario}.${beat}.title`));
  }

  get question(): Locator {
    return this.area.locator('[data-scope=question]');
  }

  get options(): Locator {
    return this.question
      .getByRole('group')
      .getByRole('button')
      .filter({ has: this.page.locator('[aria-hidden]') });
  }

  /** An answer by its letter, as it stands before its words. */
  option(letter: string): Locator {
    return this.options.filter({ has: this.page.getByText(letter, { exact: true }) });
  }

  async answer(letter: string): Promise<void> {
    await this.option(letter).click();
  }

  /** An answer by its name in the story: it may stand at any letter. */
  namedOption(scenario: string, beat: string, option: string): Locator {
    return this.options.filter({ hasText: this.words.text(`story:${scenario}.${beat}.option.${option}`) });
  }

  async expectMark(option: Locator, key: 'right' | 'wrong'): Promise<void> {
    await expect(option).toContainText(this.words.text(`story:${key}`), JUDGED);
  }

  async expectRight(letter: string): Promise<void> {
    await expect(this.option(letter)).toContainText(this.words.text('story:right'), JUDGED);
  }

  async expectWrong(letter: string): Promise<void> {
    await expect(this.option(letter)).toContainText(this.words.text('story:wrong'), JUDGED);
  }

  /** The line of a verdict that says which runs were looked at, by its ground. */
  checked(ground: string): Locator {
    return this.question.locator(`[data-checked="${ground}"]`);
  }

  async returnToStory(): Promise<void> {
    await this.area.getByRole('button', { name: this.words.text('story:return') }).click();
  }

  get nextButton(): Locator {
    return this.area.getByRole('button', { name: this.words.text('story:next'), exact: true });
  }

  get backButton(): Locator {
    return this.area.getByRole('button', { name: this.words.text('story:back'), exact: true });
  }

  async next(): Promise<void> {
    await this.nextButton.click();
  }

  async back(): Promise<void> {
    await this.backButton.click();
  }

  /** All beats as buttons. */
  get beats(): Locator {
    return this.area.getByRole('list', { name: this.words.text('story:beats') }).getByRole('button');
  }

  get currentBeat(): Locator {
    return this.beats.and(this.page.locator('[aria-current=step]'));
  }

  async goTo(beat: number): Promise<void> {
    await this.beats.nth(beat - 1).click();
  }

  /** Chooses how the story goes, by the id of the variant. */
  async variant(id: string): Promise<void> {
    const group = this.area.getByRole('group', { name: this.words.text('story:variant') });
    await group
      .getByRole('radio')
      .and(this.page.locator(`[value="${id}"]`))
      .check();
  }

  /** The linked words of the text: each lights up what it names. */
  word(text: string): Locator {
    return this.area.locator('p').getByRole('button', { name: text, exact: true }).first();
  }

  get doors(): Locator {
    return this.area.getByRole('navigation', { name: this.words.text('story:doors') });
  }

  get predictions(): Locator {
    return this.area.getByRole('region', { name: this.words.text('story:history') });
  }

  // On a phone

  get caption(): Locator {
    return this.page.getByText(this.words.within('story:beatOf')).locator('..').locator('..');
  }

  get captionButton(): Locator {
    const name = new RegExp(`^(${this.words.text('story:answer')}|${this.words.text('story:more')})$`);
    return this.page.getByRole('button', { name });
  }
}
