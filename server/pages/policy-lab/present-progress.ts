/** A backtest that is not done: it waits, runs, was interrupted, or failed. */
import { stretchWords } from './stretches.ts';
import type { AskedBacktest } from '../../stores/backtests.ts';

export function presentProgress(run: AskedBacktest, now: string, may: { draft: boolean; withdraw: boolean }) {
  const percent = Math.floor(run.progress / 10);
  const interrupted = run.state === 'running' && run.leaseUntil !== null && run.leaseUntil < now;
  const lead =
    run.state === 'failed'
      ? 'It could not be worked out.'
      : interrupted
        ? 'The program that worked on it has ended. It begins again by itself within a minute.'
        : run.state === 'waiting'
          ? 'It waits for its turn. This page looks again by itself.'
          : run.state === 'withdrawn'
            ? 'It was withdrawn.'
            : `${percent} % of the nights are replayed. This page looks again by itself.`;
  return {
    title: run.name,
    lead,
    crumbs: [
      { href: '/policy', label: 'Policy' },
      { href: '/policy/lab', label: 'Policy lab' },
    ],
    stretch: stretchWords(run.from, run.to),
    share: percent,
    ended: run.state === 'failed' || run.state === 'withdrawn',
    mayWithdraw: may.withdraw,
    message: run.message,
    address: `/policy/lab/runs/${run.token}`,
    edit: `/policy/lab?base=run-${run.token}`,
    mayDraft: may.draft,
  };
}
