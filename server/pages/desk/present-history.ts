/** What happened to a seller, newest first, as one story: breaches, recommendations, decisions, policies, findings. */
import { message, texts, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { isNumber, odds } from '../../helpers/numbers.ts';
import type { PolicyVersion } from '../../stores/desk-policies.ts';
import type { Finding } from '../../stores/desk-seller.ts';
import type { Level } from '../../stores/night-rows.ts';
import type { Breach, Decision, PastRecommendation } from '../../stores/seller-history.ts';
import { dayWords } from '../../helpers/days.ts';
import { correctionWords } from './corrected-words.ts';
import { thresholdOf } from './figures.ts';
import { readSnapshot } from '../../stores/case-snapshot.ts';
import { drawWords, labGrounds, levelNoun, listed, metricWords, personWords, safetyWords, sentence } from './words.ts';

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

export const groundsWords = (grounds: readonly string[]): string =>
  listed(grounds.map((ground) => labGrounds[ground] ?? metricWords(ground).label.toLowerCase()));

/** One that was revealed without a verdict has no page. */
const wayTo = ({ id, firstVerdict }: Finding) => (firstVerdict === null ? {} : { href: `/inspections/${id}` });

export function presentHistory({ breaches, recommendations, decisions, policies, findings }: History, night: Day) {
  const events: TimelineEvent[] = [
    ...breaches.map(({ metric, level, opened, closed }) => ({
      day: dayText(opened),
      title: `${metricWords(metric).label}: ${level === 'watch' ? 'worth watching' : `past ${level}`}`,
      detail: closed === null ? 'still so' : `until ${dayWords(closed, night)}`,
      level,
    })),
    ...recommendations.map(({ id, level, state, since, closed, grounds, snapshot, evidence }) => ({
      day: dayText(since),
      title: `${sentence(levelNoun[level])} recommended`,
      detail: [
        `for ${groundsWords(grounds)}`,
        oddsOf(snapshot, grounds, level) ?? (evidence === null ? '' : odds(evidence)),
        stateWords(state, closed, night),
      ]
        .filter(Boolean)
        .join(' · '),
      level,
      href: `/recommendations/${id}`,
    })),
    ...decisions.map(({ decision, level, person, personName, reason, decidedAt, recommendation }) => ({
      at: decidedAt,
      title: decisionWords(decision, level),
      detail: `${personWords(person, personName)}: ${reason}`,
      level,
      ...(recommendation === null ? {} : { href: `/recommendations/${recommendation}` }),
    })),
    ...findings.map((finding) => ({
      day: finding.inspectedOn ?? finding.revealedOn,
      title: `Mystery order ${finding.firstVerdict ?? 'inspected'}`,
      detail: [drawWords(finding.draw), safetyWords(finding.firstSafetyFinding)].filter(Boolean).join(' · '),
      ...wayTo(finding),
    })),
    ...findings.flatMap((finding) =>
      finding.correctedOn === null
        ? []
        : [
            {
              ...{ day: finding.correctedOn, title: 'Verdict of the lab corrected', detail: correctionWords(finding) },
              ...wayTo(finding),
            },
          ],
    ),
    ...policies
      .filter(({ effectiveFrom }) => effectiveFrom > fromTheBeginning)
      .map(({ version, effectiveFrom, note }) => ({
        day: effectiveFrom,
        title: `Policy version ${version} ${effectiveFrom > dayText(night + 1) ? 'comes' : 'came'} into force`,
        detail: note,
        href: '/policy',
        coming: effectiveFrom > dayText(night + 1),
      })),
  ];
  return events.sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : timeOf(a) > timeOf(b) ? -1 : 0));
}

/** The odds of the night that recommended it: those of later nights do not rewrite the story. */
function oddsOf(content: unknown, [ground = '']: readonly string[], level: Level): string | null {
  const evidence = readSnapshot(content).readings.get(ground)?.evidence[thresholdOf(level)];
  return isNumber(evidence) ? odds(evidence) : null;
}

const timeOf = ({ at, day }: TimelineEvent): string => at ?? day ?? '';

function stateWords(state: PastRecommendation['state'], closed: Day | null, night: Day): string {
  if (state === 'open') return 'open';
  if (state === 'held') return 'held back';
  if (state === 'decided') return 'decided';
  return closed === null ? 'ended' : `ended ${dayWords(closed, night)}`;
}

/** What a person decided, as a title: 'Warning accepted', 'Dismissed as a false alarm'. */
export function decisionWords(decision: string, level: keyof typeof levelNoun, t: Texts = texts('en')): string {
  const measure = sentence(t(bareNouns[level]));
  if (/^accept/.test(decision)) return t('{measure} decided', { measure });
  if (decision === 'lightened') return t('{measure} decided, milder than recommended', { measure });
  if (decision === 'aggravated') return t('{measure} decided, harsher than recommended', { measure });
  if (/^dismiss/.test(decision)) return t('{measure} dismissed as a false alarm', { measure });
  if (/^wait/.test(decision)) return t('{measure}: wait for more', { measure });
  return sentence(decision.replaceAll('_', ' '));
}

const bareNouns: Record<keyof typeof levelNoun, string> = {
  none: message('nothing'),
  watch: message('watch'),
  warn: message('warning'),
  limit: message('limit'),
  suspend: message('suspension'),
  end: message('end of the service'),
};
