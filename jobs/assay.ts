#!/usr/bin/env node
/** The command line: `assay VERB …`. One file per verb in `commands/`; each loads what it works with only when it runs. */
import { endQuietlyOnBrokenPipe, exitCodeOf } from './commands/failure.ts';
import { program } from './commands/index.ts';

endQuietlyOnBrokenPipe();
try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = await exitCodeOf(error);
}
