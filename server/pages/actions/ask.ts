/** `/inspections/:id/action`: asks a seller to put right what a revealed verdict found. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Person, type Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { daysToAct, isClosed } from '../../lab/corrective-action.ts';
import { suggestAction } from '../../lab/suggest-action.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
import { taskWords } from '../../notices/task-words.ts';
import { actionsOn, askForAction } from '../../stores/corrective-actions.ts';
import { findingsOf, revealedOrder, type Finding, type RevealedOrder } from '../../stores/findings.ts';
import { readCommitted } from '../../stores/read.ts';
import { verdictAnswer } from '../../stores/verdict-answers.ts';
import { findingWords } from '../inspections/checklist-texts.ts';
import { severityWords } from '../inspections/verdict-words.ts';
import { formKey, formText } from '../portfolio/form-text.ts';
import { longestText } from './evidence-form.ts';
import { isTakenBack, undecidedWords } from './present-actions.ts';
import { tellSellerOfAction } from '../../notices/tell-of-action.ts';
import { tooLongWords } from '../too-long-words.ts';

/** Nobody is given longer on purpose. */
const furthestDays = 180;

interface Asked {
  order: RevealedOrder;
  /** Null: about the order as a whole. */
  finding: Finding | null;
  /** The seller's answer waits for the lab. */
  undecided: boolean;
}

interface AskForm {
  text: string;
  due: string;
}

/** @throws 404 unless the order was revealed, and the finding that is named is one of its own. */
async function requested(request: Request, { database }: Context, given: unknown): Promise<Asked> {
  const read = readCommitted(database);
  const order = await revealedOrder(read, formKey(request.params['id']));
  if (!order) throw refusal(404);
  const undecided = (await verdictAnswer(read, order.id))?.state === 'open';
  const key = (given as Record<string, unknown> | undefined)?.['finding'];
  if (key === undefined || key === '') return { order, finding: null, undecided };
  const finding = (await findingsOf(read, order.id)).find(({ id }) => id === formKey(key));
  if (!finding) throw refusal(404);
  return { order, finding, undecided };
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const asked = await requested(request, context, request.query);
  const { finding, order } = asked;
  const t = texts(request.language);
  if (isTakenBack(order)) {
    sendBack(response, order.id, t(passedWords));
    return;
  }
  const actions = await actionsOn(readCommitted(context.database), order.id);
  if (actions.some((one) => one.finding === (finding?.id ?? null) && !isClosed(one.state))) {
    sendBack(response, order.id, t(standingWords));
    return;
  }
  const today = context.calendar(context.clock.now());
  const text = taskWords(suggestAction(finding?.item ?? null), t);
  const due = dayText(today + daysToAct(finding?.severity ?? null, order.safetyFinding));
  render(response, asked, { form: { text, due }, errors: {}, today }, t);
}

const standingWords = message(
  'The seller has been asked about this already: here is what stands. Nothing was asked twice.',
);
const passedWords = message('The verdict was corrected to passed: there is nothing to put right.');

const sendBack = (response: Response, order: number, text: string): void =>
  response.flash({ kind: 'note', text }).redirect(303, `/inspections/${order}#actions`);

function render(
  response: Response,
  { order, finding, undecided }: Asked,
  { form, errors, today }: { form: AskForm; errors: Record<string, string>; today: Day },
  t: Texts,
): void {
  response.render('actions/ask', {
    title: t('Ask for a corrective action'),
    lead: t('{seller} is told at once. When it says that it is done, the lab checks it with a test order.', {
      seller: order.sellerName,
    }),
    crumbs: [{ href: `/inspections/${order.id}`, label: t('Mystery order {id}', { id: order.id }) }],
    path: `/inspections/${order.id}/action`,
    seller: { href: `/sellers/${encodeURIComponent(order.sellerId)}`, name: order.sellerName },
    found: finding && {
      ...{ id: finding.id, text: findingWords(finding.text, t), severity: t(severityWords[finding.severity]) },
    },
    hint: undecided ? t(undecidedWords) : null,
    form,
    longest: longestText,
    errors,
    faults: Object.entries(errors).map(([name, text]) => ({ name, text })),
    earliest: dayText(today + 1),
    latest: dayText(today + furthestDays),
  });
}

async function ask(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const asked = await requested(request, context, request.body);
  const t = texts(request.language);
  if (isTakenBack(asked.order)) {
    sendBack(response, asked.order.id, t(passedWords));
    return;
  }
  const today = calendar(clock.now());
  const form = { text: formText(request.body, 'text'), due: formText(request.body, 'due') };
  const errors = faultsOf(form, today, t);
  if (Object.keys(errors).length > 0) {
    response.status(422);
    render(response, asked, { form, errors, today }, t);
    return;
  }
  const { id: mysteryOrder, seller, sellerId } = asked.order;
  const { email: askedBy } = request.person as Person;
  const askedAt = instantText(clock.now());
  const finding = asked.finding?.id ?? null;
  const suggested = suggestAction(asked.finding?.item ?? null);
  // Whoever sends it as it is suggested lets the seller read it in its own language.
  const text = form.text === taskWords(suggested, t) ? suggested : form.text;
  const id = await database.transaction(async (tx) => {
    const about = { seller, sellerId, mysteryOrder, finding };
    const made = await askForAction(tx, { ...about, text, dueOn: form.due, askedBy, askedAt });
    if (made !== null) await tellSellerOfAction(tx, context, made, 'asked', askedAt);
    return made;
  });
  if (id === null) {
    sendBack(response, mysteryOrder, t(standingWords));
    return;
  }
  response.flash({ kind: 'done', text: t('The seller is told, and has until then.') }).redirect(303, `/actions/${id}`);
}

function faultsOf({ text, due }: AskForm, today: Day, t: Texts): Record<string, string> {
  const day = parseDay(due);
  return {
    ...(text.length < 10 ? { text: t('Write what the seller must do.') } : {}),
    ...(text.length > longestText ? { text: tooLongWords(longestText, t) } : {}),
    ...(day === null ? { due: t('Write the day as YYYY-MM-DD.') } : {}),
    ...(day !== null && day <= today ? { due: t('Give the seller at least until tomorrow.') } : {}),
    ...(day !== null && day > today + furthestDays ? { due: t('That is more than half a year away.') } : {}),
  };
}

export const routes: Route[] = [
  { method: 'get', path: '/inspections/:id/action', allow: staff, handle: show },
  { method: 'post', path: '/inspections/:id/action', allow: staff, handle: ask },
];
