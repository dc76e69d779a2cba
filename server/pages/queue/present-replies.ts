/** What the manager's own sellers said or owe after verdicts of the lab, one line each. */
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { labReplies, type LabReply } from '../../stores/lab-replies.ts';
import type { Read } from '../../stores/read.ts';

/** What was done is told for a week; then the lab's test order tells the rest. */
const newsDays = 7;

export async function repliesTo(read: Read, manager: string, today: Day, t: Texts) {
  const replies = await labReplies(read, manager, dayText(today), dayText(today - newsDays));
  return replies.map((reply) => presentReply(reply, today, t));
}

const presentReply = ({ what, id, sellerName, when }: LabReply, today: Day, t: Texts) => ({
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
