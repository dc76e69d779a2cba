/** The form of an inspection, as the person with the phone reads it. */
import type { Answers } from '../../../lab/answers.ts';
import { judgeInspection } from '../../../lab/judge-inspection.ts';
import { missingAnswers, type Missing } from '../../../lab/missing-answers.ts';
import { missingNotes } from '../../../lab/missing-notes.ts';
import { dayOf } from '../../../scoring/day.ts';
import { counted, sentence } from '../../desk/words.ts';
import { presentSteps } from './present-answers.ts';
import { presentVerdict } from './present-verdict.ts';
import type { OpenedInspection } from './opened-inspection.ts';
import type { Fields } from './answer-fields.ts';

export interface Again {
  /** What was typed, where it is not what is stored. */
  answers?: Answers;
  /** Somebody wants to submit it: then what is missing is a fault, else only a count. */
  isSubmitted?: boolean;
  /** Saved meanwhile from another device, by the name of the field. */
  elsewhere?: Fields;
  isStale?: boolean;
}

type Photos = { missing: readonly { key: string; label: string }[] } | null;

export function presentInspection(opened: OpenedInspection, photos: Photos, again: Again = {}) {
  const { inspection, order, checklist, facts, may, version } = opened;
  const answers = again.answers ?? inspection.answers;
  const { gradeSold } = facts;
  const setting = { items: checklist.items, answers, gradeSold };
  const missing = missingAnswers(setting);
  const unnoted = missingNotes(setting);
  const views = viewsLacking(opened, photos, answers);
  const shownSteps = presentSteps({
    ...{ checklist, answers, gradeSold, elsewhere: again.elsewhere ?? {} },
    faults: new Map(
      [...missing, ...unnoted]
        .filter(({ why }) => again.isSubmitted === true || (why !== notYet && !unnoted.some((one) => one.why === why)))
        .map(({ key, why }) => [key, why]),
    ),
  });
  const state = inspection.submittedAt !== null ? 'done' : missing.length > 0 ? 'open' : 'answered';
  const verdict = presentVerdict(inspection.result ?? judgeInspection(checklist, answers, facts), state);
  return {
    title: `Inspect mystery order ${order.id}`,
    crumbs: [{ href: `/lab/orders/${order.id}`, label: `Mystery order ${order.id}` }],
    lead: leadOf(opened),
    path: `/lab/inspections/${inspection.id}`,
    ...{ inspection: inspection.id, revision: inspection.revision, version, kind: checklist.kind },
    isOpen: may === 'answer',
    isDone: inspection.submittedAt !== null,
    submittedAt: inspection.submittedAt,
    savedAt: inspection.savedAt,
    tag: inspection.grading === 'second' ? 'second, blind' : 'first',
    ...{ steps: shownSteps, verdict, model: answers.model, notes: answers.notes },
    progress: `${checklist.items.length - missing.length} of ${checklist.items.length} answered`,
    isComplete: missing.length === 0 && unnoted.length === 0 && views.every(({ reason }) => reason !== ''),
    views,
    faults: again.isSubmitted === true ? faultsOf(missing, unnoted, views) : [],
    isStale: again.isStale === true,
    elsewhere: Object.keys(again.elsewhere ?? {}).length,
  };
}

const notYet = 'not answered yet';

/** Every grading needs its pictures, or says why there is none: two people who differ are settled by what can be seen. */
export const viewsLacking = ({ checklist }: OpenedInspection, photos: Photos, answers: Answers) =>
  (photos?.missing ?? [])
    .filter(({ key }) => checklist.views.some((view) => view.key === key))
    .map(({ key, label }) => ({ key, label, reason: answers.unseen?.[key] ?? '' }));

function faultsOf(missing: readonly Missing[], unnoted: readonly Missing[], views: ReturnType<typeof viewsLacking>) {
  return [
    ...missing.map(({ key, label, why }) => ({ href: `#item-${key}`, text: `${label} ${sentence(why)}.` })),
    ...unnoted.map(({ key, label, why }) => ({ href: `#note-${key}`, text: `Not so: “${label}” ${sentence(why)}.` })),
    ...views
      .filter(({ reason }) => reason === '')
      .map(({ key, label }) => ({
        href: `#unseen-${key}`,
        text: `Photo missing: ${label}. Take it, or say why there is none.`,
      })),
  ];
}

function leadOf({ order, parcel, facts, checklist }: OpenedInspection): string {
  const sold = facts.gradeSold === null ? 'grade not known' : `sold as “${facts.gradeSold}”`;
  const promised = parcel.promisedOn === null ? null : dayOf(parcel.promisedOn) - dayOf(order.orderedOn);
  const arrived =
    parcel.days === null
      ? 'arrival not noted'
      : promised === null
        ? `arrived after ${counted(parcel.days, 'day')}, nothing promised`
        : `arrived day ${parcel.days} of ${promised}`;
  return [sentence(checklist.kind), sold, arrived].join(' · ');
}
