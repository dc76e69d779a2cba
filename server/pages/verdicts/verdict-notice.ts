/** A verdict as the seller's inbox lists it. */
import type { StoredRevelation } from '../../stores/revelations.ts';
import { verdictMarks } from '../inspections/verdict-words.ts';
import { titleOf } from './present-own-verdict.ts';

export const presentVerdictNotice = ({
  mysteryOrder,
  content,
  verdict,
  revealedOn,
  revealedAt,
  openedAt,
}: StoredRevelation) => ({
  href: `/verdicts/${mysteryOrder}`,
  title: titleOf(content.orderId),
  ...verdictMarks[verdict],
  revealedOn,
  // One from before copies were kept was never listed here: it is no news.
  unread: revealedAt !== null && openedAt === null,
});
