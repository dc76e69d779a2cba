import type { Context } from '../../server/context.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { withContext } from './open.ts';
import { json, line } from './output.ts';
import { stoppable } from './stoppable.ts';
import { dayArgument, jsonOption, verb } from './verb.ts';

export const nightCommand = () =>
  verb('night', {
    does: 'Work through every night that is owed, oldest first, up to yesterday; or through the one named.',
    examples: ['assay night', 'assay night --date 2026-11-21'],
  })
    .option(
      '--date <day>',
      'the business day of the night, YYYY-MM-DD: the next that is owed (repeating one changes nothing)',
      dayArgument,
    )
    .option(...jsonOption)
    .action((options: { date?: Day; json?: true }) =>
      withContext(async (context) => {
        const results = await stoppable(goOn(options.date), (signal) => work(context, options.date, signal));
        if (options.json) return json(results);
        if (results.length === 0) return line(await nothingDone(context));
        const { printNights } = await import('./print-nights.ts');
        await printNights(results);
      }),
    );

const goOn = (date: Day | undefined): string =>
  `To go on: \`assay night${date === undefined ? '' : ` --date ${dayText(date)}`}\`.`;

async function nothingDone(context: Context): Promise<string> {
  const { mayBegin, noSellers } = await import('../night-order.ts');
  return (await mayBegin(context)) ? 'No night is owed.' : `No night was run: ${noSellers}.`;
}

async function work(context: Context, date: Day | undefined, signal: AbortSignal) {
  const { runNight, runOwedNights } = await import('../night.ts');
  const { sealAudit } = await import('../seal-audit.ts');
  const { showProgress } = await import('../progress.ts');
  const progress = showProgress();
  const onStage = (stage: string, moment: string) => {
    if (moment === 'start') progress.start(stage);
  };
  try {
    const results =
      date === undefined
        ? await runOwedNights(context, { onStage, signal })
        : [await runNight(context, date, { onStage, signal })];
    await sealAudit(context);
    return results;
  } finally {
    progress.finish();
  }
}
