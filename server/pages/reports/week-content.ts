/** A week's report as sentences and tables of plain text: the page and the paper are made of the same. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { WeeklyScope } from '../../stores/preferences.ts';
import type { ReportedDecision } from '../../stores/week-report.ts';
import { feedsBehind } from '../desk/feeds-behind.ts';
import { groundsWords } from '../desk/present-history.ts';
import { sentence, severity } from '../desk/words.ts';
import { nounOf } from '../desk/present-history.ts';
import { decisionThen } from './decision-then.ts';
import { noneOf, type Untold } from './none-of.ts';
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
const levelWord = (level: MovedSeller['level'] | undefined, t: Texts): string =>
  level === undefined ? t('new') : wordsIn(t.language).statusWord(level);

export function weekSections(facts: WeekFacts, timeZone: string, scope: WeeklyScope, t: Texts): ReportSection[] {
  const noNight = facts.night === null ? t('No night of this week is published.') : null;
  const none = (what: Untold) => noneOf(what, scope, t);
  const ofNights = (what: Untold) => noNight ?? none(what);
  const { exactDay, momentWords } = daysIn(t.language);
  const { decimal } = numbersIn(t.language);
  const ranked = facts.sellers.filter(isRanked);
  const changed = facts.sellers.filter(({ level, before }) => before !== undefined && before.level !== level);
  const improved = ranked.filter((one) => (moveOf(one) ?? 0) >= leastMove);
  return [
    section(
      'levels',
      t('Levels by the figures, where they changed'),
      ofNights('changed'),
      [
        { label: t('Seller'), share: 0.44 },
        { label: t('A week before'), share: 0.2 },
        { label: t('Now'), share: 0.2 },
        { label: t('Score'), share: 0.16, align: 'right' },
      ],
      changed
        .sort((a, b) => severity[b.level] - severity[a.level] || a.seller - b.seller)
        .map((one) => [
          sellerCell(one),
          cell(levelWord(one.before?.level, t)),
          cell(levelWord(one.level, t)),
          cell(isRanked(one) ? decimal(one.score) : '–'),
        ]),
    ),
    section(
      'opened',
      t('New cases'),
      ofNights('opened'),
      caseColumns(t),
      facts.opened.map((one) => caseCells(one, one.since, t)),
    ),
    section(
      'ended',
      t('Cases that ended'),
      ofNights('ended'),
      caseColumns(t),
      facts.ended.map((one) => caseCells(one, one.closed, t)),
    ),
    section(
      'decisions',
      t('Decisions'),
      t('Nobody decided anything.'),
      [
        { label: t('When'), share: 0.17 },
        { label: t('Seller'), share: 0.23 },
        { label: t('What'), share: 0.22 },
        { label: t('By whom'), share: 0.15 },
        { label: t('Why'), share: 0.23 },
      ],
      facts.decisions.map((one) => [
        cell(momentWords(one.decidedAt, facts.week.last + 30, timeZone)),
        sellerCell(one),
        { text: decisionThen(one, facts.week.to, t), href: decisionHref(one) },
        cell(one.person),
        cell(one.reason),
      ]),
    ),
    section(
      'measures',
      t('Measures in force at the end of the week'),
      none('measures'),
      [
        { label: t('Seller'), share: 0.34 },
        { label: t('Measure'), share: 0.22 },
        { label: t('Since'), share: 0.22 },
        { label: t('Until'), share: 0.22 },
      ],
      facts.measures.map((one) => [
        sellerCell(one),
        { text: sentence(nounOf(one.level, t)), href: decisionHref(one) },
        cell(one.inForceFrom === null ? '–' : exactDay(one.inForceFrom)),
        cell(one.inForceTo === null ? t('another decision') : exactDay(one.inForceTo)),
      ]),
    ),
    section(
      'worst',
      t('Lowest scores'),
      ofNights('ranked'),
      scoreColumns(t),
      byScore(ranked, (a, b) => (a.score ?? 0) - (b.score ?? 0), t),
    ),
    section(
      'improved',
      t('Most improved'),
      ofNights('rose'),
      scoreColumns(t),
      byScore(improved, (a, b) => (moveOf(b) ?? 0) - (moveOf(a) ?? 0), t),
    ),
    section(
      'feeds',
      t('Feeds behind'),
      noNight ?? t('Every feed was up to date on the last night of the week.'),
      [{ label: t('Feed and what follows from it'), share: 1 }],
      facts.night === null
        ? []
        : feedsBehind({ night: facts.night.night, summary: facts.night.summary }, t).map(({ text }) => [cell(text)]),
    ),
    section(
      'tasks',
      t('Tasks'),
      t('No task was open or done.'),
      [
        { label: t('What'), share: 0.36 },
        { label: t('Seller'), share: 0.24 },
        { label: t('Whose'), share: 0.22 },
        { label: t('Due on'), share: 0.18 },
      ],
      facts.tasks.map((one) => {
        const doneInTime = one.doneAt !== null && one.doneAt < facts.week.to;
        const due = exactDay(one.dueOn);
        return [
          { text: one.title, href: `/tasks/${one.id}` },
          cell(one.sellerName ?? '–'),
          cell(one.assignee),
          cell(doneInTime ? t('done') : due),
        ];
      }),
    ),
  ];
}

const caseColumns = (t: Texts): Columns => [
  { label: t('Night'), share: 0.2 },
  { label: t('Seller'), share: 0.3 },
  { label: t('What'), share: 0.2 },
  { label: t('For'), share: 0.3 },
];

const caseCells = (one: WeekFacts['opened'][number], night: number | null, t: Texts): Cell[] => [
  cell(daysIn(t.language).exactDay(night)),
  sellerCell(one),
  { text: sentence(nounOf(one.level, t)), href: `/recommendations/${one.id}` },
  cell(groundsWords(one.grounds, t)),
];

const scoreColumns = (t: Texts): Columns => [
  { label: t('Seller'), share: 0.46 },
  { label: t('By the figures'), share: 0.18 },
  { label: t('Score'), share: 0.16, align: 'right' },
  { label: t('Since the week before'), share: 0.2, align: 'right' },
];

const byScore = (
  sellers: readonly MovedSeller[],
  order: (a: MovedSeller, b: MovedSeller) => number,
  t: Texts,
): Cell[][] =>
  [...sellers]
    .sort((a, b) => order(a, b) || a.seller - b.seller)
    .slice(0, best)
    .map((one) => [
      sellerCell(one),
      cell(levelWord(one.level, t)),
      cell(numbersIn(t.language).decimal(one.score)),
      cell(numbersIn(t.language).change(moveOf(one))),
    ]);

const decisionHref = ({ id }: ReportedDecision): string => `/decisions/${id}`;
