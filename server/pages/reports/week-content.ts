/** A week's report as sentences and tables of plain text: the page and the paper are made of the same. */
import { exactDay, momentWords } from '../../helpers/days.ts';
import { change, decimal, isNumber } from '../../helpers/numbers.ts';
import { statusWord } from '../../helpers/marks.ts';
import type { WeeklyScope } from '../../stores/preferences.ts';
import type { ReportedDecision } from '../../stores/week-report.ts';
import { feedsBehind } from '../desk/feeds-behind.ts';
import { groundsWords } from '../desk/present-history.ts';
import { counted, levelNoun, listed, sentence, severity } from '../desk/words.ts';
import { firstWords, nounOf } from '../portfolio/story-decisions.ts';
import type { MovedSeller, WeekFacts } from '../../stores/week-facts.ts';

export interface Cell {
  text: string;
  href?: string;
}

export interface ReportSection {
  id: string;
  title: string;
  /** Instead of a table without rows. */
  none: string;
  columns: readonly { label: string; share: number; align?: 'right' }[];
  rows: readonly (readonly Cell[])[];
  /** How many more there are than the table holds. */
  more: number;
}

/** Longer tables are for a screen, with filters: a report is read. */
const most = 25;
const best = 10;
/** Points below which a score has not moved. */
const leastMove = 1;

type Columns = ReportSection['columns'];

function section(id: string, title: string, none: string, columns: Columns, rows: Cell[][]): ReportSection {
  return { id, title, none, columns, rows: rows.slice(0, most), more: Math.max(0, rows.length - most) };
}

const sellerCell = ({ name, sellerId }: { name: string; sellerId: string }): Cell => ({
  text: name,
  href: `/sellers/${encodeURIComponent(sellerId)}`,
});
const cell = (text: string): Cell => ({ text });

const isRanked = ({ state, score }: MovedSeller): boolean => state === 'ranked' && isNumber(score);
const moveOf = ({ score, before }: MovedSeller): number | null =>
  isNumber(score) && isNumber(before?.score) ? score - before.score : null;
const levelWord = (level: MovedSeller['level'] | undefined): string =>
  level === undefined ? 'new' : statusWord(level);

/** Whose sellers a report is of. What is said of some is not said of the marketplace. */
const noneWords: Record<WeeklyScope, string | null> = {
  mine: 'None of your sellers',
  team: 'None of your team’s sellers',
  all: null,
};
const noneOf =
  (scope: WeeklyScope) =>
  (does: string, ofAll: string): string =>
    noneWords[scope] === null ? ofAll : `${noneWords[scope]} ${does}.`;

export function weekSections(facts: WeekFacts, timeZone: string, scope: WeeklyScope): ReportSection[] {
  const none = noneOf(scope);
  const ranked = facts.sellers.filter(isRanked);
  const changed = facts.sellers.filter(({ level, before }) => before !== undefined && before.level !== level);
  const improved = ranked.filter((one) => (moveOf(one) ?? 0) >= leastMove);
  return [
    section(
      'levels',
      'Levels that changed',
      none('changed its level', 'No level changed.'),
      [
        { label: 'Seller', share: 0.44 },
        { label: 'A week before', share: 0.2 },
        { label: 'Now', share: 0.2 },
        { label: 'Score', share: 0.16, align: 'right' },
      ],
      changed
        .sort((a, b) => severity[b.level] - severity[a.level] || a.seller - b.seller)
        .map((one) => [
          sellerCell(one),
          cell(levelWord(one.before?.level)),
          cell(levelWord(one.level)),
          cell(isRanked(one) ? decimal(one.score) : '–'),
        ]),
    ),
    section(
      'opened',
      'New cases',
      none('has a new case', 'No new case.'),
      caseColumns,
      facts.opened.map((one) => caseCells(one, one.since)),
    ),
    section(
      'ended',
      'Cases that ended',
      none('has a case that ended', 'No case ended.'),
      caseColumns,
      facts.ended.map((one) => caseCells(one, one.closed)),
    ),
    section(
      'decisions',
      'Decisions',
      'Nobody decided anything.',
      [
        { label: 'When', share: 0.17 },
        { label: 'Seller', share: 0.23 },
        { label: 'What', share: 0.22 },
        { label: 'By', share: 0.15 },
        { label: 'Why', share: 0.23 },
      ],
      facts.decisions.map((one) => [
        cell(momentWords(one.decidedAt, facts.week.last + 30, timeZone)),
        sellerCell(one),
        { text: firstWords(one), href: decisionHref(one) },
        cell(one.person),
        cell(one.reason),
      ]),
    ),
    section(
      'measures',
      'Measures in force at the end of the week',
      none('has a measure in force', 'No measure is in force.'),
      [
        { label: 'Seller', share: 0.34 },
        { label: 'Measure', share: 0.22 },
        { label: 'From', share: 0.22 },
        { label: 'To', share: 0.22 },
      ],
      facts.measures.map((one) => [
        sellerCell(one),
        { text: sentence(nounOf(one.level)), href: decisionHref(one) },
        cell(one.inForceFrom === null ? '–' : exactDay(one.inForceFrom)),
        cell(one.inForceTo === null ? 'another decision' : exactDay(one.inForceTo)),
      ]),
    ),
    section(
      'worst',
      'Lowest scores',
      none('is ranked', 'No seller is ranked.'),
      scoreColumns,
      byScore(ranked, (a, b) => (a.score ?? 0) - (b.score ?? 0)),
    ),
    section(
      'improved',
      'Most improved',
      none('rose by a point or more', 'No score rose by a point or more.'),
      scoreColumns,
      byScore(improved, (a, b) => (moveOf(b) ?? 0) - (moveOf(a) ?? 0)),
    ),
    section(
      'feeds',
      'Feeds behind',
      'Every feed was up to date on the last night of the week.',
      [{ label: 'Feed and what follows from it', share: 1 }],
      facts.night === null
        ? []
        : feedsBehind({ night: facts.night.night, summary: facts.night.summary }).map(({ text }) => [cell(text)]),
    ),
    section(
      'tasks',
      'Tasks',
      'No task was open or done.',
      [
        { label: 'What', share: 0.36 },
        { label: 'Seller', share: 0.24 },
        { label: 'Whose', share: 0.22 },
        { label: 'Due', share: 0.18 },
      ],
      facts.tasks.map((one) => {
        const doneInTime = one.doneAt !== null && one.doneAt < facts.week.to;
        const due = exactDay(one.dueOn);
        return [
          { text: one.title, href: `/tasks/${one.id}` },
          cell(one.sellerName ?? '–'),
          cell(one.assignee),
          cell(doneInTime ? 'done' : due),
        ];
      }),
    ),
  ];
}

