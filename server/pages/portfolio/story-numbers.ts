/** What the nights found: the level that the numbers hold, breaches, and the cases that followed. */
import { dayText } from '../../scoring/day.ts';
import { decimal, isNumber, odds } from '../../helpers/numbers.ts';
import { statusWord } from '../../helpers/marks.ts';
import type { NightLevel } from '../../stores/seller-timeline.ts';
import type { Breach, PastRecommendation } from '../../stores/seller-history.ts';
import { thresholdOf } from '../desk/figures.ts';
import { groundsWords } from '../desk/present-history.ts';
import { readSnapshot } from '../../stores/case-snapshot.ts';
import { levelNoun, metricWords, sentence, severity } from '../desk/words.ts';
import type { StoryEvent } from './story-event.ts';

/** The nights on which the level was another than on the night before, and the first that gave a score. */
export function levelStory(nights: readonly NightLevel[]): StoryEvent[] {
  const events: StoryEvent[] = [];
  let before: NightLevel | null = null;
  let scored = false;
  for (const night of nights) {
    const when = dayText(night.night);
    const detail = isNumber(night.score) ? `score ${decimal(night.score)}` : null;
    if (!scored && night.state === 'ranked') {
      events.push({ kind: 'numbers', when, title: 'First ranked', detail });
      scored = true;
    }
    if (before !== null && before.level !== night.level) {
      const [from, to] = [statusWord(before.level), statusWord(night.level)];
      const worse = severity[night.level] > severity[before.level];
      const title = `Level ${worse ? 'rose' : 'fell'} from ${from} to ${to}`;
      events.push({ kind: 'numbers', when, title, detail, level: night.level });
    }
    before = night;
  }
  return events;
}

export const breachStory = (breaches: readonly Breach[]): StoryEvent[] =>
  breaches.flatMap(({ metric, level, opened, closed }): StoryEvent[] => {
    const { label } = metricWords(metric);
    const past = level === 'watch' ? 'worth watching' : `past ${level}`;
    const begins: StoryEvent = { kind: 'numbers', when: dayText(opened), title: `${label}: ${past}`, level };
    if (closed === null) return [{ ...begins, detail: 'still so' }];
    // A higher level took its place that night: nothing became better.
    if (
      breaches.some(
        (next) => next.metric === metric && next.opened === closed && severity[next.level] > severity[level],
      )
    )
      return [begins];
    return [begins, { kind: 'numbers', when: dayText(closed), title: `${label}: no longer ${past}` }];
  });

export const caseStory = (cases: readonly PastRecommendation[]): StoryEvent[] =>
  cases.flatMap(({ id, level, state, since, closed, grounds, snapshot, evidence }): StoryEvent[] => {
    const noun = sentence(levelNoun[level]);
    const href = `/recommendations/${id}`;
    const told = readSnapshot(snapshot).readings.get(grounds[0] ?? '')?.evidence[thresholdOf(level)] ?? evidence;
    const detail = [
      `for ${groundsWords(grounds)}`,
      isNumber(told) ? odds(told) : '',
      state === 'held' ? 'held back' : '',
    ]
      .filter(Boolean)
      .join(' · ');
    const begins: StoryEvent = {
      kind: 'cases',
      when: dayText(since),
      title: `${noun} recommended`,
      detail,
      level,
      href,
    };
    if (state !== 'ended' || closed === null) return [begins];
    return [begins, { kind: 'cases', when: dayText(closed), title: `${noun} no longer recommended`, href }];
  });
