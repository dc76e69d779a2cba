/** One night as people see it: how it stands, what it took, and what it brought. */
import { shortDay } from '../../helpers/days.ts';
import { list, plural } from '../../helpers/words.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { NightRecord } from '../../stores/desk-nights.ts';
import type { Run } from '../../stores/runs.ts';
import { countWords, stageWords } from './night-words.ts';

export function presentNight({ night, publication, runs }: NightRecord) {
  const whole = runs.find(({ stage }) => stage === '');
  const stages = runs.filter(({ stage }) => stage !== '').map(presentStage);
  const summary = publication?.summary;
  return {
    night,
    href: `/nights/${dayText(night)}`,
    ...standing(publication !== null, whole),
    seconds: secondsOf(whole, stages),
    stages,
    longest: Math.max(0.001, ...stages.map(({ seconds }) => seconds ?? 0)),
    parts: stages.map(({ seconds }, index) => ({ size: seconds ?? 0, tone: index % 2 ? 'loss' : 'quiet' })),
    partsTotal: stages.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
    sellers: summary?.sellers ?? null,
    ranked: summary?.ranked ?? null,
    opened: summary ? total(summary.opened) : null,
    ended: summary ? total(summary.ended) : null,
    held: summary?.held ?? false,
    policy: publication?.policy ?? null,
    publishedAt: publication?.publishedAt ?? null,
    startedAt: whole?.startedAt ?? null,
    message: whole?.detail.message ?? null,
    behind: summary
      ? Object.entries(summary.feeds)
          .filter(([, { watermark }]) => watermark === null || watermark < night)
          .map(([feed]) => feed.replaceAll('_', ' '))
      : [],
  };
}

export type PresentedNight = ReturnType<typeof presentNight>;

function standing(isPublished: boolean, whole: Run | undefined): { state: string; words: string } {
  if (isPublished) return { state: 'done', words: 'published' };
  if (whole?.state === 'failed') return { state: 'failed', words: 'failed' };
  return { state: 'running', words: 'running' };
}

function presentStage({ stage, state, startedAt, detail }: Run) {
  return {
    name: stageWords(stage),
    state,
    startedAt,
    seconds: detail.seconds ?? null,
    counts: countWords(detail.counts ?? {}),
    message: detail.message ?? null,
  };
}

/** As the run tells it; else what its stages took together; else by the clock, from its first start. */
function secondsOf(run: Run | undefined, stages: readonly { seconds: number | null }[]): number | null {
  if (!run || run.state === 'running') return null;
  if (run.detail.seconds !== undefined) return run.detail.seconds;
  const told = stages.flatMap(({ seconds }) => seconds ?? []);
  if (told.length > 0 && run.state === 'done') return told.reduce((sum, one) => sum + one, 0);
  return run.finishedAt ? (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000 : null;
}

const total = (byLevel: Record<string, number>): number => Object.values(byLevel).reduce((sum, one) => sum + one, 0);

/** What one night brought, in a sentence or two. `waiting`: recommendations that it still holds back. */
export function leadOfNight(one: PresentedNight, waiting: number): string {
  if (one.state === 'failed') return `This night failed and was not published. ${one.message ?? ''}`.trim();
  if (one.state === 'running')
    return 'This night is being worked on. Pages go on showing the night before until it is published.';
  const held = !one.held
    ? ''
    : waiting > 0
      ? ' Its upward recommendations are held until a person releases them.'
      : ' Its upward recommendations were held back; none of them waits any more.';
  const behind = one.behind.length > 0 ? ` Behind or missing: ${list(one.behind)}.` : ' All feeds were up to date.';
  const ended = one.ended === null ? '' : `, ${one.ended} ended`;
  return `${plural(one.ranked, 'seller')} ranked, ${plural(one.opened, 'new recommendation')}${ended}.${held}${behind}`;
}

export interface StandingOfNights {
  /** The newest nights that were begun, newest first. */
  newest: readonly PresentedNight[];
  /** The last published night, whatever page of the list is shown. */
  published: Day | null;
  overdue: number;
  /** Yesterday: the newest night there can be. */
  night: Day;
}

/** How the list opens: whether a night is owed, and how the last one went. */
export function leadOfNights({ newest, published, overdue, night }: StandingOfNights): string {
  if (newest.length === 0)
    return 'No night has run yet. The first one starts after the day is over, or with the night command.';
  const failed = newest.find(({ state }) => state === 'failed');
  const late = overdue > 0 ? `${plural(overdue, 'night')} overdue. ` : '';
  const last =
    published === null
      ? 'No night has been published yet.'
      : `The last published night is that of ${shortDay(published, night)}.`;
  const fault =
    failed && (published === null || failed.night > published)
      ? ` The night of ${shortDay(failed.night, night)} failed; it is tried again.`
      : '';
  return `${late}${last}${fault}`;
}
