/** A revealed verdict, for the marketplace's people. */
import type { Role } from '../../access/route.ts';
import type { Day } from '../../scoring/day.ts';
import type { StoredRevelation } from '../../stores/revelations.ts';
import type { VerdictAnswer } from '../../stores/verdict-answers.ts';
import { safetyWords } from '../desk/words.ts';
import type { OpenedVerdict } from './opened-verdict.ts';
import { presentVerdict } from './present-verdict.ts';
import { followsForStaff, standingOf } from './standing.ts';
import { dangerWords, verdictMarks, verdictSentence } from './verdict-words.ts';

interface Setting {
  today: Day;
  role: Role;
  /** The seller's case that waits for a decision, where the person may read it. */
  openCase: number | null;
}

export function presentInspection({ revealed, answer, photos }: OpenedVerdict, { today, role, openCase }: Setting) {
  const { mysteryOrder, sellerId, content, verdict, safetyFinding } = revealed;
  const standing = standingOf(revealed, answer, today);
  return {
    title: `Mystery order ${mysteryOrder}`,
    lead: `${verdictSentence(revealed, content.result.wrong.length)} ${followsForStaff(standing, revealed)}`,
    crumbs: [
      { href: `/sellers/${encodeURIComponent(sellerId)}`, label: revealed.sellerName ?? sellerId },
      ...(role === 'lab' ? [{ href: `/lab/orders/${mysteryOrder}`, label: 'In the lab' }] : []),
    ],
    mark: verdictMarks[verdict],
    danger: dangerWords[safetyFinding] ?? null,
    links: [
      { href: `/sellers/${encodeURIComponent(sellerId)}`, label: 'The seller' },
      ...(openCase === null ? [] : [{ href: `/recommendations/${openCase}`, label: 'Its open case' }]),
    ],
    pdfHref: revealed.revealedAt === null ? null : `/inspections/${mysteryOrder}/pdf`,
    shown: presentVerdict(content, photos),
    answer: answer && { ...answer, decided: outcomeWords(answer, revealed) },
    answerHref: answer?.state === 'open' && role === 'lab' ? `/inspections/${mysteryOrder}/answer` : null,
    noAnswer: standing === 'open' ? 'Nothing yet.' : 'Nothing.',
    events: eventsOf(revealed, answer),
  };
}

/** What became of an answer, in a sentence; null while it waits. */
export function outcomeWords(
  { state }: Pick<VerdictAnswer, 'state'>,
  { verdict, safetyFinding }: Pick<StoredRevelation, 'verdict' | 'safetyFinding'>,
): string | null {
  if (state === 'open') return null;
  if (state === 'stands') return 'The verdict stands.';
  const danger = safetyWords(safetyFinding);
  return `The verdict was corrected to ${verdict}${danger === null ? '' : `, ${danger}`}. The marks stay as they were measured.`;
}

/** Newest first; of one day what has no clock began it. */
function eventsOf(revealed: StoredRevelation, answer: VerdictAnswer | null) {
  const { content, revealedOn, revealedAt, revealedBy, openedAt } = revealed;
  const decided = answer?.decidedAt
    ? [{ at: answer.decidedAt, title: `The lab decided: it ${answer.state === 'stands' ? 'stands' : 'was corrected'}` }]
    : [];
  const events: { at?: string; day?: string; title: string; detail?: string }[] = [
    { day: content.orderedOn, title: 'Ordered under cover' },
    ...(content.receivedOn === null ? [] : [{ day: content.receivedOn, title: 'Arrived' }]),
    { day: content.inspectedOn, title: `Inspected: ${content.result.verdict}` },
    revealedAt === null
      ? { day: revealedOn, title: 'Revealed' }
      : { at: revealedAt, title: 'Revealed', detail: `by ${revealedBy ?? ''}` },
    ...(openedAt === null ? [] : [{ at: openedAt, title: 'Opened by the seller' }]),
    ...(answer ? [{ at: answer.at, title: 'Answered by the seller', detail: answer.person }] : []),
    ...decided,
  ];
  const when = ({ at, day }: (typeof events)[number]) => at ?? day ?? '';
  return events.sort((one, other) => (when(one) < when(other) ? -1 : Number(when(one) > when(other)))).reverse();
}
