/** What a seller waits for an answer to, where the marketplace's people look at it or at a decision about it. */
import { daysIn } from '../../../helpers/days.ts';
import type { Texts } from '../../../languages/texts.ts';
import { openDisputesOf } from '../../../stores/disputes.ts';
import type { Read } from '../../../stores/read.ts';

/** Disputes that the line names; the queue has them all. */
const named = 5;

/** Null: it has no open dispute. */
export async function disputesNote(read: Read, seller: number, t: Texts) {
  const open = await openDisputesOf(read, seller);
  if (open.length === 0) return null;
  return {
    lead: t('{n, plural, one {# dispute of this seller waits} other {# disputes of this seller wait}} for an answer:', {
      n: open.length,
    }),
    disputes: open.slice(0, named).map(({ id, orderId, dueOn }) => ({
      href: `/disputes/queue/${id}`,
      orderId,
      due: t('by {day}', { day: daysIn(t.language).exactDay(dueOn) }),
    })),
    more: open.length > named,
  };
}
