import type { Day } from '../../server/scoring/day.ts';
import { UsageError } from './failure.ts';
import { withContext } from './open.ts';
import { json, line } from './output.ts';
import { dayArgument, jsonOption, verb } from './verb.ts';

export const backfillCommand = () =>
  verb('backfill', {
    does: 'Post and score a stretch of past nights as they would have been.',
    examples: ['assay backfill --from 2025-11-01 --to 2026-11-21'],
  })
    .requiredOption('--from <day>', 'the first night, YYYY-MM-DD', dayArgument)
    .requiredOption('--to <day>', 'the last night, YYYY-MM-DD', dayArgument)
    .option(...jsonOption)
    .action(async (options: { from: Day; to: Day; json?: true }) => {
      if (options.from > options.to) throw new UsageError('--from lies after --to: exchange the two days');
      await withContext(async (context) => {
        const { backfill } = await import('../backfill.ts');
        const nights = await backfill(context, options.from, options.to);
        if (options.json) await json(nights);
        else await line(JSON.stringify(nights));
      });
    });
