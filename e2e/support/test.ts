import { type BrowserContext, test as base, expect } from '@playwright/test';
import { Workbench } from './workbench';

interface Fixtures {
  readonly workbench: Workbench;
  /** What any page of the test complained about. It has to stay empty; a test may add a context of its own to it. */
  readonly complaints: Complaints;
}

/** Listens to everything a browser says when something is wrong: console, uncaught errors, the security policy, the network. */
export class Complaints {
  private readonly said: string[] = [];

  async listenTo(context: BrowserContext): Promise<void> {
    context.on('console', (message) => this.said.push(`console ${message.type()}: ${message.text()}`));
    context.on('weberror', (error) => this.said.push(`uncaught: ${error.error().stack}`));
    context.on('response', (response) => {
      if (response.status() >= 400) this.said.push(`${response.status()} ${response.url()}`);
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`security policy: ${violatedDirective} ${blockedURI}`),
      );
    });
  }

  /** Takes out what the browser has to say about something that the test does on purpose. */
  expectAndForget(pattern: RegExp): void {
    const at = this.said.findIndex((line) => pattern.test(line));
    expect(at, `one of: ${this.said.join(', ')}`).toBeGreaterThanOrEqual(0);
    this.said.splice(at, 1);
  }

  all(): readonly string[] {
    return this.said;
  }
}

export const test = base.extend<Fixtures>({
  complaints: [
    async ({ context }, use) => {
      const complaints = new Complaints();
      await complaints.listenTo(context);
      await use(complaints);
      expect(complaints.all(), 'the browser console stays empty').toEqual([]);
    },
    { auto: true },
  ],
  workbench: async ({ page }, use) => {
    await use(new Workbench(page));
  },
});

export { expect };
