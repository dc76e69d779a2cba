/** mocha's spec reporter that also tells the counts to `run.ts`. */
import mocha from 'mocha';

export default class CountingReporter extends mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.once('end', () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      process.send?.({ passed: passes, failed: failures, skipped: pending });
    });
  }
}
