/** A week in a few sentences. */
import type { Texts } from '../../languages/texts.ts';
import type { WeeklyScope } from '../../stores/preferences.ts';
import type { WeekFacts } from '../../stores/week-facts.ts';
import { feedsBehind } from '../desk/feeds-behind.ts';
import { listed, sentence, severity } from '../desk/words.ts';
import { counting, opening } from '../portfolio/counting.ts';
import { noneOf } from './none-of.ts';

export function weekLead(facts: WeekFacts, scope: WeeklyScope, t: Texts): string {
  const worse = facts.sellers.filter(({ level, before }) => before && severity[level] > severity[before.level]).length;
  const better = facts.sellers.filter(({ level, before }) => before && severity[level] < severity[before.level]).length;
  const moved = [
    ...(worse > 0
      ? [t('{n, plural, one {{number} seller got worse} other {{number} sellers got worse}}', counting(worse, t))]
      : []),
    ...(better > 0
      ? [t('{n, plural, one {{number} seller got better} other {{number} sellers got better}}', counting(better, t))]
      : []),
  ];
  const { opened, ended, decisions, measures } = facts;
  const acts = [
    t('{n, plural, one {{number} decision} other {{number} decisions}}', counting(decisions.length, t)),
    t(
      '{n, plural, one {{number} measure in force at its end} other {{number} measures in force at its end}}',
      counting(measures.length, t),
    ),
  ];
  const news = [
    t('{n, plural, one {{number} new case} other {{number} new cases}}', counting(opened.length, t)),
    t('{n, plural, one {{number} case ended} other {{number} cases ended}}', counting(ended.length, t)),
    ...acts,
  ];
  const told = (parts: readonly string[]) => t('{news}.', { news: sentence(listed(parts, t)) });
  if (facts.night === null) return `${t('No night of this week is published: there are no figures.')} ${told(acts)}`;
  const behind = feedsBehind({ night: facts.night.night, summary: facts.night.summary }, t).length;
  return [
    moved.length === 0 ? noneOf('changed', scope, t) : told(moved),
    told(news),
    ...(behind === 0
      ? []
      : [t('{n, plural, one {{number} feed was behind.} other {{number} feeds were behind.}}', opening(behind, t))]),
  ].join(' ');
}
