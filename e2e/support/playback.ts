import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words';

/** The controls below the picture: the play-head, undo and redo, and the list of branches. */
export class Playback {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  get controls(): Locator {
    return this.page.getByRole('region', { name: this.words.text('ui:area.controls') });
  }

  // The play-head

  private control(key: string): Locator {
    return this.controls.getByRole('button', { name: this.words.text(`transport:${key}`), exact: true });
  }

  async step(count = 1): Promise<this> {
    for (let index = 0; index < count; index++) await this.control('step').click();
    return this;
  }

  async back(count = 1): Promise<this> {
    for (let index = 0; index < count; index++) await this.control('back').click();
    return this;
  }

  async microStep(): Promise<void> {
    await this.control('microStep').click();
  }

  async microBack(): Promise<void> {
    await this.control('microBack').click();
  }

  async toStart(): Promise<this> {
    await this.control('toStart').click();
    return this;
  }

  async toEnd(): Promise<this> {
    await this.control('toEnd').click();
    return this;
  }

  async play(): Promise<void> {
    await this.control('play').click();
  }

  /** `true` while the run plays by itself. */
  get pauseButton(): Locator {
    return this.control('pause');
  }

  async speed(label: string): Promise<void> {
    await this.controls
      .getByRole('combobox', { name: this.words.text('transport:speed') })
      .selectOption({ label });
  }

  get undoButton(): Locator {
    return this.control('undo');
  }

  get redoButton(): Locator {
    return this.control('redo');
  }

  async undo(): Promise<void> {
    await this.undoButton.click();
  }

  async redo(): Promise<void> {
    await this.redoButton.click();
  }

  /** `5 / 16`, and in the middle of a step how many of its effects are done. */
  get position(): Locator {
    return this.controls.getByTitle(this.words.text('transport:position'));
  }

  async expectAt(step: number, total?: number): Promise<void> {
    const pattern = total === undefined ? `^${step} / \\d+$` : `^${step} / ${total}$`;
    await expect(this.position).toHaveText(new RegExp(pattern));
  }

  /** The same, wherever between two effects the play-head stands. */
  async expectStep(step: number, total: number): Promise<void> {
    await expect(this.position).toHaveText(new RegExp(`^${step} / ${total}(?!\\d)`));
  }

  /** How many steps the run has. */
  async total(): Promise<number> {
    return Number(/\/ (\d+)/.exec(await this.position.innerText())?.[1]);
  }

  // Branches

  private get branchName(): RegExp {
    const forms = this.words.language === 'en' ? ['one', 'other'] : ['other'];
    return new RegExp(forms.map((form) => this.words.pattern(`transport:branches_${form}`).source).join('|'));
  }

  get branchButton(): Locator {
    return this.controls.getByRole('button', { name: this.branchName });
  }

  async expectBranches(count: number): Promise<void> {
    await expect(this.branchButton).toHaveText(String(count));
  }

  /** Opens the list of branches and returns its rows. */
  async branches(): Promise<Locator> {
    await this.branchButton.click();
    return this.page.getByRole('dialog', { name: this.branchName }).getByRole('button');
  }
}
