/** What the manager's own sellers said or owe after verdicts of the lab, one line each. */
import { dayWords } from '../../helpers/days.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { labReplies, type LabReply } from '../../stores/lab-replies.ts';
import type { Read } from '../../stores/read.ts';

/** What was done is told for a week; then the lab's test order tells the rest. */
const newsDays = 7;

export async function repliesTo(read: Read, manager: string, today: Day) {
  const replies = await labReplies(read, manager, dayText(today), dayText(today - newsDays));
  return replies.map((reply) => presentReply(reply, today));
}

const presentReply = ({ what, id, sellerName, when }: LabReply, today: Day) => ({
  href: what === 'answered' ? `/inspections/${id}` : `/actions/${id}`,
  name: sellerName,
  saying: sayings[what],
  // Counted from today and not from the night: a person asks what is due this morning.
  when: what === 'overdue' ? `due ${dayWords(when, today - 1)}` : dayWords(when, today - 1),
});

const sayings: Record<LabReply['what'], string> = {
  answered: 'has answered a verdict of the lab',
  done: 'says that it has done what it was asked to',
  overdue: 'has not done what it was asked to',
};
