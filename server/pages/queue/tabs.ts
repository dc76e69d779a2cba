/** The tabs of the morning, each with how many it holds, and the filters of the queue. */
import { address, type Query } from '../../helpers/addresses.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { OpenCase } from '../../stores/open-cases.ts';
import { metricWords } from '../metric-words.ts';
import { plainWordIn } from '../desk/words.ts';
import { chosen, type Asker, type Filters, type Scope } from './choice.ts';

const labels: Record<Scope, string> = {
  mine: message('mine'),
  team: message('my team'),
  all: message('all'),
  snoozed: message('snoozed'),
  expired: message('running out'),
  released: message('released'),
  decided: message('{n, plural, one {decided} other {decided}}'),
};

/** @param counts of what is no case of the queue: released, decided, and measures that end soon */
export function presentTabs(
  all: readonly OpenCase[],
  counts: { expiring: number; released: number; decided: number },
  current: Scope,
  filters: Filters,
  asker: Asker,
  t: Texts,
) {
  const open = (scope: Scope) => all.filter((one) => chosen(one, scope, {}, asker)).length;
  const query: Query = { ...filters };
  const tab = (scope: Scope, count: number, kept: Query = {}) => ({
    label: t(labels[scope], { n: count }),
    count,
    href: address('/today', { scope, ...kept }),
    current: scope === current,
  });
  return [
    tab('mine', open('mine'), query),
    ...(asker.team.length > 1 ? [tab('team', open('team'), query)] : []),
    tab('all', open('all'), query),
    tab('snoozed', open('snoozed'), query),
    tab('expired', open('expired') + counts.expiring),
    tab('released', counts.released),
    tab('decided', counts.decided),
  ];
}

export function presentFilters(all: readonly OpenCase[], filters: Filters, t: Texts) {
  const plain = (word: string) => plainWordIn(word, t);
  const filter = (
    name: keyof Filters,
    label: string,
    values: readonly string[],
    say: (word: string) => string = plain,
  ) => ({
    name,
    label,
    value: filters[name] ?? '',
    options: [
      { value: '', label: t('all'), selected: !filters[name] },
      ...values.map((value) => ({ value, label: say(value), selected: filters[name] === value })),
    ],
  });
  const given = (words: (string | null)[]) =>
    [...new Set(words)].filter((text): text is string => text !== null).sort();
  return [
    filter('level', t('Level'), ['suspend', 'limit', 'warn'], wordsIn(t.language).statusWord),
    filter('country', t('Country'), given(all.map(({ country }) => country))),
    filter('kind', t('Kind'), given(all.map(({ kind }) => kind))),
    filter(
      'metric',
      t('Ground'),
      metrics.map(({ key }) => key).filter((key) => all.some(({ grounds }) => grounds.includes(key))),
      (key) => metricWords(t, key).name,
    ),
  ];
}
