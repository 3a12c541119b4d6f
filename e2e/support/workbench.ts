import { expect, type Locator, type Page } from '@playwright/test';
import { Dialogs } from './dialogs';
import { Inspector } from './inspector';
import { Look } from './look';
import { Playback } from './playback';
import { boxOf, Stage } from './stage';
import { Story } from './story';
import { Timeline } from './timeline';
import { type Language, Words } from './words';

/** Everything on the page that changes with the play-head, as a person would read it. */
export interface Seen {
  readonly step: string;
  readonly nodes: readonly string[];
  readonly states: readonly string[];
  readonly messages: readonly string[];
  readonly acid: string;
  readonly panel: string;
}

/** Nothing on the page takes longer than this to begin to change. */
const REST_MS = 300;

/** Drives the page the way a person does. Only this file and the parts it is made of know how things are found. */
export class Workbench extends Playback {
  readonly stage: Stage;
  readonly story: Story;
  readonly timeline: Timeline;
  readonly inspector: Inspector;
  readonly dialogs: Dialogs;
  readonly look: Look;

  constructor(page: Page, language: Language = 'en') {
    super(page, new Words(language));
    this.stage = new Stage(page, this.words);
    this.story = new Story(page, this.words);
    this.timeline = new Timeline(page, this.words);
    this.inspector = new Inspector(page, this.words);
    this.dialogs = new Dialogs(page, this.words);
    this.look = new Look(page);
  }

  /** The same page, read in another language. */
  speaking(language: Language): Workbench {
    return new Workbench(this.page, language);
  }

  /** Opens the page at an address behind `#`, such as a share link, and waits until there is something to see. */
  async open(link = ''): Promise<this> {
    await this.page.goto(`./${link.slice(Math.max(0, link.indexOf('#')))}`);
    await expect(this.stage.nodes.first()).toBeVisible();
    return this;
  }

  // Landmarks and what concerns the whole page

  get banner(): Locator {
    return this.page.getByRole('banner');
  }

  get main(): Locator {
    return this.page.getByRole('main', { name: this.words.text('ui:area.stage') });
  }

  get disclaimer(): Locator {
    return this.page.getByText(this.words.text('ui:disclaimer'), { exact: true });
  }

  /** What a screen reader hears after each step. */
  get spoken(): Locator {
    return this.page.locator('[role=status][aria-atomic=true]:not(section *)');
  }

  get toast(): Locator {
    return this.page.locator('[role=status][aria-live=polite]:not([aria-atomic])');
  }

  /** On a phone: one line, which opens to the whole sentence. */
  get disclaimerLine(): Locator {
    return this.page.getByText(this.words.text('ui:disclaimerShort'));
  }

  get root(): Locator {
    return this.page.locator('html');
  }

  get scenario(): Locator {
    return this.page.getByRole('combobox', { name: this.words.text('ui:scenario') });
  }

  /** Opens a scenario by its id and, where it has several, that of its variant: `S1/calm`, `S3/W2`. */
  async choose(scenario: string): Promise<void> {
    await this.scenario.selectOption({ value: scenario });
  }

  async speak(language: Language): Promise<Workbench> {
    await this.page
      .getByRole('radio', { name: this.words.text(`ui:language.${language}`), exact: true })
      .check();
    await expect(this.root).toHaveAttribute('lang', language);
    return this.speaking(language);
  }

  async theme(name: 'auto' | 'light' | 'dark' | 'projector'): Promise<void> {
    await this.page
      .getByRole('combobox', { name: this.words.text('ui:theme.label') })
      .selectOption({ label: this.words.text(`ui:theme.${name}`) });
  }

  /** The panels of the narrow layouts. */
  async openPanel(panel: 'timeline' | 'story' | 'inspect' | 'faults'): Promise<void> {
    const name = this.words.text(`ui:area.${panel}`);
    await this.page.getByRole('tab', { name, exact: true }).click();
    await expect(this.page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses Tab until the focus is there, as somebody without a mouse would. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab', max = 60): Promise<void> {
    for (let count = 0; count < max; count++) {
      if (await isFocused(target)) return;
      await this.page.keyboard.press(key);
    }
    await expect(target, `reached within ${max} presses of ${key}`).toBeFocused();
  }

  /** Gets to the picture with the keyboard: by the skip link, then to the one thing on it that Tab reaches. */
  async enterStage(): Promise<void> {
    await this.tabTo(this.page.getByRole('button', { name: this.words.text('ui:skip') }));
    await this.press('Enter');
    await expect(this.main).toBeFocused();
    await this.press('Tab');
  }

  /** Draws a finger across a thing. */
  async swipe(target: Locator, to: 'left' | 'right'): Promise<void> {
    const { x, y, width, height } = await boxOf(target);
    const [from, until] = to === 'left' ? [x + width * 0.6, x + 10] : [x + 10, x + width * 0.6];
    const client = await this.page.context().newCDPSession(this.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number | null) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: at === null ? [] : [{ x: at, y: y + height / 2 }],
      });
    await touch('touchStart', from);
    for (let share = 0.25; share <= 1; share += 0.25) await touch('touchMove', from + (until - from) * share);
    await touch('touchEnd', null);
    await client.detach();
  }

  // What is seen

  /** What is on the page once it has come to rest: a step fades in, and slower parts follow a moment later. */
  async seen(): Promise<Seen> {
    let seen = await this.glance();
    let since = Date.now();
    while (Date.now() - since < REST_MS) {
      const now = await this.glance();
      if (JSON.stringify(now) !== JSON.stringify(seen)) since = Date.now();
      seen = now;
    }
    return seen;
  }

  /** Reads everything at once, so that no two parts of it belong to different moments. */
  glance(): Promise<Seen> {
    const acidTitle = this.words.text('inspector:acid.title');
    return this.page.evaluate((acid) => {
      const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
      const label = (element: Element): string => element.getAttribute('aria-label') ?? '';
      const text = (selector: string): string =>
        document.querySelector<HTMLElement>(selector)?.innerText ?? '';
      return {
        step: text('section[aria-label] span[title]'),
        nodes: all('li[data-node] > button:first-child').map(label),
        states: all('li[data-node]').map(
          (card) => `${card.getAttribute('data-node')} ${card.getAttribute('data-state')}`,
        ),
        messages: all('g[data-message] [role=button]').map(label),
        acid: text(`section[aria-label="${acid}"]`),
        panel: text('[role=tabpanel][data-state=active]'),
      };
    }, acidTitle);
  }

  /**
   * The moment on screen in a few words that depend on no wording: position, every node with its state and log records,
   * the money of every account.
   */
  async digest(): Promise<string> {
    const log = this.words.within('stage:describe.log');
    const { step, nodes, states } = await this.seen();
    const [, done, all, effects, planned] = /(\d+) \/ (\d+)(?:\D+(\d+)\D+(\d+))?/.exec(step) ?? [];
    const place = `${done}/${all}${effects === undefined ? '' : ` ${effects}/${planned}`}`;
    const cards = nodes.map((label, index) => {
      const records = log.exec(label)?.[1]?.split(this.words.text('stage:describe.comma')).join('+');
      return `${states[index]} ${records ?? '-'}`;
    });
    await this.inspector.openTab('money');
    return [place, ...cards, ...(await this.inspector.money())].join(' | ');
  }
}

async function isFocused(target: Locator): Promise<boolean> {
  return target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
}
