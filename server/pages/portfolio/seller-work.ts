/**
 * The ways from a seller's page to all that is about it: its story, what people wrote and planned, the numbers behind. And who looks
 * after it, if the feed says another person.
 */
import type { Person } from '../../access/route.ts';
import { address } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import type { SellerMarks } from '../../stores/seller-marks.ts';
import { sellerPath } from '../desk/present-seller.ts';
import { differs } from './assign-query.ts';

const isAtWork = (person: Person | null): boolean => person?.role === 'manager' || person?.role === 'admin';

/** Tabs of the seller's page, which is the first of them. */
export function sellerWays(seller: Seller, marks: SellerMarks, person: Person | null, today: Day, t: Texts) {
  const path = sellerPath(seller);
  const { sellerId } = seller;
  const ways = [{ href: path, label: t('Now'), level: null as string | null, current: true }];
  const add = (href: string, label: string, level: string | null = null) =>
    ways.push({ href, label, level, current: false });
  if (isAtWork(person)) {
    add(`${path}/timeline`, t('Timeline'));
    add(`${path}/notes`, notesWords(marks, today, t));
    const late = marks.nextDue !== null && marks.nextDue < dayText(today);
    if (marks.openTasks > 0)
      add(
        address('/tasks', { whose: 'all', seller: sellerId }),
        tasksWords(marks, late, today, t),
        late ? 'overdue' : null,
      );
    else add(`${address('/tasks', { seller: sellerId })}#new`, t('New task'));
    add(address('/compare-sellers', { a: sellerId }), t('Compare with another'));
  }
  add(`${path}/what-if`, t('What if'));
  add(`${path}/working`, t('The working'));
  add(`${path}/plan`, t('Plan'));
  return ways;
}

function tasksWords({ openTasks: n, nextDue }: SellerMarks, late: boolean, today: Day, t: Texts): string {
  const values = { n, day: daysIn(t.language).dayWords(nextDue, today - 1) };
  return late
    ? t('{n, plural, one {# open task} other {# open tasks}}, late since {day}', values)
    : t('{n, plural, one {# open task} other {# open tasks}}, due {day}', values);
}

const notesWords = ({ notes: n, lastNote }: SellerMarks, today: Day, t: Texts): string =>
  n === 0
    ? t('No notes')
    : t('{n, plural, one {# note} other {# notes}}, last {day}', {
        ...{ n, day: daysIn(t.language).dayWords(lastNote, today - 1) },
      });

/** Null where everybody agrees who looks after it, and for who has no part in it. */
export function sellerCare(seller: Seller & { assigned: string | null; feed: string | null }, person: Person | null) {
  const feed = differs(seller) ? seller.feed : null;
  const nobody = seller.managerEmail === null;
  if (!isAtWork(person) || (feed === null && !nobody)) return null;
  return { feed, nobody, assign: address('/assign', { search: seller.sellerId }) };
}
