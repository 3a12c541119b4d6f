import { expect, type Locator, type Page } from '@playwright/test';

/** The page as a whole: how wide it is, how it looks, what can be read on it. */
export class Look {
  constructor(private readonly page: Page) {}

  /** From the next page on, remembers when a question came into sight. */
  async noteFirstSight(): Promise<void> {
    await this.page.addInitScript(() => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('[data-scope=question] button')) return;
        observer.disconnect();
        requestAnimationFrame(() => performance.mark('first-sight'));
      });
      observer.observe(document, { childList: true, subtree: true });
    });
  }

  /** Milliseconds from asking for the page to the frame with the question. */
  async firstSight(): Promise<number> {
    const marks = () => performance.getEntriesByName('first-sight').map(({ startTime }) => startTime);
    await expect.poll(() => this.page.evaluate(marks)).toHaveLength(1);
    return (await this.page.evaluate(marks))[0] ?? Number.NaN;
  }

  /** How wide the page is, with what one would have to scroll to. */
  width(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth);
  }

  outlineStyle(target: Locator): Promise<string> {
    return target.evaluate((element) => getComputedStyle(element).outlineStyle);
  }

  /** Colours and lines that a theme decides, once the change has faded in. */
  async colours(): Promise<string> {
    await this.page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
    );
    return this.page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      const card = document.querySelector('li[data-node]');
      return `${backgroundColor} ${color} ${card ? getComputedStyle(card).borderWidth : ''}`;
    });
  }

  /** In how many places one and the same message is seen during the next frames: more than one means that it flies. */
  async flight(frames = 40): Promise<number> {
    return this.page.evaluate(async (count) => {
      const places = new Map<string, Set<string>>();
      for (let frame = 0; frame < count; frame++) {
        await new Promise(requestAnimationFrame);
        for (const glyph of document.querySelectorAll('[data-message]')) {
          const key = glyph.getAttribute('data-message') ?? '';
          const moved = /translate\([^)]*\)/.exec(glyph.getAttribute('transform') ?? '')?.[0] ?? '';
          places.set(key, (places.get(key) ?? new Set()).add(moved));
        }
      }
      return Math.max(...[...places.values()].map(({ size }) => size));
    }, frames);
  }

  /** Every line of text that can be read, and every accessible name. */
  text(): Promise<string[]> {
    return this.page.evaluate(() => {
      const lines = document.body.innerText.split('\n');
      const names = [...document.querySelectorAll('[aria-label]')].map(
        (element) => element.getAttribute('aria-label') ?? '',
      );
      return [...new Set([...lines, ...names].map((line) => line.trim()).filter(Boolean))];
    });
  }

  /** Names of controls that reach over the right or left edge of the window. */
  controlsOutside(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('button, select, input, [role=tab]')]
        .filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 1 && (left < 0 || right > window.innerWidth);
        })
        .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? ''),
    );
  }
}
