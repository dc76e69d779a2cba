/** What a seller still has to put right, the first day first, for the head of its inbox. */
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { taskWords } from '../../notices/task-words.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { actionsOf } from '../../stores/corrective-actions.ts';
import type { Read } from '../../stores/read.ts';
import { shortened } from '../actions/action-words.ts';

export async function openActions(read: Read, t: Texts, seller: number, today: Day) {
  const open = (await actionsOf(read, seller)).filter(({ state }) => state === 'open');
  const rows = open
    .map(({ id, mysteryOrder, text, dueOn }) => ({
      href: `/verdicts/${mysteryOrder}/actions/${id}`,
      ...{ text: shortened(taskWords(text, t)), dueOn },
      ...(dueOn < dayText(today) ? { level: 'overdue', word: t('overdue') } : { level: 'warn', word: t('open') }),
    }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.href < b.href ? -1 : 1));
  const [first] = rows;
  if (!first) return { lead: '', rows };
  const day = daysIn(t.language).shortDay(first.dueOn, today - 1);
  const lead = t(
    '{count, plural, one {One thing must be put right, by {day}.} other {# things must be put right, the first by {day}.}}',
    {
      ...{ count: rows.length, day },
    },
  );
  return { lead, rows };
}
