import { Argument, Option } from 'commander';
import type { Context } from '../../server/context.ts';
import type { Day } from '../../server/scoring/day.ts';
import type { Export } from '../../server/stores/exports.ts';
import type { Format } from '../export-rows.ts';
import { Failure } from './failure.ts';
import { withContext } from './open.ts';
import { write } from './output.ts';
import { dayArgument, verb } from './verb.ts';

const nightly = ['readings', 'scores', 'recommendations', 'ledger'] as const;
const logs = ['rejections', 'decisions'] as const;
export const kinds = [...nightly, ...logs] as const;
type Kind = (typeof kinds)[number];

export const exportCommand = () =>
  verb('export', {
    does: 'Write the figures of a night, the rows in quarantine or the decisions to standard output.',
    examples: ['assay export scores > scores.csv', 'assay export readings --date 2026-11-21 --format json'],
  })
    .addArgument(new Argument('<kind>', 'what to write').choices(kinds))
    .option(
      '--date <day>',
      'the business day, YYYY-MM-DD (default: the last published night; all for the last two kinds)',
      dayArgument,
    )
    .addOption(new Option('--format <format>', 'how to write it').choices(['csv', 'json']).default('csv'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .action((kind: Kind, options: { date?: Day; format: Format }) =>
      withContext(async (context) => {
        const { exportText } = await import('../export-rows.ts');
        const source = await sourceOf(context, kind, options.date ?? null);
        // Here the output is the work: once nobody reads it, there is nothing left to do.
        for await (const chunk of exportText(source, options.format)) if (!(await write(chunk))) break;
      }),
    );

/** What a kind writes, of the night that is published, or of all days. */
export async function sourceOf(context: Context, kind: Kind, day: Day | null): Promise<Export> {
  const { database, calendar } = context;
  const exports = await import('../../server/stores/exports.ts');
  const ofLogs = await import('../../server/stores/export-logs.ts');
  if (kind === 'rejections') return ofLogs.exportRejections(database, day, calendar);
  if (kind === 'decisions') return ofLogs.exportDecisions(database, day, calendar);
  const night = await publishedNight(context, day);
  if (kind === 'readings') return exports.exportReadings(database, night);
  if (kind === 'scores') return exports.exportScores(database, night);
  if (kind === 'ledger') return exports.exportLedger(database, night);
  return exports.exportRecommendations(database, night);
}

const distantFuture = 2_000_000;

async function publishedNight({ database }: Context, day: Day | null): Promise<Day> {
  const { publishedNear } = await import('../../server/stores/exports.ts');
  const { dayText } = await import('../../server/scoring/day.ts');
  const { before, after } = await publishedNear(database, day ?? distantFuture);
  if (day === null && before !== null) return before;
  if (day !== null && before === day) return day;
  const near = [before, after].filter((night) => night !== null).map(dayText);
  const published = near.length
    ? `the nearest published nights are ${near.join(' and ')}`
    : 'no night was published yet: run `assay night`';
  throw new Failure(day === null ? published : `the night of ${dayText(day)} is not published; ${published}`);
}
