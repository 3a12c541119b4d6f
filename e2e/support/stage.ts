import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words';

/** The play area: nodes, messages in flight, links, and the menu of what can be done to each. */
export class Stage {
  constructor(
    private readonly page: Page,
    private readonly words: Words,
  ) {}

  get area(): Locator {
    return this.page.getByRole('region', { name: this.words.text('stage:name'), exact: true });
  }

  /** The groups that a screen reader walks through; the accessible name of each tells all about its node. */
  get nodes(): Locator {
    return this.area.locator('li[data-node] > button[aria-haspopup=menu]');
  }

  node(id: string): Locator {
    return this.card(id).locator('button[aria-haspopup=menu]');
  }

  /** The card of a node; its `data-state` is what the outline shows. */
  card(id: string): Locator {
    return this.area.locator(`li[data-node="${id}"]`);
  }

  async expectState(id: string, state: string): Promise<void> {
    await expect(this.card(id)).toHaveAttribute('data-state', state);
  }

  /** All messages in flight. */
  get messages(): Locator {
    return this.area.getByRole('group', { name: this.words.text('stage:messages') }).locator('[role=button]');
  }

  message(type: string, from: string, to: string): Locator {
    return this.messages.and(
      this.page.getByRole('button', {
        name: this.words.within('stage:describe.message', { type, from, to }),
      }),
    );
  }

  /** Messages that the picture shows as lost; nothing can be done to them. */
  get lostMessages(): Locator {
    return this.area.locator('[data-message][data-mode=lost]');
  }

  mode(type: string, from: string, to: string): Locator {
    return this.message(type, from, to).locator('xpath=..');
  }

  link(a: string, b: string): Locator {
    const names = [
      [a, b],
      [b, a],
    ].flatMap(([one = '', two = '']) =>
      ['link', 'linkCut'].map(
        (key) => this.words.pattern(`stage:describe.${key}`, { a: one, b: two }).source,
      ),
    );
    return this.area.getByRole('button', { name: new RegExp(names.join('|')) });
  }

  isCut(a: string, b: string): Locator {
    return this.link(a, b).and(this.area.locator('[data-cut]'));
  }

  /** The button on the band of a partition; pressing it mends the network. */
  get partitionLabel(): Locator {
    return this.area.getByRole('button', { name: this.words.pattern('stage:partition.heal') });
  }

  timer(node: string): Locator {
    return this.card(node).getByRole('button', { name: this.words.pattern('stage:timer.fire') });
  }

  seat(node: string): Locator {
    return this.area.getByRole('button', { name: this.words.pattern('stage:seat.none', { node }) });
  }

  get cutTool(): Locator {
    return this.area.getByRole('button', { name: this.words.text('stage:cutTool') });
  }

  /** The sentence of the rule that the picture breaks. */
  get brokenRule(): Locator {
    return this.area.getByRole('note');
  }

  get brokenNodes(): Locator {
    return this.area.locator('li[data-broken=true]');
  }

  // The menu of a thing

  get menu(): Locator {
    return this.page.getByRole('menu');
  }

  /** An act of the open menu, by the key of its words; the key of a shortcut or the reason of a refusal may follow. */
  act(key: string, values: Readonly<Record<string, string>> = {}): Locator {
    const name = new RegExp(`^${this.words.within(`stage:act.${key}`, values).source}`);
    return this.menu.getByRole('menuitem', { name });
  }

  async select(id: string): Promise<void> {
    await this.node(id).click();
    await expect(this.menu).toBeVisible();
    await this.page.keyboard.press('Escape');
    await expect(this.menu).toBeHidden();
  }

  async onNode(id: string, key: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.node(id).click();
    await this.act(key, values).click();
  }

  async onMessage(message: readonly [string, string, string], key: string): Promise<void> {
    await this.message(...message).click();
    await this.act(key).click();
  }

  async onLink(a: string, b: string, key: string): Promise<void> {
    await this.link(a, b).click();
    await this.act(key).click();
  }

  crash(id: string): Promise<void> {
    return this.onNode(id, 'crash');
  }

  recover(id: string): Promise<void> {
    return this.onNode(id, 'recover');
  }

  /** Goes to a thing with the arrow keys alone, trying the most promising direction first and none twice from one place. */
  async goTo(target: Locator): Promise<void> {
    const goal = centreOf(await boxOf(target));
    const tried = new Set<string>();
    for (let count = 0; count < 24; count++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      const focused = this.area.locator(':focus');
      const name = await focused.getAttribute('aria-label');
      const here = await focused.boundingBox();
      const key = arrowsTowards(here ? centreOf(here) : goal, goal).find(
        (each) => !tried.has(`${name} ${each}`),
      );
      if (key === undefined) break;
      tried.add(`${name} ${key}`);
      await this.page.keyboard.press(key);
    }
    await expect(target, 'reached with the arrow keys').toBeFocused();
  }

  /** Draws a line over the picture with the mouse, from side to side between the first node and those below it. */
  async slice(): Promise<void> {
    const box = await boxOf(this.area);
    const upper = await boxOf(this.nodes.first());
    const lower = await boxOf(this.nodes.nth(1));
    const y = (upper.y + upper.height + lower.y) / 2 + 30;
    await this.page.mouse.move(box.x + 20, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + box.width / 2, y, { steps: 4 });
    await this.page.mouse.move(box.x + box.width - 20, y, { steps: 4 });
    await this.page.mouse.up();
  }
}

export async function boxOf(
  locator: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  await expect(locator).toBeVisible();
  const box = await locator.boundingBox();
  if (!box) throw new Error('It has no place on the page');
  return box;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function centreOf({ x, y, width, height }: Spot & { width: number; height: number }): Spot {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The arrow keys, the one that leads most directly from here to there first. */
function arrowsTowards(here: Spot, there: Spot): string[] {
  const [across, down] = [there.x - here.x, there.y - here.y];
  const gain = { ArrowRight: across, ArrowLeft: -across, ArrowDown: down, ArrowUp: -down };
  return Object.entries(gain)
    .sort(([, a], [, b]) => b - a)
    .map(([key]) => key);
}
