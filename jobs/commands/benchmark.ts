import { Argument } from 'commander';
import { settings } from './open.ts';
import { json, line } from './output.ts';
import { jsonOption, verb } from './verb.ts';

type Print = (line: string) => void;

interface Options {
  json?: true;
  quick?: true;
}

const benchmarks = {
  /** The targets of the method, by simulation. */
  numbers: async (print: Print, { quick }: Options) => {
    const { showProgress } = await import('../progress.ts');
    const { benchmarkNumbers } = await import('../benchmarks/numbers.ts');
    return benchmarkNumbers({ size: quick ? 'quick' : 'full', print, progress: showProgress() });
  },
  /** A million orders beside the sqlite3 shell. */
  import: async (print: Print) => (await import('../benchmarks/import.ts')).benchmarkImport({ print }),
  /** A night over ten thousand sellers, with four and with twelve months behind it. */
  night: async (print: Print) => (await import('../benchmarks/night.ts')).benchmarkNight({ print }),
  /** A draft of the policy tried on a year of nights of ten thousand sellers. */
  backtest: async (print: Print) => (await import('../benchmarks/backtest.ts')).benchmarkBacktest({ print }),
  /** What was done to an audit log of a hundred thousand entries, found. */
  audit: async (print: Print) => (await import('../benchmarks/audit.ts')).benchmarkAudit({ print }),
  /** Sellers that turn bad, found by the lab's planner, by chance and in turn. */
  planner: async (print: Print, { quick }: Options) =>
    (await import('../benchmarks/planner.ts')).benchmarkPlanner({ quick: quick ?? false, print }),
  /** The pages of a database at hand, and the morning on a marketplace of ten thousand sellers made for it. */
  /** Two hundred files that mean harm, sent as photos. */
  photos: async (print: Print) => (await import('../benchmarks/photos.ts')).benchmarkPhotos({ print }),
  pages: async (say: Print) => {
    const { databaseUrl } = await settings();
    const pages = await (await import('../benchmarks/pages.ts')).benchmarkPages({ databaseUrl, say });
    return { ...pages, today: await (await import('../benchmarks/today.ts')).benchmarkToday({ say }) };
  },
};

export const benchmarkCommand = () =>
  verb('benchmark', {
    does: 'Measure the targets on this machine, beside something that is known to be fast.',
    examples: [
      'assay benchmark import',
      'assay benchmark numbers --quick',
      'assay benchmark planner',
      'DATABASE_URL=sqlite:data/demo.db assay benchmark pages --json',
    ],
  })
    .addArgument(new Argument('<what>', 'what to measure').choices(Object.keys(benchmarks)))
    .option('--quick', 'numbers, planner: with fewer sellers and years, in a tenth of the time')
    .option(...jsonOption)
    .action(async (what: keyof typeof benchmarks, options: Options) => {
      const print: Print = options.json ? (text) => process.stderr.write(`${text}\n`) : (text) => void line(text);
      const result = await benchmarks[what](print, options);
      if (options.json) await json(result);
    });
