/** Made-up figures that show every component in all its states, long and foreign words among them. */
import { columnHeads, pagerOf } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { localeOf, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';

export const levels = ['too-few', 'stale', 'fine', 'watch', 'warn', 'limit', 'suspend'];

const weeks = 40;
const seed = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4];

/** A rate that holds for half a year, then doubles; a stretch of it is stale. */
export function sampleSeries(today: Day, t: Texts) {
  const write = new Intl.DateTimeFormat(localeOf(t.language), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const points = Array.from({ length: weeks }, (_, week) => {
    const wobble = ((seed[week % seed.length] as number) - 4.5) / 9;
    const stale = week >= 17 && week <= 19;
    const level = week < 26 ? 0.034 : Math.min(0.034 + (week - 26) * 0.0052, 0.091);
    const value = level + wobble * 0.003;
    const day = today - 7 * (weeks - week);
    return {
      day: dayText(day),
      label: write.format(day * 86_400_000),
      value: week < 2 ? null : value,
      low: week < 2 ? null : value * 0.78,
      high: week < 2 ? null : value * 1.26,
      raw: stale ? null : Math.max(level + wobble * 0.034, 0),
      orders: stale ? 0 : 60 + 14 * (seed[(week * 3) % seed.length] as number),
      stale,
      href: `/style?week=${dayText(day)}`,
    };
  });
  return {
    unit: 'percent',
    label: t('Late delivery'),
    points,
    thresholds: [
      { level: 'warn', value: 0.04 },
      { level: 'limit', value: 0.06 },
      { level: 'suspend', value: 0.1 },
    ],
    marks: [
      { day: dayText(today - 66), label: t('warned') },
      { day: dayText(today - 24), label: t('carrier strike') },
    ],
  };
}

export const sampleTrend = [71, 71.4, 70.9, 71.2, null, null, 70.1, 69.4, 67.2, 64.8, 61.3, 58];

export const sampleLosses = (t: Texts) => [
  { label: t('Late delivery'), points: 27.41, tone: 'limit', href: '/style#charts' },
  { label: t('Complaints'), points: 6.12 },
  { label: t('Returns'), points: 3.98, note: t('as of {day}', { day: daysIn(t.language).exactDay('2026-11-16') }) },
  { label: t('Low reviews'), points: 3.21 },
  { label: t('Cancellations'), points: 0.97 },
];

/** A name of each kind: plain, long in two ways, of another script, and of a seller about whom nothing is known yet. */
const sellers: readonly SampleSeller[] = [
  {
    ...{ name: 'Nova Refurb', country: 'FR', kind: 'factory', level: 'limit', evidence: 410.3, orders: 1240 },
    ...{ score: [58.0, 52.1, 64.2], rank: [1804, 1690, 1880], rate: [0.091, 0.076, 0.108] },
  },
  {
    name: 'iTop Repair Società a responsabilità limitata',
    ...{ country: 'IT', kind: 'repairer', level: 'warn', evidence: 34.2, orders: 96 },
    ...{ score: [64.3, 57.7, 70.4], rank: [1622, 1402, 1770], rate: [0.019, 0.012, 0.028] },
  },
  {
    name: 'GreenCell Wiederaufbereitungsgesellschaft für Unterhaltungselektronik mbH',
    ...{ country: 'DE', kind: 'trader', level: 'suspend', evidence: 1_204_000, orders: 310 },
    ...{ score: [27.9, 20.2, 36.1], rank: [2001, 1996, 2004], rate: [0.034, 0.021, 0.049] },
  },
  {
    ...{ name: '再生スマホ工房', country: 'JP', kind: 'repairer', level: 'fine', evidence: 0.2, orders: 2904 },
    ...{ score: [83.2, 78.9, 86.8], rank: [212, 150, 290], rate: [0.006, 0.003, 0.011] },
  },
  {
    ...{ name: 'Mała Pracownia', country: 'PL', kind: 'repairer', level: 'too-few', evidence: null, orders: 3 },
    ...{ score: null, rank: null, rate: null },
  },
];

/** A value with its lower and upper end; null where there are too few orders. */
type Ranged = readonly [value: number, low: number, high: number] | null;

interface SampleSeller {
  name: string;
  country: string;
  kind: string;
  level: string;
  evidence: number | null;
  orders: number;
  score: Ranged;
  rank: Ranged;
  rate: Ranged;
}

const ends = (ranged: Ranged) => ranged ?? [null, null, null];

export const sampleRows = (t: Texts) =>
  sellers.map(({ name, country, kind, level, evidence, orders, ...ranged }) => {
    const [score, low, high] = ends(ranged.score);
    const [position, rankLow, rankHigh] = ends(ranged.rank);
    const [rate, rateLow, rateHigh] = ends(ranged.rate);
    return {
      ...{ name, level, evidence, orders, score, position, rankLow, rankHigh, rate, rateLow, rateHigh },
      about: `${country} · ${wordsIn(t.language).said(kind)}`,
      recommended: level === 'limit' || level === 'warn',
      scoreRange: score === null ? null : `${low}–${high}`,
      trend: score === null ? [] : sampleTrend.map((value) => (value === null ? null : value + score - 58)),
    };
  });

export const sampleTable = (t: Texts) => ({
  columns: columnHeads(
    [
      { key: 'name', label: t('Seller'), sort: 'ascending' },
      { key: 'level', label: t('Level'), sort: 'descending' },
      {
        key: 'score',
        label: t('Score'),
        number: true,
        sort: 'descending',
        hint: t('100 is flawless, 70 exactly acceptable'),
      },
      { key: 'trend', label: t('12 weeks'), className: 'wide' },
      { key: 'rank', label: t('Rank'), number: true },
      { key: 'rate', label: t('Main problem'), className: 'wide' },
      { key: 'evidence', label: t('Evidence'), number: true },
      { key: 'orders', label: t('Orders a week'), number: true, sort: 'descending', className: 'wide' },
    ],
    '/style',
    { sort: '-score' },
  ),
  pager: pagerOf('/style', { sort: '-score' }, 2, 5, 2004),
});

export const sampleFilters = (t: Texts) => [
  { name: 'q', label: t('Search'), search: true, placeholder: t('Name or id'), value: '' },
  {
    name: 'level',
    label: t('Level'),
    value: 'limit',
    options: [
      { value: '', label: t('all') },
      { value: 'limit', label: wordsIn(t.language).statusWord('limit'), selected: true },
      { value: 'warn', label: wordsIn(t.language).statusWord('warn') },
    ],
  },
  {
    name: 'market',
    label: t('Market'),
    value: '',
    options: [
      { value: '', label: t('all') },
      { value: 'FR', label: 'FR' },
    ],
  },
];

export const sampleTimeline = (today: Day, t: Texts) => [
  { day: today + 6, title: t('Review of the limitation'), coming: true },
  {
    day: today,
    title: t('Limit recommended'),
    detail: t('{odds} that the true rate is above the limit', { odds: numbersIn(t.language).odds(410) }),
    level: 'limit',
  },
  {
    day: today - 2,
    title: t('Seller called'),
    detail: t('Anna Keller: the carrier lost a depot; a second one starts on Monday.'),
  },
  { day: today - 19, title: t('Warned'), detail: t('Warning delivered and read'), level: 'warn', href: '/style' },
  { day: today - 390, title: t('Trial period ended'), detail: t('No complaint in 90 days') },
];

export const sampleFacts = (t: Texts) => [
  { label: t('Kind'), value: wordsIn(t.language).said('factory') },
  { label: t('Country'), value: 'FR' },
  { label: t('Selling since'), value: daysIn(t.language).exactDay('2024-03-04') },
  { label: t('Manager'), value: 'anna.keller@marketplace.example', own: true },
  { label: t('Trade-in'), value: null, hint: t('This seller has made no offers.') },
];

export const sampleDays = (t: Texts) =>
  Array.from({ length: 56 }, (_, index) => {
    const rows = index > 51 ? 0 : index === 33 ? 4 : (index % 7 > 4 ? 22 : 48) + ((seed[index % 20] as number) % 9);
    const state = index > 51 ? 'none' : index === 33 ? 'doubt' : index === 34 ? 'confirmed' : 'complete';
    return { rows, state, words: t('day {day}: {n, plural, one {# row} other {# rows}}', { day: index + 1, n: rows }) };
  });

export const sampleTabs = (t: Texts) => [
  { href: '/style#tables', label: t('Mine'), count: 3, current: true },
  { href: '/style#tables', label: t('Team'), count: 11 },
  { href: '/style#tables', label: t('All'), count: 27 },
];

export const sampleFaults = (t: Texts) => [
  { name: 'email', text: t('Write the whole address, such as anna@example.com.') },
];

export const sampleKinds = (t: Texts) => [
  { value: '', label: t('not known') },
  { value: 'factory', label: wordsIn(t.language).said('factory'), selected: true },
  { value: 'mobile_operator', label: wordsIn(t.language).said('mobile_operator') },
];

export const sampleVerdicts = (t: Texts) => [
  { value: 'passed', label: t('Passed'), checked: true },
  { value: 'lower', label: t('Lower grade'), hint: t('sold as better than it is') },
  { value: 'failed', label: t('Failed') },
];
