/** Disputes as the marketplace's own people see them listed, and the figures on its own false alarms. */
import { measures } from '../../../cases/decision.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import { wordsIn } from '../../../helpers/words-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { AnsweredLevel, AppealedLevel, ContestedMetric } from '../../../stores/dispute-figures.ts';
import type { Dispute } from '../../../stores/disputes.ts';
import { metricWords } from '../../metric-words.ts';
import { dayWords, reasonWords, stateMark } from '../dispute-words.ts';
import { contestedWords } from '../present-disputes.ts';

interface QueueShown {
  counts: { open: number; overdue: number };
  open: readonly Dispute[];
  answered: readonly Dispute[];
  /** `YYYY-MM-DD` */
  today: string;
  /** E-mail of who reads it. */
  reader: string;
}

export function presentQueue(t: Texts, { counts, open, answered, today, reader }: QueueShown) {
  return {
    title: t('Disputes'),
    lead: leadOf(t, counts, open),
    open: open.map((one) => ({ ...queueRow(t, one, today), holder: holderOf(t, one, reader) })),
    answered: answered.map((one) => queueRow(t, one, today)),
    rest: counts.open > open.length ? t('The first {n} are shown.', { n: open.length }) : null,
  };
}

const holderOf = (t: Texts, { claimedBy, claimedName }: Dispute, reader: string): string | null =>
  claimedBy === reader ? t('you') : (claimedName ?? claimedBy);

function leadOf(t: Texts, { open, overdue }: QueueShown['counts'], [next]: readonly Dispute[]): string {
  if (!next) return t('No dispute waits for an answer.');
  if (overdue > 0)
    return t(
      '{n, plural, one {# dispute waits} other {# disputes wait}} for an answer, and {overdue, plural, one {# is} other {# are}} overdue.',
      {
        n: open,
        overdue,
      },
    );
  return t('{n, plural, one {# dispute waits} other {# disputes wait}} for an answer, the first until {day}.', {
    n: open,
    day: dayWords(t, next.dueOn),
  });
}

export const queueRow = (t: Texts, one: Dispute, today: string) => ({
  href: `/disputes/queue/${one.id}`,
  orderId: one.orderId,
  sellerName: one.sellerName,
  sellerHref: `/sellers/${encodeURIComponent(one.sellerId)}`,
  what: contestedWords(t, one),
  reason: reasonWords(t, one.reason),
  due: dayWords(t, one.dueOn),
  id: one.id,
  closedAt: one.answers[0]?.at ?? one.withdrawnAt,
  mark: stateMark(t, one, today),
});

interface AlarmsShown {
  metrics: readonly ContestedMetric[];
  appeals: readonly AppealedLevel[];
  dismissed: readonly AnsweredLevel[];
}

/** A share of none is no share. */
export function presentFalseAlarms(t: Texts, { metrics, appeals, dismissed }: AlarmsShown) {
  const { percent, count } = numbersIn(t.language);
  const { capital, statusWord } = wordsIn(t.language);
  const share = (part: number, whole: number) => percent(whole === 0 ? null : part / whole);
  const named = new Set([...appeals, ...dismissed].map(({ level }) => level));
  const levels = measures.filter((measure) => named.has(measure));
  return {
    metrics: metrics.map(({ metric, answered, accepted }) => ({
      label: metricWords(t, metric).label,
      answered: count(answered),
      accepted: count(accepted),
      share: share(accepted, answered),
    })),
    levels: levels.map((level) => {
      const appeal = appeals.find((one) => one.level === level);
      const alarm = dismissed.find((one) => one.level === level);
      return {
        label: capital(level === 'end' ? t('end of the service') : statusWord(level)),
        decided: count(alarm?.answered ?? null),
        dismissed: share(alarm?.dismissed ?? 0, alarm?.answered ?? 0),
        delivered: count(appeal?.delivered ?? null),
        appealed: count(appeal?.appealed ?? null),
        upheld: share(appeal?.upheld ?? 0, appeal?.answered ?? 0),
      };
    }),
  };
}
