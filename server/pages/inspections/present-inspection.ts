/** A revealed verdict, for the marketplace's people. */
import type { Role } from '../../access/route.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import type { StoredRevelation } from '../../stores/revelations.ts';
import type { VerdictAnswer } from '../../stores/verdict-answers.ts';
import type { OpenedVerdict } from './opened-verdict.ts';
import { presentVerdict } from './present-verdict.ts';
import { followsForStaff, standingOf } from './standing.ts';
import { dangerNoun, dangerTold, markOf, verdictSentence, verdictWord } from './verdict-words.ts';

interface Setting {
  today: Day;
  role: Role;
  /** The seller's case that waits for a decision, where the person may read it. */
  openCase: number | null;
  t: Texts;
}

export function presentInspection({ revealed, answer, photos }: OpenedVerdict, { today, role, openCase, t }: Setting) {
  const { mysteryOrder, sellerId, content, verdict, safetyFinding } = revealed;
  const standing = standingOf(revealed, answer, today);
  return {
    title: t('Mystery order {id}', { id: mysteryOrder }),
    lead: `${verdictSentence(revealed, content.result.wrong.length, t)} ${followsForStaff(standing, revealed, t)}`,
    crumbs: [
      { href: `/sellers/${encodeURIComponent(sellerId)}`, label: revealed.sellerName ?? sellerId, own: true },
      ...(role === 'lab' ? [{ href: `/lab/orders/${mysteryOrder}`, label: t('In the lab') }] : []),
    ],
    mark: markOf(verdict, t),
    danger: dangerTold(safetyFinding, t),
    links: [
      { href: `/sellers/${encodeURIComponent(sellerId)}`, label: t('The seller') },
      ...(openCase === null ? [] : [{ href: `/recommendations/${openCase}`, label: t('Its open case') }]),
    ],
    pdfHref: revealed.revealedAt === null ? null : `/inspections/${mysteryOrder}/pdf`,
    shown: presentVerdict(content, photos, t),
    answer: answer && { ...answer, decided: outcomeWords(answer, revealed, t) },
    answerHref: answer?.state === 'open' && role === 'lab' ? `/inspections/${mysteryOrder}/answer` : null,
    noAnswer: standing === 'open' ? t('Nothing yet.') : t('Nothing.'),
    events: eventsOf(revealed, answer, t),
  };
}

/** What became of an answer, in a sentence; null while it waits. */
export function outcomeWords(
  { state }: Pick<VerdictAnswer, 'state'>,
  { verdict, safetyFinding }: Pick<StoredRevelation, 'verdict' | 'safetyFinding'>,
  t: Texts,
): string | null {
  if (state === 'open') return null;
  if (state === 'stands') return t('The verdict stands.');
  const corrected = [verdictWord(verdict, t), dangerNoun(safetyFinding, t)].filter(Boolean).join(', ');
  return t('The verdict was corrected to {verdict}. The marks stay as they were measured.', { verdict: corrected });
}

/** Newest first; of one day what has no clock began it. */
function eventsOf(revealed: StoredRevelation, answer: VerdictAnswer | null, t: Texts) {
  const { content, revealedOn, revealedAt, revealedBy, openedAt } = revealed;
  const decided = answer?.decidedAt
    ? [
        {
          at: answer.decidedAt,
          title: answer.state === 'stands' ? t('The lab decided: it stands') : t('The lab decided: it was corrected'),
        },
      ]
    : [];
  const events: { at?: string; day?: string; title: string; detail?: string }[] = [
    { day: content.orderedOn, title: t('Ordered under cover') },
    ...(content.receivedOn === null ? [] : [{ day: content.receivedOn, title: t('Arrived') }]),
    { day: content.inspectedOn, title: t('Inspected: {verdict}', { verdict: verdictWord(content.result.verdict, t) }) },
    revealedAt === null
      ? { day: revealedOn, title: t('Revealed') }
      : { at: revealedAt, title: t('Revealed'), detail: t('by {person}', { person: revealedBy ?? '' }) },
    ...(openedAt === null ? [] : [{ at: openedAt, title: t('Opened by the seller') }]),
    ...(answer ? [{ at: answer.at, title: t('Answered by the seller'), detail: answer.person }] : []),
    ...decided,
  ];
  const when = ({ at, day }: (typeof events)[number]) => at ?? day ?? '';
  return events.sort((one, other) => (when(one) < when(other) ? -1 : Number(when(one) > when(other)))).reverse();
}
