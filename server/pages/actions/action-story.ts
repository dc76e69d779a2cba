/** What happened with a corrective action, newest first, as the staff or the seller reads it. */
import type { Texts } from '../../languages/texts.ts';
import type { CorrectiveAction } from '../../stores/corrective-actions.ts';
import { personWords, saidBy } from '../desk/words.ts';
import type { TimelineEvent } from '../desk/present-history.ts';

/** A seller is told what the lab did, not who of its people. */
export function actionStory(action: CorrectiveAction, reader: 'staff' | 'seller', t: Texts): TimelineEvent[] {
  const who = (person: string | null, name: string | null) =>
    person === null || reader === 'seller' ? '' : personWords(person, name);
  const place = reader === 'staff' ? 'inspections' : 'verdicts';
  const events: (TimelineEvent | null)[] = [
    { at: action.askedAt, title: t('Asked for'), detail: who(action.askedBy, action.askedByName), own: true },
    action.evidenceAt === null
      ? null
      : {
          at: action.evidenceAt,
          title: reader === 'seller' ? t('You said that it is done') : t('Said to be done'),
          detail: saidBy(who(action.evidenceBy, action.evidenceByName), action.evidence, t),
          own: true,
        },
    action.closedAt === null ? null : closing(action, place, who(action.closedBy, action.closedByName), t),
  ];
  return events.filter((event) => event !== null).reverse();
}

function closing(action: CorrectiveAction, place: string, who: string, t: Texts): TimelineEvent {
  const at = action.closedAt as string;
  if (action.state === 'withdrawn') {
    // The reason stays with the staff.
    const detail = place === 'verdicts' ? '' : saidBy(who, action.closing, t);
    return { at, title: t('Withdrawn'), detail, own: true };
  }
  const href = `/${place}/${action.verifiedBy}`;
  return action.state === 'verified'
    ? { at, title: t('A test order showed that it is in order'), href }
    : { at, level: 'limit', title: t('A test order showed the same fault again'), href };
}
