import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words';

/** The panel of the checker: its questions, limits, figures, answers and history. */
export class Check {
  constructor(
    private readonly page: Page,
    private readonly words: Words,
  ) {}

  get panel(): Locator {
    return this.page.getByRole('region', { name: this.words.text('check:title'), exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: this.words.text('ui:area.check'), exact: true }).click();
    await expect(this.panel).toBeVisible();
  }

  /** The one button; it says what it would do now. */
  button(key: 'run' | 'again' | 'stop' | 'goOn' | 'resume'): Locator {
    return this.panel.getByRole('button', { name: this.words.text(`check:${key}`), exact: true });
  }

  async run(): Promise<void> {
    await this.button('run').or(this.button('again')).click();
  }

  get status(): Locator {
    return this.panel.locator('[data-status]');
  }

  async expectStatus(status: 'idle' | 'running' | 'complete' | 'limit' | 'stopped'): Promise<void> {
    await expect(this.status).toHaveAttribute('data-status', status, { timeout: 20_000 });
    await expect(this.status).toHaveText(this.words.text(`check:status.${status}`));
  }

  // The limits

  /** A line below the heading of the limits, which says them in words. */
  get limits(): Locator {
    const name = this.page.getByText(this.words.text('check:limits.name'), { exact: true });
    return this.panel.locator('details').filter({ has: this.page.locator('summary').filter({ has: name }) });
  }

  async openLimits(): Promise<void> {
    if ((await this.limits.getAttribute('open')) === null)
      await this.limits.locator('summary').first().click();
    await expect(this.limits).toHaveAttribute('open');
  }

  slider(key: string, values: Readonly<Record<string, string>> = {}): Locator {
    return this.limits.getByRole('slider', {
      name: this.words.text(`check:limits.${key}`, values),
      exact: true,
    });
  }

  async set(slider: Locator, value: number): Promise<void> {
    await this.openLimits();
    await slider.fill(String(value));
  }

  async openMore(): Promise<void> {
    await this.openLimits();
    await this.limits.getByText(this.words.text('check:limits.more'), { exact: true }).click();
  }

  async stopAt(states: number): Promise<void> {
    await this.panel
      .getByRole('combobox', { name: this.words.text('check:limits.maxStates') })
      .selectOption({ value: String(states) });
  }

  // Figures and answers

  figure(key: 'states' | 'speed' | 'depth' | 'waiting' | 'seconds' | 'limit'): Locator {
    const name = this.page.getByText(this.words.text(`check:figures.${key}`), { exact: true });
    return this.panel.locator('dl > div').filter({ has: name }).locator('dd');
  }

  /** The line of a question, with its answer once there is one. */
  async expectAnswer(topic: string, answer: string): Promise<void> {
    const name = this.words.text('check:answers.show', {
      question: this.words.text(`check:answers.${topic}`),
      answer: this.words.text(`check:answers.${answer}`),
    });
    await expect(this.panel.getByRole('button', { name, exact: true })).toBeVisible({ timeout: 20_000 });
  }

  rule(id: string): Locator {
    const name = this.page.getByText(this.words.text('check:verdict.rule', { id }), { exact: true });
    return this.panel.getByRole('listitem').filter({ has: name });
  }

  /** Opens the run that breaks a rule, and waits until it is on screen. */
  async openRun(id: string): Promise<void> {
    await this.panel.getByRole('button', { name: this.words.text('check:verdict.openOf', { id }) }).click();
    await expect(this.rule(id)).toContainText(this.words.within('check:verdict.onScreen'));
  }

  guide(id: string, key: 'fromStart' | 'why' | 'share'): Locator {
    return this.rule(id).getByRole('button', { name: this.words.text(`check:verdict.${key}`), exact: true });
  }

  earlier(number: number): Locator {
    const name = this.words.within('check:history.entry', { number });
    return this.panel.getByRole('button', { name }).and(this.panel.locator('ol button'));
  }

  /** What a screen reader hears of it. */
  get spoken(): Locator {
    return this.panel.locator('[role=status]');
  }
}
