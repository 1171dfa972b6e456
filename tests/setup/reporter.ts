import type { Reporter, TestModule } from 'vitest/node';

/** The last line of a run: `N passed, N failed`; a file that could not be run counts as one failure. */
export default class LastLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((test) => test.result().state === 'passed').length;
      const failures = tests.filter((test) => test.result().state === 'failed').length;
      failed += failures;
      if (failures === 0 && module.state() === 'failed') failed += 1;
    }
    // Said last of all, after what the ends of servers and databases print.
    process.on('exit', () => {
      process.stdout.write(`${passed} passed, ${failed} failed\n`);
      if (failed > 0 || passed === 0) process.exitCode = 1;
    });
  }
}
