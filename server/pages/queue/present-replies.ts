/** What the manager's own sellers said, did or owe: after verdicts of the lab, and about their plans, one line each. */
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { labReplies, type LabReply } from '../../stores/lab-replies.ts';
import { planNews, type PlanNews } from '../../stores/plan-news.ts';
import type { Read } from '../../stores/read.ts';

/** What was done is told for a week; then the lab's test order, or the plan, tells the rest. */
const newsDays = 7;

/** In sections, those with something in them. */
export async function repliesTo(read: Read, manager: string, today: Day, t: Texts) {
  const since = dayText(today - newsDays);
  const replies = await labReplies(read, manager, dayText(today), since);
  const news = await planNews(read, manager, since);
  const sections = [
    {
      ...{ id: 'replies', title: t('After verdicts of the lab') },
      all: { href: '/actions', label: t('All corrective actions') },
      rows: replies.map((reply) => replyRow(reply, today, t)),
    },
    {
      ...{ id: 'plan-news', title: t('Plans of your sellers'), all: null },
      rows: news.map((one) => planRow(one, today, t)),
    },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

const replyRow = ({ what, id, sellerName, when }: LabReply, today: Day, t: Texts) => ({
  href: what === 'answered' ? `/inspections/${id}` : `/actions/${id}`,
  name: sellerName,
  saying: t(sayings[what]),
  // Counted from today and not from the night: a person asks what is due this morning.
  when:
    what === 'overdue'
      ? t('due {day}', { day: daysIn(t.language).dayWords(when, today - 1) })
      : daysIn(t.language).dayWords(when, today - 1),
});

const sayings: Record<LabReply['what'], string> = {
  answered: message('has answered a verdict of the lab'),
  done: message('says that it has done what it was asked to'),
  overdue: message('has not done what it was asked to'),
};

const planRow = ({ what, sellerId, sellerName, when }: PlanNews, today: Day, t: Texts) => ({
  href: `/sellers/${encodeURIComponent(sellerId)}/plan`,
  name: sellerName,
  saying: t(planSayings[what]),
  when: daysIn(t.language).dayWords(when, today - 1),
});

const planSayings: Record<PlanNews['what'], string> = {
  begun: message('has begun a plan'),
  answered: message('has answered on its plan'),
  done: message('has done a step of its plan'),
};
