/** The form of an inspection, as the person with the phone reads it. */
import type { Answers } from '../../../lab/answers.ts';
import { judgeInspection } from '../../../lab/judge-inspection.ts';
import { missingAnswers, type Missing } from '../../../lab/missing-answers.ts';
import { missingNotes } from '../../../lab/missing-notes.ts';
import { dayOf } from '../../../scoring/day.ts';
import type { Texts } from '../../../languages/texts.ts';
import { numberWord, plainWordIn, sentence } from '../../desk/words.ts';
import { viewWords } from '../../inspections/checklist-texts.ts';
import { kindOfDevice } from '../../inspections/device-words.ts';
import { deviceWord } from '../words.ts';
import { noneLostWords, thingsMissing } from './phone-words.ts';
import { whyWords } from './why-words.ts';
import { presentSteps } from './present-answers.ts';
import { presentVerdict } from './present-verdict.ts';
import type { OpenedInspection } from './opened-inspection.ts';
import type { Fields } from './answer-fields.ts';
import { tooLongWords } from '../../too-long-words.ts';
import { longestOf, tooLongFields, tooLongSaid, type TooLong } from './too-long-fields.ts';

export interface Again {
  /** What was typed, where it is not what is stored. */
  answers?: Answers;
  /** Somebody wants to submit it: then what is missing is a fault, else only a count. */
  isSubmitted?: boolean;
  /** Saved meanwhile from another device, by the name of the field. */
  elsewhere?: Fields;
  /** All that is saved, where what was typed met it: the script asks which of both counts. */
  saved?: Fields;
}

type Photos = { missing: readonly { key: string; label: string }[] } | null;

export function presentInspection(opened: OpenedInspection, photos: Photos, t: Texts, again: Again = {}) {
  const { inspection, order, checklist, facts, may } = opened;
  const answers = again.answers ?? inspection.answers;
  const { gradeSold } = facts;
  const setting = { items: checklist.items, answers, gradeSold };
  const missing = missingAnswers(setting);
  const unnoted = missingNotes(setting);
  const lacking = viewsLacking(opened, photos, answers);
  const tooLong = tooLongFields(
    checklist.items,
    answers,
    lacking.map(({ key }) => key),
  );
  const said = tooLongSaid(tooLong, t);
  const views = lacking.map((view) => ({
    ...{ ...view, label: viewWords(view.label, t), elsewhere: again.elsewhere?.[`unseen.${view.key}`] },
    fault: said.get(`unseen-${view.key}`),
  }));
  const shownSteps = presentSteps({
    ...{ checklist, answers, gradeSold, elsewhere: again.elsewhere ?? {}, t },
    faults: new Map([
      ...said,
      ...[...missing, ...unnoted]
        .filter(({ why }) => again.isSubmitted === true || (why !== 'unanswered' && why !== 'note'))
        .map(({ key, why }): [string, string] => [key, whyWords(why, t)]),
    ]),
  });
  const state = inspection.submittedAt !== null ? 'done' : missing.length > 0 ? 'open' : 'answered';
  const verdict = presentVerdict(inspection.result ?? judgeInspection(checklist, answers, facts), state, t);
  return {
    title: t('Inspect mystery order {id}', { id: String(order.id) }),
    crumbs: [{ href: `/lab/orders/${order.id}`, label: t('Mystery order {id}', { id: String(order.id) }) }],
    lead: leadOf(opened, t),
    path: `/lab/inspections/${inspection.id}`,
    ...{ inspection: inspection.id, revision: inspection.revision, checklistUsed: checklistUsed(opened, t) },
    isOpen: may === 'answer',
    isDone: inspection.submittedAt !== null,
    noneLost: noneLostWords(inspection.submittedAt !== null, t),
    submittedAt: inspection.submittedAt,
    savedAt: inspection.savedAt,
    tag: inspection.grading === 'second' ? t('second, blind grading') : t('first grading'),
    ...{ steps: shownSteps, verdict, model: answers.model, notes: answers.notes },
    progress: t('{done} of {all} answered', {
      ...{ done: String(checklist.items.length - missing.length), all: String(checklist.items.length) },
    }),
    ...{ views, longestOf, modelFault: said.get('model'), notesFault: said.get('notes') },
    ...presentFaults(
      again.isSubmitted === true ? [...faultsOf(missing, unnoted, views, t), ...tooLongFaults(tooLong, views, t)] : [],
      t,
    ),
    ...{ isStale: again.saved !== undefined, saved: again.saved },
    elsewhere: again.elsewhere ?? {},
  };
}

