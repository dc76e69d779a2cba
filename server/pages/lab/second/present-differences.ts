/** Two gradings side by side, as somebody reads them who has to settle where they differ. */
import { noAnswer, type Answers, type Said } from '../../../lab/answers.ts';
import type { Difference, Side } from '../../../lab/compare-gradings.ts';
import type { ChecklistItem } from '../../../lab/checklist.ts';
import type { InspectionResult } from '../../../lab/result.ts';
import type { SubmittedGrading } from '../../../stores/lab/gradings.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import type { Photo } from '../../../stores/lab/photos.ts';
import type { Choices, GradedTwice } from '../../../stores/lab/settlements.ts';
import { numberWord, plainWordIn } from '../../desk/words.ts';
import { viewWords } from '../../inspections/checklist-texts.ts';
import { figureWords } from '../../inspections/found-words.ts';
import { dangerNoun, outOf100, severityWords, verdictSentence, verdictWord } from '../../inspections/verdict-words.ts';
import { presentPhoto } from '../../photos/present-photos.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import { labelOfView } from '../../../lab/photo-order.ts';

export interface SettlementForm {
  choices: Choices;
  reason: string;
  errors: { choices?: string; reason?: string };
  /** What would follow from the choices, where somebody has asked. */
  foreseen: InspectionResult | null;
}

interface Setting {
  order: MysteryOrder;
  graded: GradedTwice;
  form: SettlementForm;
  reader: string;
  photos: readonly (Photo & { grading: 'first' | 'second' })[];
  /** What would follow from the proposal that waits. */
  proposed: InspectionResult | null;
  t: Texts;
}

export function presentDifferences({ order, graded, form, reader, photos, proposed, t }: Setting) {
  const { first, second, differences, settlement } = graded;
  const open = graded.basis === null && order.withdrawnOn === null;
  const isGrader = reader === first.inspector || reader === second.inspector;
  const waits = open && settlement !== null && settlement.confirmedAt === null;
  return {
    title: t('Two gradings of mystery order {id}', { id: String(order.id) }),
    lead: leadOf(graded, open, isGrader, reader, t),
    crumbs: [
      { href: '/lab/second', label: t('Second look') },
      { href: `/lab/orders/${order.id}`, label: t('Mystery order {id}', { id: String(order.id) }) },
    ],
    path: `/lab/orders/${order.id}/differences`,
    ...{ open, isGrader, first: first.inspector, second: second.inspector },
    results: resultRows(first.result, second.result, t),
    items: differences.map((pair) => presentItem(pair, graded, form.choices, t)),
    form,
    faults: [
      ...(form.errors.choices ? [{ name: 'choices', text: form.errors.choices }] : []),
      ...(form.errors.reason ? [{ name: 'reason', text: form.errors.reason }] : []),
    ],
    foreseen: form.foreseen && resultSentence(form.foreseen, t),
    proposal: waits && {
      ...settlement,
      follows: proposed === null ? '' : resultSentence(proposed, t),
      isOwn: settlement.proposedBy === reader,
    },
    settled: !open && graded.basis === 'settled' ? settlement : null,
    photos: photos.map((photo) => {
      const view = viewWords(labelOfView(photo.view, first.checklist.views), t);
      const label =
        photo.grading === 'first' ? t('{view}, first grading', { view }) : t('{view}, second grading', { view });
      return presentPhoto(photo, label, '/lab/photos', t);
    }),
  };
}

function leadOf(
  { differences, basis, settlement }: GradedTwice,
  open: boolean,
  isGrader: boolean,
  reader: string,
  t: Texts,
): string {
  if (basis === 'agreed') return t('The two gradings say the same: the verdict stands.');
  if (basis === 'settled') {
    const by = settlement?.confirmedBy ?? settlement?.proposedBy;
    return by ? t('Settled by {person}: the verdict stands.', { person: by }) : t('Settled: the verdict stands.');
  }
  if (!open) return t('The order was withdrawn: nothing is to be settled.');
  const what = t('The two gradings differ in {n, plural, one {{count} item} other {{count} items}}.', {
    ...{ n: differences.length, count: numberWord(differences.length, t) },
  });
  return `${what} ${toDo(settlement?.proposedBy ?? null, isGrader, reader, t)}`;
}

/** @param by who has proposed something that waits; null: nobody */
function toDo(by: string | null, isGrader: boolean, reader: string, t: Texts): string {
  if (by === reader) return t('Your proposal waits for somebody else to confirm it.');
  if (by !== null)
    return t('{person} has proposed how to settle it: confirm it, or settle it otherwise.', { person: by });
  return isGrader
    ? t(
        'You graded it yourself: look at them together and propose what stands; the other one, or a third person, confirms it.',
      )
    : t('Look at the photos, or at the device itself, and choose whose answer stands.');
}

function resultRows(first: InspectionResult, second: InspectionResult, t: Texts) {
  const row = (label: string, told: (result: InspectionResult) => string | null, own = false) => {
    const [one, other] = [told(first), told(second)];
    return { label, first: one, second: other, differs: one !== other, own };
  };
  return [
    row(t('Verdict'), ({ verdict }) => verdictWord(verdict, t)),
    row(t('Safety finding'), ({ safetyFinding }) => dangerNoun(safetyFinding, t) ?? t('none')),
    row(t('Quality'), ({ quality }) => outOf100(quality, t)),
    row(t('Delivery'), ({ delivery }) => outOf100(delivery, t)),
    row(t('Packaging'), ({ packaging }) => outOf100(packaging, t)),
    row(t('Grade seen'), ({ gradeSeen }) => plainWordIn(gradeSeen, t) || null),
    row(t('Model'), ({ model }) => model || null, true),
  ];
}

function resultSentence(result: InspectionResult, t: Texts): string {
  const [quality, packaging] = [outOf100(result.quality, t) ?? '–', outOf100(result.packaging, t) ?? '–'];
  return `${verdictSentence(result, result.wrong.length, t)} ${t('Quality {quality}, packaging {packaging}.', { quality, packaging })}`;
}

const saidWords: Record<Said, string> = {
  yes: message('in order'),
  no: message('not in order'),
  skipped: message('could not tell'),
};

function presentItem(pair: Difference, { first, second }: GradedTwice, choices: Choices, t: Texts) {
  const { key, label, help, severity } = pair.item;
  const side = (name: Side, grading: SubmittedGrading) => ({
    ...{ name, inspector: grading.inspector, answered: t(saidWords[pair[name]]), checked: choices[key] === name },
    details: detailsOf(grading.answers, pair.item, t),
  });
  return {
    ...{ key, label: t(label), help: t(help), severity, severityWord: t(severityWords[severity]) },
    sides: [side('first', first), side('second', second)],
  };
}

function detailsOf({ items }: Answers, { key, asked }: ChecklistItem, t: Texts): string {
  const { value, note, part, batch } = items[key] ?? noAnswer;
  const typed = asked.ask === 'figure' ? figureWords(value, asked.unit, t) : plainWordIn(value, t);
  return [typed, note, part && t('part {part}', { part }), batch && t('batch {batch}', { batch })]
    .filter(Boolean)
    .join(' · ');
}
