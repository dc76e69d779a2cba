/** Two gradings side by side, as somebody reads them who has to settle where they differ. */
import { noAnswer, type Answers, type Said } from '../../../lab/answers.ts';
import type { Difference, Side } from '../../../lab/compare-gradings.ts';
import type { InspectionResult } from '../../../lab/result.ts';
import type { SubmittedGrading } from '../../../stores/lab/gradings.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import type { Photo } from '../../../stores/lab/photos.ts';
import type { Choices, GradedTwice } from '../../../stores/lab/settlements.ts';
import { counted, safetyWords } from '../../desk/words.ts';
import { outOf100, verdictSentence } from '../../inspections/verdict-words.ts';
import { presentPhoto } from '../../photos/present-photos.ts';
import type { Texts } from '../../../languages/texts.ts';
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
    title: `Two gradings of mystery order ${order.id}`,
    lead: leadOf(graded, open, isGrader, reader),
    crumbs: [
      { href: '/lab/second', label: 'Second look' },
      { href: `/lab/orders/${order.id}`, label: `Mystery order ${order.id}` },
    ],
    path: `/lab/orders/${order.id}/differences`,
    ...{ open, isGrader, first: first.inspector, second: second.inspector },
    results: resultRows(first.result, second.result, t),
    items: differences.map((pair) => presentItem(pair, graded, form.choices)),
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
      const label = `${labelOfView(photo.view, first.checklist.views)}, ${photo.grading} grading`;
      return presentPhoto(photo, label, '/lab/photos');
    }),
  };
}

function leadOf({ differences, basis, settlement }: GradedTwice, open: boolean, isGrader: boolean, reader: string) {
  if (basis === 'agreed') return 'The two gradings say the same: the verdict stands.';
  if (basis === 'settled')
    return `Settled by ${settlement?.confirmedBy ?? settlement?.proposedBy ?? 'the lab'}: the verdict stands.`;
  if (!open) return 'The order was withdrawn: nothing is to be settled.';
  const what = `The two gradings differ in ${counted(differences.length, 'item')}.`;
  if (settlement && settlement.proposedBy !== reader)
    return `${what} ${settlement.proposedBy} has proposed how to settle it: confirm it, or settle it otherwise.`;
  if (settlement) return `${what} Your proposal waits for somebody else to confirm it.`;
  return isGrader
    ? `${what} You graded it yourself: look at them together and propose what stands; the other one, or a third person, confirms it.`
    : `${what} Look at the photos, or at the device itself, and choose whose answer stands.`;
}

const resultRows = (first: InspectionResult, second: InspectionResult, t: Texts) =>
  [
    ['Verdict', first.verdict, second.verdict],
    ['Safety finding', safetyWords(first.safetyFinding) ?? 'none', safetyWords(second.safetyFinding) ?? 'none'],
    ['Quality', outOf100(first.quality, t), outOf100(second.quality, t)],
    ['Delivery', outOf100(first.delivery, t), outOf100(second.delivery, t)],
    ['Packaging', outOf100(first.packaging, t), outOf100(second.packaging, t)],
    ['Grade seen', first.gradeSeen, second.gradeSeen],
    ['Model', first.model || null, second.model || null],
  ].map(([label, one, other]) => ({ label, first: one, second: other, differs: one !== other }));

const resultSentence = (result: InspectionResult, t: Texts): string =>
  `${verdictSentence(result, result.wrong.length, t)} Quality ${outOf100(result.quality, t) ?? '–'}, packaging ${outOf100(result.packaging, t) ?? '–'}.`;

const saidWords: Record<Said, string> = { yes: 'in order', no: 'not in order', skipped: 'could not tell' };

function presentItem(pair: Difference, { first, second }: GradedTwice, choices: Choices) {
  const { key, label, help, severity } = pair.item;
  const side = (name: Side, grading: SubmittedGrading) => ({
    ...{ name, inspector: grading.inspector, answered: saidWords[pair[name]], checked: choices[key] === name },
    details: detailsOf(grading.answers, key),
  });
  return { key, label, help, severity, sides: [side('first', first), side('second', second)] };
}

function detailsOf({ items }: Answers, key: string): string {
  const { value, note, part, batch } = items[key] ?? noAnswer;
  return [value, note, part && `part ${part}`, batch && `batch ${batch}`].filter(Boolean).join(' · ');
}
