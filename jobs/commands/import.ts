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
      withContext(async ({ database, calendar, clock }) => {
        const { importPaths } = await import('../import-feeds.ts');
        const results = await importPaths(database, paths, { calendar, clock });
        if (options.json) await json(results);
        else
          await table(
            columns,
            results.map((result) => columns.map((column) => result[column])),
          );
        const refused = results.filter((result) => result.state === 'refused');
        if (refused.length > 0) throw new Failure(refusal(refused));
      }),
    );

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

function refusal(refused: readonly { file: string; message: string }[]): string {
  const [first] = refused;
  const others = refused.length > 1 ? ` (and ${refused.length - 1} more)` : '';
  return `${first?.file} was refused: ${first?.message}${others}`;
}
