import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportProgress, ImportResult } from '../import-feeds.ts';
import { Failure } from './failure.ts';
import { withContext } from './open.ts';
import { json, table } from './output.ts';
import { jsonOption, verb } from './verb.ts';

export const importCommand = () =>
  verb('import', {
    does: 'Take in feed files, or whole folders of them (sellers first, then by name).',
    examples: ['assay import ./feeds', 'assay import orders-2026-11.csv.gz deliveries.ndjson --json'],
  })
    .argument('<path...>', 'files named FEED[-anything].csv or .ndjson, also .gz, or folders')
    .option(...jsonOption)
    .action((paths: string[], options: { json?: true }) =>
      withContext(async ({ database, calendar, clock, config }) => {
        const { keepTimeZone } = await import('../../server/stores/time-zone.ts');
        await keepTimeZone(database, config.timeZone);
        const { importPaths } = await import('../import-feeds.ts');
        const { onProgress, finish } = await shownProgress();
        const results = await importPaths(database, paths, { calendar, clock, onProgress, onPassedOver });
        finish();
        if (options.json) await json(results);
        else if (results.length > 0) await table(columns, results.map(cells));
        if (results.length === 0) throw new Failure(nothingFound(paths));
        const refused = results.filter((result) => result.state === 'refused');
        if (refused.length > 0) throw new Failure(refusal(refused));
      }),
    );

const onPassedOver = (path: string): void => {
  const what = existsSync(path) ? 'not a feed file' : 'a link that leads nowhere';
  process.stderr.write(`passed over ${basename(path)}: ${what}\n`);
};

const nothingFound = (paths: readonly string[]): string =>
  `no feed file in ${paths.join(', ')}: a feed's file is called FEED.csv or FEED-anything.ndjson, FEED being sellers, orders, ` +
  'deliveries, reviews, complaints, returns, trade_ins or coverage';

const columns = [
  'file',
  'feed',
  'lines',
  'accepted',
  'unchanged',
  'quarantined',
  'blank',
  'waiting',
  'state',
  'message',
] as const;

const cells = (result: ImportResult) => columns.map((column) => result[column]);

function refusal(refused: readonly ImportResult[]): string {
  const [first] = refused;
  const others = refused.length > 1 ? ` (and ${refused.length - 1} more)` : '';
  return `${first?.file} was refused: ${first?.message}${others}`;
}

/** A bar for each file. */
async function shownProgress() {
  const { showProgress } = await import('../progress.ts');
  const progress = showProgress();
  let current = '';
  return {
    onProgress: ({ file, bytes, totalBytes, lines }: ImportProgress) => {
      if (file !== current) progress.start(file, totalBytes);
      current = file;
      progress.reach(bytes, `${lines} records`);
    },
    finish: () => progress.finish(),
  };
}