/** Every grading needs its pictures, or says why there is none: two people who differ are settled by what can be seen. */
export const viewsLacking = ({ checklist }: OpenedInspection, photos: Photos, answers: Answers) =>
  (photos?.missing ?? [])
    .filter(({ key }) => checklist.views.some((view) => view.key === key))
    .map(({ key, label }) => ({ key, label, reason: answers.unseen?.[key] ?? '' }));

interface Fault {
  href: string;
  text: string;
}

const presentFaults = (faults: readonly Fault[], t: Texts) => ({
  faults,
  faultsTitle: thingsMissing(faults.length, t),
});

function faultsOf(
  missing: readonly Missing[],
  unnoted: readonly Missing[],
  views: ReturnType<typeof viewsLacking>,
  t: Texts,
): Fault[] {
  return [
    ...missing.map(({ key, label, why }) => ({ href: `#item-${key}`, text: `${t(label)} ${whyWords(why, t)}` })),
    ...unnoted.map(({ key, label, why }) => ({
      href: `#note-${key}`,
      text: t('Not so: “{question}” {why}', { question: t(label), why: whyWords(why, t) }),
    })),
    ...views
      .filter(({ reason }) => reason === '')
      .map(({ key, label }) => ({
        href: `#unseen-${key}`,
        text: t('Photo missing: {view}. Take it, or say why there is none.', { view: label }),
      })),
  ];
}

function tooLongFaults(
  fields: readonly TooLong[],
  views: readonly { key: string; label: string }[],
  t: Texts,
): Fault[] {
  const labels = new Map([
    ['model', t('Model, as it stands on the device')],
    ['notes', t('Notes')],
    ...views.map(({ key, label }): [string, string] => [
      `unseen-${key}`,
      t('Why there is no photo: {view}', { view: label }),
    ]),
  ]);
  return fields.map(({ id, item, longest }) => ({
    href: `#${id}`,
    text: t('{question}: {fault}', {
      ...{ question: item ? t(item.label) : labels.get(id)!, fault: tooLongWords(longest, t) },
    }),
  }));
}

const checklistUsed = ({ checklist, version }: OpenedInspection, t: Texts): string =>
  t('Checklist for {device}, version {version}.', {
    ...{ device: kindOfDevice(checklist.kind, t), version: String(version) },
  });

function leadOf({ order, parcel, facts, checklist }: OpenedInspection, t: Texts): string {
  const sold =
    facts.gradeSold === null
      ? t('grade not known')
      : t('sold as “{grade}”', { grade: plainWordIn(facts.gradeSold, t) });
  return [sentence(deviceWord(checklist.kind, t)), sold, arrivalWords(order, parcel, t)].join(' · ');
}

function arrivalWords(
  { orderedOn }: OpenedInspection['order'],
  { days, promisedOn }: OpenedInspection['parcel'],
  t: Texts,
): string {
  if (days === null) return t('arrival not noted');
  if (promisedOn === null && days === 0) return t('arrived on the day of its order, nothing promised');
  if (promisedOn === null)
    return t('arrived after {n, plural, one {{count} day} other {{count} days}}, nothing promised', {
      ...{ n: days, count: numberWord(days, t) },
    });
  return t('arrived day {day} of {promised}', {
    ...{ day: String(days), promised: String(dayOf(promisedOn) - dayOf(orderedOn)) },
  });
}
