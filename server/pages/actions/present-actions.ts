/**
 * The corrective actions of one verdict, for the pages that show it: `{{> actions/on-inspection panel=actions}}` on
 * `/inspections/:id` (staff) and on `/verdicts/:id` (the seller).
 */
import type { Context } from '../../context.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { actionsOn, type CorrectiveAction } from '../../stores/corrective-actions.ts';
import { findingsOf, revealedOrder, type Finding, type RevealedOrder } from '../../stores/findings.ts';
import { readCommitted } from '../../stores/read.ts';
import { verdictAnswer } from '../../stores/verdict-answers.ts';
import { numberWord, sentence } from '../desk/words.ts';
import { findingWords } from '../inspections/checklist-texts.ts';
import { severityWords } from '../inspections/verdict-words.ts';
import { shortened, standingOf } from './action-words.ts';
import { taskWords } from '../../notices/task-words.ts';

export interface ActionsPanel {
  lead: string;
  actions: {
    href: string;
    text: string;
    found: string | null;
    level: string;
    word: string;
    dueOn: string;
    /** What the seller can do now; null: nothing. */
    button: string | null;
  }[];
  /** Findings about which something may be asked now; for the staff only. */
  findings: { text: string; severity: string; href: string; button: string }[];
  /** Asks for an action about the whole order; null: there is something narrower to ask for, or nothing at all. */
  whole: { href: string; button: string } | null;
  /** What whoever asks should know before; null: nothing. */
  hint: string | null;
}

/** Null: the order is not revealed, or there is nothing to show and nothing to ask for. */
export async function actionsPanel(
  { database, clock, calendar }: Pick<Context, 'database' | 'clock' | 'calendar'>,
  mysteryOrder: number,
  reader: 'staff' | 'seller',
  t: Texts,
): Promise<ActionsPanel | null> {
  const read = readCommitted(database);
  const order = await revealedOrder(read, mysteryOrder);
  if (!order) return null;
  const actions = await actionsOn(read, mysteryOrder);
  const findings = reader === 'staff' ? await findingsOf(read, mysteryOrder) : [];
  const today = calendar(clock.now());
  const failed = order.verdict !== null && order.verdict !== 'passed';
  const about = (finding: number | null) => actions.filter((action) => action.finding === finding);
  // What was corrected to passed is no fault any more: nothing is left to ask for.
  const unasked = isTakenBack(order) ? [] : findings.filter(({ id }) => !about(id).some(isStanding));
  const asksWhole = reader === 'staff' && failed && findings.length === 0 && !actions.some(isStanding);
  if (actions.length === 0 && unasked.length === 0 && !asksWhole) return null;
  const answer = unasked.length > 0 || asksWhole ? await verdictAnswer(read, mysteryOrder) : null;
  return {
    lead: leadOf(actions, reader, t),
    actions: actions.map((action) => {
      const { level, word } = standingOf(action, today, t);
      const { text, found, dueOn } = action;
      const button = reader === 'seller' && action.state === 'open' ? t('Say what you have done') : null;
      return {
        href: addressOf(action, reader),
        text: shortened(taskWords(text, t)),
        found: found && findingWords(found, t),
        level,
        word,
        dueOn,
        button,
      };
    }),
    findings: unasked.map((finding) => presentFinding(finding, t(buttonFor(about(finding.id))), t)),
    whole: asksWhole ? { href: `/inspections/${mysteryOrder}/action`, button: t(buttonFor(about(null))) } : null,
    hint: answer?.state === 'open' ? t(undecidedWords) : null,
  };
}

/** Corrected to passed after the seller's answer. */
export const isTakenBack = ({ verdict, correctedOn }: RevealedOrder): boolean =>
  correctedOn !== null && verdict === 'passed';

/** Beside the button, and on the form. */
export const undecidedWords = message(
  'The seller has answered this verdict, and the lab has not decided yet: better wait, since the finding may fall.',
);

/** A finding that was checked and is in order, or taken back, is asked about again on purpose only. */
const buttonFor = (earlier: readonly CorrectiveAction[]): string =>
  earlier.length === 0
    ? message('Ask for a corrective action…')
    : earlier.at(-1)!.state === 'verified'
      ? message('Ask again, though it is in order…')
      : message('Ask again…');

const isStanding = ({ state }: CorrectiveAction): boolean => state === 'open' || state === 'done';

export const addressOf = ({ id, mysteryOrder }: CorrectiveAction, reader: 'staff' | 'seller'): string =>
  reader === 'staff' ? `/actions/${id}` : `/verdicts/${mysteryOrder}/actions/${id}`;

const presentFinding = ({ id, mysteryOrder, text, severity }: Finding, button: string, t: Texts) => ({
  ...{ text: findingWords(text, t), severity: t(severityWords[severity]), button },
  href: `/inspections/${mysteryOrder}/action?finding=${id}`,
});

function leadOf(actions: readonly CorrectiveAction[], reader: 'staff' | 'seller', t: Texts): string {
  const open = actions.filter(({ state }) => state === 'open').length;
  const done = actions.filter(({ state }) => state === 'done').length;
  const count = sentence(numberWord(open, t));
  if (reader === 'seller' && open > 0)
    return t(
      '{n, plural, one {{count} thing must be put right, and we need to hear from you what you have done.} other {{count} things must be put right, and we need to hear from you what you have done.}}',
      { n: open, count },
    );
  if (actions.length === 0) return t('The seller has not been asked to change anything yet.');
  if (open > 0)
    return t('{n, plural, one {{count} action waits for the seller.} other {{count} actions wait for the seller.}}', {
      n: open,
      count,
    });
  if (done > 0)
    return t(
      '{n, plural, one {The lab will check it with a test order.} other {The lab will check them with a test order.}}',
      {
        n: done,
      },
    );
  return t('Nothing is open.');
}
