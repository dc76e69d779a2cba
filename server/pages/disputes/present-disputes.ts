/** A seller's disputes and appeals as its page lists them. */
import { appealUntil } from '../../cases/appeal.ts';
import { metricWords } from '../metric-words.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayText, parseDay } from '../../scoring/day.ts';
import type { AppealableDecision } from '../../stores/appealable.ts';
import type { Dispute } from '../../stores/disputes.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { dayWords, stateMark } from './dispute-words.ts';

interface DisputesShown {
  disputes: readonly Dispute[];
  appealable: readonly AppealableDecision[];
  /** `YYYY-MM-DD` */
  today: string;
  readsOnly: boolean;
}

export function presentDisputes(t: Texts, { disputes, appealable, today, readsOnly }: DisputesShown) {
  const open = disputes.filter(({ state }) => state === 'open');
  return {
    title: t('Disputes and appeals'),
    lead: leadOf(t, disputes.length, open),
    mayFile: !readsOnly,
    disputes: disputes.map((one) => ({
      href: `/disputes/${one.id}`,
      orderId: one.orderId,
      what: contestedWords(t, one),
      filedAt: one.filedAt,
      due: one.state === 'open' ? dayWords(t, one.dueOn) : null,
      mark: stateMark(t, one, today),
    })),
    appeals: appealable.map((one) => appealRow(t, one, today)),
  };
}

/** 'Late delivery and complaints' */
export const contestedWords = (t: Texts, { points }: Pick<Dispute, 'points'>): string =>
  wordsIn(t.language).list(points.flatMap(({ metric }) => (metric === null ? [] : [metricWords(t, metric).label])));

function leadOf(t: Texts, all: number, open: readonly Dispute[]): string {
  const [next] = open.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  if (next)
    return t('{n, plural, one {# dispute is open} other {# disputes are open}}; the next answer is due by {day}.', {
      n: open.length,
      day: dayWords(t, next.dueOn),
    });
  if (all === 0) return t('You have contested nothing. Where something counts that was not your doing, say so here.');
  return t('None of your disputes is open.');
}

const measureNames: Readonly<Record<AppealableDecision['measure'], string>> = {
  warn: message('Warning'),
  limit: message('Limit'),
  suspend: message('Suspension'),
  end: message('End of the service'),
};

function appealRow(t: Texts, one: AppealableDecision, today: string) {
  const notified = parseDay(one.notifiedOn);
  const until = notified === null ? null : dayText(appealUntil(notified));
  const isOver = until === null || until < today || one.state === 'overturned';
  return {
    href: `/statements/${one.statement}`,
    reference: one.reference,
    what: t(measureNames[one.measure]),
    notifiedOn: one.notifiedOn,
    until: isOver ? null : dayWords(t, until),
    mark: appealMark(t, one, isOver),
    // The day of the answer, and until there is one, that of the appeal.
    markedAt: one.answeredAt ?? one.filedAt,
  };
}

function appealMark(t: Texts, { appeal }: AppealableDecision, isOver: boolean) {
  if (appeal === 'open') return { level: 'watch', word: t('appeal open') };
  if (appeal === 'upheld') return { level: 'fine', word: t('you were right: taken back') };
  if (appeal === 'rejected') return { level: 'stale', word: t('answered: the decision stands') };
  return { level: 'too-few', word: isOver ? t('time is over') : t('no appeal') };
}
