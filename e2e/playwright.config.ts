import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { LAUNCH_ARGS, readChoice } from '../src/tools/browsers.mjs';

/**
 * The tests run against the production build under a sub-path of the plainest possible server. `npm run test:e2e`
 * chooses the browser beforehand; without a choice Playwright takes its own. E2E_PORT moves the server and E2E_DIST
 * names another build, when two of them are tested at the same time.
 */
const port = Number(process.env.E2E_PORT ?? 4179);
const folder = process.env.E2E_DIST ?? 'dist';
const basePath = '/some/sub/path/';
const origin = `http://127.0.0.1:${port}`;
const choice = readChoice();
const executablePath = choice === undefined ? process.env.CHROMIUM_PATH : choice;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 8_000 },
  reporter: [['line'], ['./support/summaryReporter.ts']],
  use: {
    // The slash at the end matters: tests go to './' and '#/…', never to '/'.
    baseURL: `${origin}${basePath}`,
    browserName: 'chromium',
    actionTimeout: 8_000,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    // Flights are tested where motion is the subject; everywhere else they would only be waited for.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { args: LAUNCH_ARGS, ...(executablePath ? { executablePath } : {}) },
    screenshot: 'only-on-failure',
    // Recording every test would double the time; `--trace on` does it when one has to be understood.
    trace: 'off',
  },
  webServer: {
    command: `node src/tools/serveStatic.mjs ${folder} --port ${port} --base ${basePath}`,
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    url: `${origin}${basePath}`,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
