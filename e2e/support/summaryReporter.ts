import type { FullConfig, Reporter, Suite, TestError } from '@playwright/test/reporter';

/** Ends the output with one plain line, `12 passed, 0 failed`, so that a script can read the result. */
export default class SummaryReporter implements Reporter {
  private suite: Suite | null = null;
  private errorCount = 0;

  onBegin(_config: FullConfig, suite: Suite) {
    this.suite = suite;
  }

  /** Errors outside any test, for example a file that does not compile. */
  onError(_error: TestError) {
    this.errorCount += 1;
  }

  /** Comes after the `onEnd` of every reporter: nothing is printed behind this line. */
  async onExit() {
    console.log(summaryLine(this.suite?.allTests().map((test) => test.outcome()) ?? [], this.errorCount));
  }

  printsToStdio() {
    return false;
  }
}

/** A test that was skipped, for example because the run was interrupted, has not passed. */
export function summaryLine(
  outcomes: readonly ('expected' | 'unexpected' | 'flaky' | 'skipped')[],
  errorCount: number,
): string {
  const passed = outcomes.filter((outcome) => outcome === 'expected' || outcome === 'flaky').length;
  return `${passed} passed, ${outcomes.length - passed + errorCount} failed`;
}
