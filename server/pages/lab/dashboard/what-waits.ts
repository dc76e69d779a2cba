/** What waits for somebody of the lab, the most urgent first: the sentence of the page, and the list under it. */
import { counted, listed, sentence } from '../../desk/words.ts';

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
  /** Corrective actions that no plan has drawn yet. */
  unverified: number;
  likenesses: number;
}

interface Kind {
  key: keyof Waiting;
  /** 'four parcels are overdue' */
  say: (count: number) => string;
  href: string;
}

const be = (count: number) => (count === 1 ? 'is' : 'are');
const wait = (count: number) => (count === 1 ? 'waits' : 'wait');

const kinds: readonly Kind[] = [
  { key: 'overdue', say: (n) => `${counted(n, 'parcel')} ${be(n)} overdue`, href: '#overdue' },
  {
    key: 'second',
    say: (n) => `${counted(n, 'inspection')} ${wait(n)} for a second person`,
    href: '/lab/second',
  },
  {
    key: 'differing',
    say: (n) => `${counted(n, 'pair')} of gradings ${n === 1 ? 'differs' : 'differ'}`,
    href: '/lab/second',
  },
  {
    key: 'answers',
    say: (n) => `${counted(n, 'answer')} of ${n === 1 ? 'a seller' : 'sellers'} ${wait(n)} for the lab`,
    href: '/lab/second#answers',
  },
  {
    key: 'unopened',
    say: (n) => `${counted(n, 'parcel')} ${n === 1 ? 'has' : 'have'} arrived and ${be(n)} not inspected`,
    href: '/lab/orders?stage=received',
  },
  {
    key: 'unplaced',
    say: (n) => `${counted(n, 'slot')} of this week ${be(n)} not placed`,
    href: '/lab/plan',
  },
  {
    key: 'concluded',
    say: (n) => `${counted(n, 'verdict')} ${wait(n)} to be revealed`,
    href: '/lab/orders?stage=concluded',
  },
  {
    key: 'unverified',
    say: (n) => `${counted(n, 'corrective action')} ${wait(n)} for the next plan`,
    href: '/actions?state=waiting',
  },
  {
    key: 'likenesses',
    say: (n) => `${counted(n, 'pair')} of photos ${n === 1 ? 'looks' : 'look'} alike`,
    href: '/lab/likenesses',
  },
];

/** Three stand in the sentence; the list has all of them. */
const inSentence = 3;

/** @example waitsFor({ overdue: 4, second: 2, unplaced: 9, … }).lead // 'Four parcels are overdue, two inspections wait …' */
export function waitsFor(waiting: Waiting): { lead: string; rows: { text: string; href: string }[] } {
  const rows = kinds
    .filter(({ key }) => waiting[key] > 0)
    .map(({ key, say, href }) => ({ text: sentence(say(waiting[key])), said: say(waiting[key]), href }));
  const said = rows.slice(0, inSentence).map((row) => row.said);
  const more = rows.length > inSentence ? ' More waits below.' : '';
  const lead = rows.length === 0 ? 'Nothing waits for you.' : `${sentence(listed(said))}.${more}`;
  return { lead, rows: rows.map(({ text, href }) => ({ text, href })) };
}
