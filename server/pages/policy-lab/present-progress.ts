/** A backtest that is not done: it waits, runs, was interrupted, or failed. */
import { message, type Texts } from '../../languages/texts.ts';
import type { AskedBacktest } from '../../stores/backtests.ts';
import { stretchWords } from './stretches.ts';

const states: Record<AskedBacktest['state'], string | null> = {
  waiting: message('waiting'),
  running: message('running'),
  done: null,
  failed: message('failed'),
  withdrawn: message('called off'),
};

/** Null: it is done, and nothing need be said. */
export const stateWords = (t: Texts, state: AskedBacktest['state']): string | null => {
  const words = states[state];
  return words === null ? null : t(words);
};

export function presentProgress(t: Texts, run: AskedBacktest, now: string, may: { draft: boolean; withdraw: boolean }) {
  const percent = Math.floor(run.progress / 10);
  const interrupted = run.state === 'running' && run.leaseUntil !== null && run.leaseUntil < now;
  const lead =
    run.state === 'failed'
      ? t('It could not be worked out.')
      : interrupted
        ? t('The program that worked on it has ended. It begins again by itself within a minute.')
        : run.state === 'waiting'
          ? t('It waits for its turn. This page looks again by itself.')
          : run.state === 'withdrawn'
            ? t('It was withdrawn.')
            : t('{share} % of the nights are replayed. This page looks again by itself.', { share: percent });
  return {
    title: run.name,
    lead,
    crumbs: [
      { href: '/policy', label: t('Policy') },
      { href: '/policy/lab', label: t('Policy lab') },
    ],
    stretch: stretchWords(t, run.from, run.to),
    share: percent,
    ended: run.state === 'failed' || run.state === 'withdrawn',
    mayWithdraw: may.withdraw,
    message: run.message,
    address: `/policy/lab/runs/${run.token}`,
    edit: `/policy/lab?base=run-${run.token}`,
    mayDraft: may.draft,
  };
}
