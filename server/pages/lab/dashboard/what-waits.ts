/** What waits for somebody of the lab, the most urgent first: the sentence of the page, and the list under it. */
import { wordsIn } from '../../../helpers/words-in.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import { numberWord, sentence } from '../../desk/words.ts';

export interface Waiting {
  /** Parcels that should be here. */
  overdue: number;
  /** First graded, and to be graded by a second person. */
  second: number;
  /** Graded twice and not alike. */
  differing: number;
  /** Received, and nobody has begun. */
  unopened: number;
  answers: number;
  /** Concluded and still under cover. */
  concluded: number;
  /** Slots of this week for which no order was placed. */
  unplaced: number;
  /** Slots of earlier weeks that are still to be placed. */
  leftOver: number;
  /** Corrective actions that no plan has drawn yet. */
  unverified: number;
  likenesses: number;
}

interface Kind {
  key: keyof Waiting;
  /** 'four parcels are overdue' */
  say: string;
  href: string;
}

const kinds: readonly Kind[] = [
  {
    key: 'overdue',
    say: message('{n, plural, one {{count} parcel is overdue} other {{count} parcels are overdue}}'),
    href: '#overdue',
  },
  {
    key: 'second',
    say: message(
      '{n, plural, one {{count} inspection waits for a second person} other {{count} inspections wait for a second person}}',
    ),
    href: '/lab/second',
  },
  {
    key: 'differing',
    say: message('{n, plural, one {{count} pair of gradings differs} other {{count} pairs of gradings differ}}'),
    href: '/lab/second',
  },
  {
    key: 'answers',
    say: message(
      '{n, plural, one {{count} answer of a seller waits for the lab} other {{count} answers of sellers wait for the lab}}',
    ),
    href: '/lab/second#answers',
  },
  {
    key: 'unopened',
    say: message(
      '{n, plural, one {{count} parcel has arrived and is not inspected} other {{count} parcels have arrived and are not inspected}}',
    ),
    href: '/lab/orders?stage=received',
  },
  {
    key: 'unplaced',
    say: message(
      '{n, plural, one {{count} slot of this week is not placed} other {{count} slots of this week are not placed}}',
    ),
    href: '/lab/plan',
  },
  {
    key: 'leftOver',
    say: message(
      '{n, plural, one {{count} slot of an earlier week is not placed} other {{count} slots of earlier weeks are not placed}}',
    ),
    href: '/lab/plan',
  },
  {
    key: 'concluded',
    say: message(
      '{n, plural, one {{count} verdict waits to be revealed} other {{count} verdicts wait to be revealed}}',
    ),
    href: '/lab/orders?stage=concluded',
  },
  {
    key: 'unverified',
    say: message(
      '{n, plural, one {{count} corrective action waits for the next plan} other {{count} corrective actions wait for the next plan}}',
    ),
    href: '/actions?state=waiting',
  },
  {
    key: 'likenesses',
    say: message('{n, plural, one {{count} pair of photos looks alike} other {{count} pairs of photos look alike}}'),
    href: '/lab/likenesses',
  },
];

/** Three stand in the sentence; the list has all of them. */
const inSentence = 3;

/** @example waitsFor({ overdue: 4, second: 2, unplaced: 9, … }, t).lead // 'Four parcels are overdue, two inspections wait …' */
export function waitsFor(waiting: Waiting, t: Texts): { lead: string; rows: { text: string; href: string }[] } {
  const rows = kinds
    .filter(({ key }) => waiting[key] > 0)
    .map(({ key, say, href }) => ({ said: t(say, { n: waiting[key], count: numberWord(waiting[key], t) }), href }));
  const said = rows.slice(0, inSentence).map((row) => row.said);
  const more = rows.length > inSentence ? ` ${t('More waits below.')}` : '';
  const lead = rows.length === 0 ? t('Nothing waits for you.') : `${sentence(wordsIn(t.language).list(said))}.${more}`;
  return { lead, rows: rows.map((row) => ({ text: sentence(row.said), href: row.href })) };
}
