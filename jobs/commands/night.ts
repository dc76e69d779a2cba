import type { Day } from '../../server/scoring/day.ts';
import { withContext } from './open.ts';
import { json, line } from './output.ts';
import { dayArgument, jsonOption, verb } from './verb.ts';

export const nightCommand = () =>
  verb('night', {
    does: 'Work through every night that is owed, oldest first, up to yesterday; or through the one named.',
    examples: ['assay night', 'assay night --date 2026-11-21'],
  })
    .option('--date <day>', 'the business day of the night, YYYY-MM-DD (repeating it changes nothing)', dayArgument)
    .option(...jsonOption)
    .action((options: { date?: Day; json?: true }) =>
      withContext(async (context) => {
        const { runNight, runOwedNights } = await import('../night.ts');
        const results =
          options.date === undefined ? await runOwedNights(context) : [await runNight(context, options.date)];
        if (options.json) await json(results);
        else if (results.length === 0) await line('No night is owed.');
        else for (const result of results) await line(JSON.stringify(result));
      }),
    );
