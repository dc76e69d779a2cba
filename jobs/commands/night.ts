import type { Context } from '../../server/context.ts';
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
        const results = await work(context, options.date);
        if (options.json) return json(results);
        if (results.length === 0) return line('No night is owed.');
        const { printNights } = await import('./print-nights.ts');
        await printNights(results);
      }),
    );

async function work(context: Context, date: Day | undefined) {
  const { runNight, runOwedNights } = await import('../night.ts');
  const { showProgress } = await import('../progress.ts');
  const progress = showProgress();
  const onStage = (stage: string, moment: string) => {
    if (moment === 'start') progress.start(stage);
  };
  try {
    return date === undefined
      ? await runOwedNights(context, { onStage })
      : [await runNight(context, date, { onStage })];
  } finally {
    progress.finish();
  }
}
