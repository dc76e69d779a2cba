import type { Context } from '../../server/context.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { UsageError } from './failure.ts';
import { withContext } from './open.ts';
import { json, line } from './output.ts';
import { stoppable } from './stoppable.ts';
import { dayArgument, jsonOption, verb } from './verb.ts';

export const backfillCommand = () =>
  verb('backfill', {
    does: 'Post and score a stretch of past nights as they would have been.',
    examples: ['assay backfill --from 2025-11-01 --to 2026-11-21'],
  })
    .requiredOption('--from <day>', 'the first night, YYYY-MM-DD', dayArgument)
    .requiredOption('--to <day>', 'the last night, YYYY-MM-DD', dayArgument)
    .option(...jsonOption)
    .action(async ({ from, to, json: asJson }: { from: Day; to: Day; json?: true }) => {
      if (from > to) throw new UsageError('--from lies after --to: exchange the two days');
      await withContext(async (context) => {
        const nights = await stoppable(goOn(from, to), (signal) => work(context, from, to, signal));
        if (asJson) return json(nights);
        const [first, last] = [nights[0], nights.at(-1)];
        if (!first || !last) return line('These nights are published already.');
        const ranked = `${last.ranked} of ${last.sellers} sellers ranked on the last one`;
        await line(`${nights.length} nights published, ${first.night} to ${last.night}; ${ranked}.`);
      });
    });

const goOn = (from: Day, to: Day): string =>
  `To go on: \`assay backfill --from ${dayText(from)} --to ${dayText(to)}\`.`;

async function work(context: Context, from: Day, to: Day, signal: AbortSignal) {
  const { backfill } = await import('../backfill.ts');
  const { showProgress } = await import('../progress.ts');
  const progress = showProgress();
  progress.start('backfill', to - from + 1);
  try {
    const onNight = (night: Day, { night: day }: { night: string }) => progress.reach(night - from + 1, day);
    return await backfill(context, from, to, onNight, signal);
  } finally {
    progress.finish();
  }
}
