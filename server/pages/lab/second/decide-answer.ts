/** `/inspections/:id/answer`: somebody who did not write the verdict decides what becomes of the seller's answer. */
import type { Request, Response } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts, type Texts } from '../../../languages/texts.ts';
import { milderOutcomes, type Outcome } from '../../../lab/milder-outcomes.ts';
import { dayText } from '../../../scoring/day.ts';
import { decideAnswer, mayDecide } from '../../../stores/lab/answer-decisions.ts';
import { readCommitted } from '../../../stores/read.ts';
import { openedVerdict, type OpenedVerdict } from '../../inspections/opened-verdict.ts';
import { presentVerdict } from '../../inspections/present-verdict.ts';
import { tellSellerOfVerdict } from '../../../notices/tell-of-verdict.ts';
import { dangerNoun, verdictSentence, verdictWord } from '../../inspections/verdict-words.ts';
import { formText } from '../../portfolio/form-text.ts';
import { tooLongWords } from '../../too-long-words.ts';
import { allow } from '../mystery-order.ts';

const leastText = 40;
const longestText = 4_000;

interface Typed {
  outcome: string;
  text: string;
  errors: Record<string, string>;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await waiting(request, response, context);
  if (opened) await render(request, response, context, opened, { outcome: '', text: '', errors: {} });
}

/** Null: there is nothing to decide any more, and the person was sent to what became of it. */
async function waiting(request: Request, response: Response, context: Context): Promise<OpenedVerdict | null> {
  const opened = await openedVerdict(request, context);
  if (!opened.answer) throw refusal(404);
  if (opened.answer.state === 'open') return opened;
  gone(response, opened.revealed.mysteryOrder, texts(request.language));
  return null;
}

const gone = (response: Response, id: number, t: Texts): void =>
  response
    .flash({ kind: 'note', text: t('It is decided: here is what became of it. Nothing was decided twice.') })
    .redirect(303, `/inspections/${id}`);

async function render(request: Request, response: Response, context: Context, opened: OpenedVerdict, typed: Typed) {
  const { revealed, answer, photos } = opened;
  const t = texts(request.language);
  const { mysteryOrder, content } = revealed;
  const { email } = request.person as Person;
  const choices = [
    { value: 'stands', label: t('The verdict stands') },
    ...milderOutcomes(revealed).map((one) => ({ value: valueOf(one), label: outcomeWords(one, t) })),
  ];
  const may = await mayDecide(readCommitted(context.database), mysteryOrder, email);
  response.render('lab/second/decide-answer', {
    title: t('The seller’s answer to mystery order {id}', { id: String(mysteryOrder) }),
    lead: may
      ? `${verdictSentence(revealed, content.result.wrong.length, t)} ${t('Read what the seller says, look at the photos again, then decide: it stands, or it becomes milder.')}`
      : t('You judged this order yourself: somebody else of the lab decides what becomes of the answer.'),
    crumbs: [{ href: `/inspections/${mysteryOrder}`, label: t('Mystery order {id}', { id: String(mysteryOrder) }) }],
    path: `/inspections/${mysteryOrder}/answer`,
    answer,
    may,
    choices: choices.map((choice) => ({ ...choice, checked: choice.value === typed.outcome })),
    typed,
    faults: Object.entries(typed.errors).map(([name, text]) => ({
      name: name === 'outcome' ? 'outcome-stands' : name,
      text,
    })),
    shown: presentVerdict(content, photos, t),
    longestText,
  });
}

const valueOf = ({ verdict, safetyFinding }: Outcome): string => `${verdict}-${safetyFinding}`;

function outcomeWords({ verdict, safetyFinding }: Outcome, t: Texts): string {
  const danger = dangerNoun(safetyFinding, t);
  const word = verdictWord(verdict, t);
  return danger === null
    ? t('Corrected to {verdict}', { verdict: word })
    : t('Corrected to {verdict}, {danger}', { verdict: word, danger });
}

async function decide(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await waiting(request, response, context);
  if (!opened) return;
  const { revealed } = opened;
  const t = texts(request.language);
  const { mysteryOrder } = revealed;
  const outcome = formText(request.body, 'outcome');
  const text = formText(request.body, 'text');
  const again = (errors: Record<string, string>) => {
    response.status(422);
    return render(request, response, context, opened, { outcome, text, errors });
  };
  const corrected = milderOutcomes(revealed).find((one) => valueOf(one) === outcome) ?? null;
  const errors = {
    ...(outcome !== 'stands' && !corrected ? { outcome: t('Choose what becomes of the verdict.') } : {}),
    ...(text.length < leastText
      ? {
          text: t('Write to the seller in a sentence or two, {least} letters at least: what you looked at, and why.', {
            least: String(leastText),
          }),
        }
      : {}),
    ...(text.length > longestText ? { text: tooLongWords(longestText, t) } : {}),
  };
  if (Object.keys(errors).length > 0) return again(errors);
  const { clock, calendar, database } = context;
  const at = instantText(clock.now());
  const by = (request.person as Person).email;
  const day = dayText(calendar(clock.now()));
  const done = await database.transaction(async (tx) => {
    const result = await decideAnswer(tx, { mysteryOrder, by, at, day, corrected, text });
    if (result === 'decided') await tellSellerOfVerdict(tx, context, mysteryOrder, 'outcome', at);
    return result;
  });
  if (done === 'own') return again({ outcome: t('You judged this order yourself: somebody else decides.') });
  if (done === 'harsher') return again({ outcome: t('It can only become milder. Choose again.') });
  if (done === 'gone') {
    gone(response, mysteryOrder, t);
    return;
  }
  const said = corrected
    ? t('Corrected: the seller was told, and the corrected verdict counts from tonight on.')
    : t('The verdict stands: the seller was told.');
  response.flash({ kind: 'done', text: said }).redirect(303, `/inspections/${mysteryOrder}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/inspections/:id/answer', allow, handle: show },
  { method: 'post', path: '/inspections/:id/answer', allow, handle: decide },
];
