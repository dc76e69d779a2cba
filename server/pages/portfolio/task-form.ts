/** A task as a person fills it in, and what is wrong with it. */
import type { Database } from '../../../db/connect.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import { caseOf } from '../../stores/desk-recommendation.ts';
import { sellerBySellerId } from '../../stores/desk-seller.ts';
import type { NewTask } from '../../stores/tasks.ts';
import { teamPeople } from '../../stores/teams.ts';
import { tooLongWords } from '../too-long-words.ts';
import { formKey, formText } from './form-text.ts';

export interface TaskForm {
  title: string;
  seller: string;
  /** The number of the case, as text. */
  case: string;
  assignee: string;
  due: string;
}

export type TaskFaults = Partial<Record<keyof TaskForm, string>>;
export type MeantTask = Pick<NewTask, 'title' | 'seller' | 'recommendation' | 'assignee' | 'dueOn'>;

const longestTitle = 200;
/** Nobody plans further ahead on purpose. */
const furthestDays = 3 * 366;

export const readTaskForm = (given: unknown): TaskForm => ({
  title: formText(given, 'title').replaceAll(/\s+/g, ' '),
  seller: formText(given, 'seller'),
  case: formText(given, 'case'),
  assignee: formText(given, 'assignee'),
  due: formText(given, 'due'),
});

/** What the form means, or what is wrong with it. A day of the past is allowed: what is late already is late. */
export async function meantTask(
  database: Database,
  form: TaskForm,
  today: Day,
  t: Texts,
): Promise<{ task: MeantTask } | { faults: TaskFaults }> {
  const faults: TaskFaults = {};
  if (form.title === '') faults.title = t('Say what is to be done.');
  if (form.title.length > longestTitle) faults.title = tooLongWords(longestTitle, t);
  const due = parseDay(form.due);
  if (due === null) faults.due = t('Give the day by which it is to be done.');
  else if (due - today > furthestDays) faults.due = t('That day is too far away.');
  else if (today - due > furthestDays) faults.due = t('That day is too long ago.');
  const known = (await teamPeople(database)).some(({ email }) => email === form.assignee);
  if (!known) faults.assignee = t('Choose who does it.');
  const about = await aboutWhom(database, form, faults, t);
  if (due === null || Object.keys(faults).length > 0) return { faults };
  return { task: { title: form.title, assignee: form.assignee, dueOn: dayText(due), ...about } };
}

/** The seller and the case that the form names; the case's own seller where it names only that. */
async function aboutWhom(database: Database, form: TaskForm, faults: TaskFaults, t: Texts) {
  const found = form.case === '' ? null : await caseOf(database, formKey(form.case));
  if (form.case !== '' && !found) faults.case = t('There is no case of this number.');
  const sellerId = form.seller === '' ? found?.sellerId : form.seller;
  const seller = sellerId === undefined ? null : await sellerBySellerId(database, sellerId);
  if (form.seller !== '' && !seller) faults.seller = t('There is no seller of this id.');
  if (found && seller && seller.id !== found.seller) faults.case = t('That case is about another seller.');
  return { seller: seller?.id ?? null, recommendation: found?.id ?? null };
}