const caseColumns: Columns = [
  { label: 'Night', share: 0.2 },
  { label: 'Seller', share: 0.3 },
  { label: 'What', share: 0.2 },
  { label: 'For', share: 0.3 },
];

const caseCells = (one: WeekFacts['opened'][number], night: number | null): Cell[] => [
  cell(exactDay(night)),
  sellerCell(one),
  { text: sentence(levelNoun[one.level].replace(/^an? /, '')), href: `/recommendations/${one.id}` },
  cell(groundsWords(one.grounds)),
];

const scoreColumns: Columns = [
  { label: 'Seller', share: 0.46 },
  { label: 'Level', share: 0.18 },
  { label: 'Score', share: 0.16, align: 'right' },
  { label: 'Since the week before', share: 0.2, align: 'right' },
];

const byScore = (sellers: readonly MovedSeller[], order: (a: MovedSeller, b: MovedSeller) => number): Cell[][] =>
  [...sellers]
    .sort((a, b) => order(a, b) || a.seller - b.seller)
    .slice(0, best)
    .map((one) => [
      sellerCell(one),
      cell(levelWord(one.level)),
      cell(decimal(one.score)),
      cell(moveOf(one) === null ? '–' : change(moveOf(one))),
    ]);

const decisionHref = ({ id }: ReportedDecision): string => `/decisions/${id}`;

/** How the week went, in a few sentences. */
export function weekLead(facts: WeekFacts, scope: WeeklyScope): string {
  if (facts.night === null) return 'No night of this week is published: there are no figures.';
  const worse = facts.sellers.filter(({ level, before }) => before && severity[level] > severity[before.level]).length;
  const better = facts.sellers.filter(({ level, before }) => before && severity[level] < severity[before.level]).length;
  const moved = [
    worse > 0 ? `${counted(worse, 'seller')} got worse` : '',
    better > 0 ? `${counted(better, 'seller')} got better` : '',
  ].filter(Boolean);
  const news = [
    counted(facts.opened.length, 'new case'),
    `${counted(facts.ended.length, 'case')} ended`,
    counted(facts.decisions.length, 'decision'),
    `${counted(facts.measures.length, 'measure')} in force at its end`,
  ];
  const levels =
    moved.length === 0
      ? noneOf(scope)('changed its level', 'No seller changed its level.')
      : `${sentence(listed(moved))}.`;
  const behind = feedsBehind({ night: facts.night.night, summary: facts.night.summary });
  const feeds =
    behind.length === 0
      ? ''
      : ` ${sentence(counted(behind.length, 'feed'))} ${behind.length === 1 ? 'was' : 'were'} behind.`;
  return `${levels} ${sentence(listed(news))}.${feeds}`;
}
