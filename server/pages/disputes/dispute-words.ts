/** How reasons and states of disputes are said. */
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { disputeReasons, type AnsweredState, type DisputeReason, type DisputeState } from '../../cases/dispute.ts';

const reasons: Readonly<Record<DisputeReason, string>> = {
  carrier: message('The carrier failed: a strike, a lost parcel, a wrong scan'),
  fraud: message('Fraud by the buyer'),
  'locked-device': message('Sent back with an account lock'),
  buyer: message('The buyer’s own doing'),
  platform: message('A fault of the marketplace'),
  'wrong-record': message('What is recorded is wrong'),
  other: message('Another reason'),
};

export const reasonWords = (t: Texts, reason: DisputeReason): string => t(reasons[reason]);

export const reasonChoices = (t: Texts, chosen: string) => [
  { value: '', label: t('Choose'), selected: chosen === '' },
  ...disputeReasons.map((value) => ({ value, label: reasonWords(t, value), selected: value === chosen })),
];

const states: Readonly<Record<Exclude<DisputeState, 'open'>, { level: string; word: string }>> = {
  accepted: { level: 'fine', word: message('accepted in full') },
  partly: { level: 'fine', word: message('accepted in part') },
  refused: { level: 'stale', word: message('not accepted') },
  withdrawn: { level: 'too-few', word: message('dispute withdrawn') },
};

export const stateWord = (t: Texts, state: DisputeState): string =>
  state === 'open' ? t('answer awaited') : t(states[state].word);

/** A mark of where a dispute stands. @param today `YYYY-MM-DD` */
export function stateMark(t: Texts, { state, dueOn }: { state: DisputeState; dueOn: string }, today: string) {
  if (state === 'open' && dueOn < today) return { level: 'warn', word: t('answer overdue') };
  return { level: state === 'open' ? 'watch' : states[state].level, word: stateWord(t, state) };
}

/** Of a point that contests something. */
export const verdictMark = (t: Texts, verdict: 'accepted' | 'refused' | null) => {
  if (verdict === null) return { level: 'watch', word: t('answer awaited') };
  return verdict === 'accepted'
    ? { level: 'fine', word: t('accepted: it no longer counts') }
    : { level: 'stale', word: t('not accepted: it counts') };
};

/** Of an answer that was given, whether it stands or not. */
export const answerMark = (t: Texts, state: AnsweredState) => ({
  level: states[state].level,
  word: stateWord(t, state),
});

export const dayWords = (t: Texts, day: number | string | null): string => daysIn(t.language).exactDay(day);
