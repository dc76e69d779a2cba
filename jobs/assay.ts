#!/usr/bin/env node
/** The command line: `assay VERB …`. One file per verb in `commands/`; each loads what it works with only when it runs. */
import { exitCodeOf, goOnUnread } from './commands/failure.ts';
import { run } from './commands/index.ts';

goOnUnread();
try {
  await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = await exitCodeOf(error);
}
