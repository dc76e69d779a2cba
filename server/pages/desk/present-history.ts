/** What happened to a seller, newest first, as one story: breaches, recommendations, decisions, policies, findings. */
import { message, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { PolicyVersion } from '../../stores/desk-policies.ts';
import type { Finding } from '../../stores/desk-seller.ts';
import type { Level } from '../../stores/night-rows.ts';
import type { Breach, Decision, PastRecommendation } from '../../stores/seller-history.ts';
import { daysIn } from '../../helpers/days.ts';
import { correctionWords } from './corrected-words.ts';
import { thresholdOf } from './figures.ts';
import { readSnapshot } from '../../stores/case-snapshot.ts';
import { metricWords } from '../metric-words.ts';
import { drawWords, labGrounds, levelNoun, listed, personWords, plainWordIn, safetyWords, sentence } from './words.ts';

/** The first version holds for all history that may be entered; it is nobody's news. */
const fromTheBeginning = '1970-01-01';

export interface History {
  breaches: readonly Breach[];
  recommendations: readonly PastRecommendation[];
  decisions: readonly Decision[];
  policies: readonly PolicyVersion[];
  findings: readonly Finding[];
}

export interface TimelineEvent {
  day?: string;
  at?: string;
  title: string;
  detail?: string;
  /** The detail is what people wrote, and nothing else. */
  own?: boolean;
  level?: string;
  href?: string;
  coming?: boolean;
}

export const groundsWords = (grounds: readonly string[], t: Texts): string =>
  listed(
    grounds.map((ground) => (labGrounds[ground] ? t(labGrounds[ground]) : metricWords(t, ground).name)),
    t,
  );

/** One that was revealed without a verdict has no page. */
const wayTo = ({ id, firstVerdict }: Finding) => (firstVerdict === null ? {} : { href: `/inspections/${id}` });

/** @param night the last one that was published */
export function presentHistory(story: History, night: Day, t: Texts): TimelineEvent[] {
  const events = [
    ...story.breaches.map((breach) => breachEvent(breach, night, t)),
    ...story.recommendations.map((recommendation) => recommendationEvent(recommendation, night, t)),
    ...story.decisions.map((decision) => decisionEvent(decision, t)),
    ...story.findings.flatMap((finding) => findingEvents(finding, t)),
    ...story.policies.flatMap((version) => policyEvents(version, night, t)),
  ];
  return events.sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : timeOf(a) > timeOf(b) ? -1 : 0));
}

function breachEvent({ metric, level, opened, closed }: Breach, night: Day, t: Texts): TimelineEvent {
  const { label } = metricWords(t, metric);
  return {
    day: dayText(opened),
    title:
      level === 'watch'
        ? t('{metric}: worth watching', { metric: label })
        : t('{metric}: past {level}', { metric: label, level: wordsIn(t.language).statusWord(level) }),
    detail: closed === null ? t('still so') : t('until {day}', { day: daysIn(t.language).dayWords(closed, night) }),
    level,
  };
}

function recommendationEvent(
  { id, level, state, since, closed, grounds, snapshot, evidence }: PastRecommendation,
  night: Day,
  t: Texts,
): TimelineEvent {
  const { odds } = numbersIn(t.language);
  const detail = [
    t('for {grounds}', { grounds: groundsWords(grounds, t) }),
    oddsOf(snapshot, grounds, level, t) ?? (evidence === null ? '' : odds(evidence)),
    caseStateWords(state, closed, night, t),
  ];
  return {
    day: dayText(since),
    title: sentence(t('{measure} recommended', { measure: t(levelNoun[level]) })),
    detail: detail.filter(Boolean).join(' · '),
    level,
    href: `/recommendations/${id}`,
  };
}

const decisionEvent = (
  { decision, level, person, personName, reason, decidedAt, recommendation }: Decision,
  t: Texts,
): TimelineEvent => ({
  at: decidedAt,
  title: decisionWords(decision, level, t),
  detail: t('{label}: {words}', { label: personWords(person, personName), words: reason }),
  level,
  ...(recommendation === null ? {} : { href: `/recommendations/${recommendation}` }),
});

function findingEvents(finding: Finding, t: Texts): TimelineEvent[] {
  const { inspectedOn, revealedOn, firstVerdict, draw, firstSafetyFinding, correctedOn } = finding;
  const found: TimelineEvent = {
    day: inspectedOn ?? revealedOn,
    title:
      firstVerdict === null
        ? t('Mystery order inspected')
        : t('Mystery order: {verdict}', { verdict: plainWordIn(firstVerdict, t) }),
    detail: [drawWords(draw, t), safetyWords(firstSafetyFinding, t)].filter(Boolean).join(' · '),
    ...wayTo(finding),
  };
  if (correctedOn === null) return [found];
  const title = t('Verdict of the lab corrected');
  return [found, { day: correctedOn, title, detail: correctionWords(finding, t), ...wayTo(finding) }];
}

function policyEvents({ version, effectiveFrom, note }: PolicyVersion, night: Day, t: Texts): TimelineEvent[] {
  if (effectiveFrom <= fromTheBeginning) return [];
  const coming = effectiveFrom > dayText(night + 1);
  const values = { version: String(version) };
  return [
    {
      day: effectiveFrom,
      title: coming
        ? t('Policy version {version} comes into force', values)
        : t('Policy version {version} came into force', values),
      detail: note,
      href: '/policy',
      coming,
    },
  ];
}

/** The odds of the night that recommended it: those of later nights do not rewrite the story. */
function oddsOf(content: unknown, [ground = '']: readonly string[], level: Level, t: Texts): string | null {
  const evidence = readSnapshot(content).readings.get(ground)?.evidence[thresholdOf(level)];
  return isNumber(evidence) ? numbersIn(t.language).odds(evidence) : null;
}

const timeOf = ({ at, day }: TimelineEvent): string => at ?? day ?? '';

/** 'ended Mon 3 Nov' */
export function caseStateWords(state: PastRecommendation['state'], closed: Day | null, night: Day, t: Texts): string {
  if (state === 'ended' && closed !== null)
    return t('ended {day}', { day: daysIn(t.language).dayWords(closed, night) });
  return t('{state, select, open {open} held {held back} decided {decided} other {ended}}', { state });
}

/** What a person decided, as a title: 'Warning accepted', 'Dismissed as a false alarm'. */
export function decisionWords(decision: string, level: string, t: Texts): string {
  const measure = sentence(nounOf(level, t));
  if (/^accept/.test(decision)) return t('{measure} decided', { measure });
  if (decision === 'lightened') return t('{measure} decided, milder than recommended', { measure });
  if (decision === 'aggravated') return t('{measure} decided, harsher than recommended', { measure });
  if (/^dismiss/.test(decision)) return t('{measure} dismissed as a false alarm', { measure });
  if (/^wait/.test(decision)) return t('{measure}: wait for more', { measure });
  return sentence(decision.replaceAll('_', ' '));
}

/** A measure that an older program wrote is said as it is written. */
export const nounOf = (measure: string, t: Texts): string =>
  t((bareNouns as Readonly<Record<string, string>>)[measure] ?? measure);

/** Without an article, to begin a title with. */
export const bareNouns: Record<keyof typeof levelNoun, string> = {
  none: message('nothing'),
  watch: message('watch'),
  warn: message('warning'),
  limit: message('limit'),
  suspend: message('suspension'),
  end: message('end of the service'),
};
