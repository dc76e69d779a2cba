/** What a seller should know before it reads its figures: rules that are announced, and messages that it has not read. */
import type { Database } from '../../../db/connect.ts';
import type { Person } from '../../access/route.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { policyVersions } from '../../stores/desk-policies.ts';
import { readCommitted } from '../../stores/read.ts';
import { countNotices } from '../../stores/seller-notices.ts';

export interface WaitingNews {
  /** The day from which the next rules count: 'Fri 1 May'; null: none are announced. */
  rulesFrom: string | null;
  /** Messages; null: none. */
  unread: number | null;
}

/** Null: there is neither. */
export async function waitingNews(
  database: Database,
  { id, seller }: Pick<Person, 'id' | 'seller'>,
  today: Day,
  t: Texts,
): Promise<WaitingNews | null> {
  // The one that comes into force last is first.
  const next = (await policyVersions(database)).findLast(({ effectiveFrom }) => effectiveFrom > dayText(today));
  const unread =
    seller === null ? 0 : await countNotices(readCommitted(database), { person: id, seller }, { unread: true });
  if (!next && unread === 0) return null;
  return {
    rulesFrom: next ? daysIn(t.language).shortDay(next.effectiveFrom, today) : null,
    unread: unread > 0 ? unread : null,
  };
}
