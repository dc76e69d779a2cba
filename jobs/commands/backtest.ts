import type { Context } from '../../server/context.ts';
import type { Day } from '../../server/scoring/day.ts';
import { soundDraft } from './draft.ts';
import { Failure, UsageError } from './failure.ts';
import { withContext } from './open.ts';
import { json } from './output.ts';
import { stoppable } from './stoppable.ts';
import { dayArgument, jsonOption, verb } from './verb.ts';

interface Options {
  policy: string;
  from: Day;
  to: Day;
  json?: true;
}

export const backtestCommand = () =>
  verb('backtest', {
    does: 'Try a draft of the policy on past nights: who would have been warned, limited or suspended, and when.',
    examples: [
      'assay policy show --json > draft.json',
      'assay backtest --policy draft.json --from 2026-07-01 --to 2026-09-30',
    ],
  })
    .requiredOption('--policy <file>', 'the draft, JSON; `assay policy show --json` prints one to start from')
    .requiredOption('--from <day>', 'the first night to compare, YYYY-MM-DD', dayArgument)
    .requiredOption('--to <day>', 'the last night to compare, YYYY-MM-DD', dayArgument)
    .option(...jsonOption)
    .action(async ({ policy: file, from, to, json: asJson }: Options) => {
      if (from > to) throw new UsageError('--from lies after --to: exchange the two days');
      const policy = await soundDraft(file);
      await withContext(async (context) => {
        const found = await stoppable('Nothing was written; run it again.', (signal) =>
          work(context, { policy, from, to, signal }),
        );
        const { describeBacktest } = await import('../backtest/describe.ts');
        const { printBacktest } = await import('./print-backtest.ts');
        const described = await describeBacktest(context, policy, found);
        return asJson ? json(described) : printBacktest(described);
      });
    });

type Work = Parameters<(typeof import('../backtest/backtest.ts'))['backtest']>[1];

async function work(context: Context, options: Work) {
  const { backtest, NoNightsError } = await import('../backtest/backtest.ts');
  const { showProgress } = await import('../progress.ts');
  const progress = showProgress();
  progress.start('backtest', 100);
  try {
    return await backtest(context, { ...options, onProgress: (share) => progress.reach(Math.floor(share * 100)) });
  } catch (error) {
    throw error instanceof NoNightsError ? new Failure(error.message) : error;
  } finally {
    progress.finish();
  }
}
