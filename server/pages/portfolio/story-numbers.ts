/** What the nights found: the level that the numbers hold, breaches, and the cases that followed. */
import { dayText } from '../../scoring/day.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { NightLevel } from '../../stores/seller-timeline.ts';
import type { Breach, PastRecommendation } from '../../stores/seller-history.ts';
import { thresholdOf } from '../desk/figures.ts';
import { groundsWords } from '../desk/present-history.ts';
import { readSnapshot } from '../../stores/case-snapshot.ts';
import { metricWords } from '../metric-words.ts';
import { levelNoun, sentence, severity } from '../desk/words.ts';
import type { StoryEvent } from './story-event.ts';

/** The nights on which the level was another than on the night before, and the first that gave a score. */
export function levelStory(nights: readonly NightLevel[], t: Texts): StoryEvent[] {
  const { decimal } = numbersIn(t.language);
  const { statusWord } = wordsIn(t.language);
  const events: StoryEvent[] = [];
  let before: NightLevel | null = null;
  let scored = false;
  for (const night of nights) {
    const when = dayText(night.night);
    const detail = isNumber(night.score) ? t('score {score}', { score: decimal(night.score) }) : null;
    if (!scored && night.state === 'ranked') {
      events.push({ kind: 'numbers', when, title: t('First ranked'), detail });
      scored = true;
    }
    if (before !== null && before.level !== night.level) {
      const values = { from: statusWord(before.level), to: statusWord(night.level) };
      const worse = severity[night.level] > severity[before.level];
      const title = t(worse ? 'Level rose from {from} to {to}' : 'Level fell from {from} to {to}', values);
      events.push({ kind: 'numbers', when, title, detail, level: night.level });
    }
    before = night;
  }
  return events;
}

export const breachStory = (breaches: readonly Breach[], t: Texts): StoryEvent[] =>
  breaches.flatMap(({ metric, level, opened, closed }): StoryEvent[] => {
    const values = { metric: metricWords(t, metric).label, level: wordsIn(t.language).statusWord(level) };
    const past =
      level === 'watch'
        ? t('{metric}: worth watching', { metric: values.metric })
        : t('{metric}: past {level}', values);
    const begins: StoryEvent = { kind: 'numbers', when: dayText(opened), title: past, level };
    if (closed === null) return [{ ...begins, detail: t('still so') }];
    // A higher level took its place that night: nothing became better.
    if (
      breaches.some(
        (next) => next.metric === metric && next.opened === closed && severity[next.level] > severity[level],
      )
    )
      return [begins];
    const over =
      level === 'watch'
        ? t('{metric}: no longer worth watching', { metric: values.metric })
        : t('{metric}: no longer past {level}', values);
    return [begins, { kind: 'numbers', when: dayText(closed), title: over }];
  });

export const caseStory = (cases: readonly PastRecommendation[], t: Texts): StoryEvent[] =>
  cases.flatMap(({ id, level, state, since, closed, grounds, snapshot, evidence }): StoryEvent[] => {
    const values = { measure: t(levelNoun[level]) };
    const href = `/recommendations/${id}`;
    const told = readSnapshot(snapshot).readings.get(grounds[0] ?? '')?.evidence[thresholdOf(level)] ?? evidence;
    const detail = [
      t('for {grounds}', { grounds: groundsWords(grounds, t) }),
      isNumber(told) ? numbersIn(t.language).odds(told) : '',
      state === 'held' ? t('held back') : '',
    ]
      .filter(Boolean)
      .join(' · ');
    const begins: StoryEvent = {
      kind: 'cases',
      when: dayText(since),
      title: sentence(t('{measure} recommended', values)),
      begins: 'case',
      detail,
      level,
      href,
    };
    if (state !== 'ended' || closed === null) return [begins];
    const over = sentence(t('{measure} no longer recommended', values));
    return [begins, { kind: 'cases', when: dayText(closed), title: over, href }];
  });
