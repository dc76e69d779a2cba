/** One night as people see it: how it stands, what it took, and what it brought. */
import { daysIn } from '../../helpers/days.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { NightRecord } from '../../stores/desk-nights.ts';
import type { Run } from '../../stores/runs.ts';
import { countWords, stageWords } from './night-words.ts';

export function presentNight(t: Texts, { night, publication, runs }: NightRecord) {
  const whole = runs.find(({ stage }) => stage === '');
  const stages = runs.filter(({ stage }) => stage !== '').map((stage) => presentStage(t, stage));
  const summary = publication?.summary;
  return {
    night,
    href: `/nights/${dayText(night)}`,
    ...standing(t, publication !== null, whole),
    seconds: secondsOf(whole, stages),
    stages,
    longest: Math.max(0.001, ...stages.map(({ seconds }) => seconds ?? 0)),
    parts: stages.map(({ seconds }, index) => ({ size: seconds ?? 0, tone: index % 2 ? 'loss' : 'quiet' })),
    partsTotal: stages.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
    sellers: summary?.sellers ?? null,
    ofSellers: summary ? t('{n, plural, one {# seller} other {# sellers}}', { n: summary.sellers }) : t('– sellers'),
    ranked: summary?.ranked ?? null,
    opened: summary ? total(summary.opened) : null,
    ended: summary ? total(summary.ended) : null,
    endedWords: summary
      ? t('{n, plural, one {# recommendation ended} other {# recommendations ended}}', { n: total(summary.ended) })
      : null,
    held: summary?.held ?? false,
    policy: publication?.policy ?? null,
    publishedAt: publication?.publishedAt ?? null,
    startedAt: whole?.startedAt ?? null,
    message: whole?.detail.message ?? null,
    behind: summary
      ? Object.entries(summary.feeds)
          .filter(([, { watermark }]) => watermark === null || watermark < night)
          .map(([feed]) => wordsIn(t.language).said(feed))
      : [],
  };
}

export type PresentedNight = ReturnType<typeof presentNight>;

function standing(t: Texts, isPublished: boolean, whole: Run | undefined): { state: string; words: string } {
  if (isPublished) return { state: 'done', words: t('published') };
  if (whole?.state === 'failed') return { state: 'failed', words: t('failed') };
  return { state: 'running', words: t('running') };
}

/** How a stage is said to stand. */
const stageStates: Readonly<Record<string, string>> = {
  done: message('done'),
  failed: message('failed'),
  running: message('running'),
};

function presentStage(t: Texts, { stage, state, startedAt, detail }: Run) {
  return {
    name: stageWords(t, stage),
    state,
    words: t(stageStates[state] ?? state),
    startedAt,
    seconds: detail.seconds ?? null,
    counts: countWords(t, detail.counts ?? {}),
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
export function leadOfNight(t: Texts, one: PresentedNight, waiting: number): string {
  if (one.state === 'failed') return `${t('This night failed and was not published.')} ${one.message ?? ''}`.trim();
  if (one.state === 'running')
    return t('This night is being worked on. Pages go on showing the night before until it is published.');
  const values = { ranked: one.ranked ?? 0, opened: one.opened ?? 0, ended: one.ended ?? 0 };
  const sentences = [
    t(
      '{ranked, plural, one {# seller} other {# sellers}} ranked, {opened, plural, one {# new recommendation} other {# new recommendations}}, {ended, plural, one {# recommendation ended} other {# recommendations ended}}.',
      values,
    ),
  ];
  if (one.held)
    sentences.push(
      waiting > 0
        ? t('Its upward recommendations are held until a person releases them.')
        : t('Its upward recommendations were held back; none of them waits any more.'),
    );
  sentences.push(
    one.behind.length > 0
      ? t('Behind or missing: {feeds}.', { feeds: wordsIn(t.language).list(one.behind) })
      : t('All feeds were up to date.'),
  );
  return sentences.join(' ');
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
export function leadOfNights(t: Texts, { newest, published, overdue, night }: StandingOfNights): string {
  if (newest.length === 0)
    return t('No night has run yet. The first one starts after the day is over, or with the night command.');
  const { shortDay } = daysIn(t.language);
  const failed = newest.find(({ state }) => state === 'failed');
  const sentences = [
    published === null
      ? t('No night has been published yet.')
      : t('The last published night is that of {day}.', { day: shortDay(published, night) }),
  ];
  if (overdue > 0) sentences.unshift(t('{n, plural, one {# night} other {# nights}} overdue.', { n: overdue }));
  if (failed && (published === null || failed.night > published))
    sentences.push(t('The night of {day} failed; it is tried again.', { day: shortDay(failed.night, night) }));
  return sentences.join(' ');
}
