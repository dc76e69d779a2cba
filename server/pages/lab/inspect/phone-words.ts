/** What the phone says by itself, without asking anybody: it goes with the page, since there may be no network then. */
import type { Texts } from '../../../languages/texts.ts';
import { numberWord, sentence } from '../../desk/words.ts';

/** As static/js/page-words.js reads it: names in braces are filled in there; of two texts the first is that of the singular. */
export type PhoneWords = Readonly<Record<string, string | readonly [string, string]>>;

export const phoneWords = (t: Texts): PhoneWords => ({ ...inspectionWords(t), ...photoWords(t) });

/** For a count that only the phone knows. */
const count = '{count}';

const inspectionWords = (t: Texts): PhoneWords => ({
  progress: t('{done} of {all} answered', { done: '{done}', all: '{all}' }),
  missing: [thingsMissing(1, t), thingsMissing(2, t, count)],
  saved: t('Saved.'),
  sending: both((n) =>
    t('Saved on this phone, sending {n, plural, one {{count} answer} other {{count} answers}}…', { n, count }),
  ),
  waiting: both((n) =>
    t('Saved on this phone, {n, plural, one {{count} answer} other {{count} answers}} waiting for the network.', {
      ...{ n, count },
    }),
  ),
  asked: t('Saved. Something was answered differently elsewhere: choose above.'),
  unkept: t('This browser keeps nothing on the phone: press Save draft before you leave.'),
  signedOut: both((n) =>
    t('You were signed out. {n, plural, one {{count} answer waits} other {{count} answers wait}} on this phone:', {
      ...{ n, count },
    }),
  ),
  signedOutSaved: t('You were signed out. Your answers are saved:'),
  stranger: t('Somebody else is signed in on this phone now. Your answers stay here until you sign in again:'),
  signIn: t('sign in again'),
  offline: t('There is no network: submit it when you are back. Your answers are on this phone.'),
  closed: t('{why} Not sent from this phone: {answers}', { why: '{why}', answers: '{answers}' }),
  conflict: t('{question} On this phone: {mine}. Saved from elsewhere meanwhile: {theirs}.', {
    ...{ question: '{question}', mine: '{mine}', theirs: '{theirs}' },
  }),
  keepMine: t('Keep my answer: {answer}', { answer: '{answer}' }),
  takeOther: t('Take the other: {answer}', { answer: '{answer}' }),
  keepTyped: t('Keep what I have written since'),
  undecided: t('Not submitted: choose above which answer counts.'),
  ...answerWords(t),
  noneLost: noneLostWords(false, t),
});

export const noneLostWords = (isDone: boolean, t: Texts): string => (isDone ? t('None.') : t('None so far.'));

/** How an answer is told in the middle of a sentence, and which part of it that is. */
export const answerWords = (t: Texts) => ({
  empty: t('nothing'),
  yes: t('yes'),
  no: t('no'),
  skipped: t('can’t tell'),
  quoted: t('“{text}”', { text: '{text}' }),
  part: t('{question} ({part})', { question: '{question}', part: '{part}' }),
  notePart: t('note'),
  partPart: t('part'),
  batchPart: t('batch'),
});

export const thingsMissing = (n: number, t: Texts, said = numberWord(n, t)): string =>
  sentence(t('{n, plural, one {{count} thing is} other {{count} things are}} missing', { n, count: said }));

const photoWords = (t: Texts): PhoneWords => ({
  photoNoRoom: t('This phone has no room for the photo. Send what waits, then take it again.'),
  photoWaits: t('Waits on this phone'),
  photoDrop: t('Take it away'),
  photoAnother: t('Take another'),
  photoDescribe: t('Describe or remove'),
  photoSending: both((n) => t('Sending {n, plural, one {{count} photo} other {{count} photos}}…', { n, count })),
  photoWaiting: both((n) =>
    t('{n, plural, one {{count} photo is} other {{count} photos are}} waiting for the network.', { n, count }),
  ),
  photoSignedOut: both((n) =>
    t('You were signed out. {n, plural, one {{count} photo is} other {{count} photos are}} waiting on this phone:', {
      ...{ n, count },
    }),
  ),
  photoStranger: t('Somebody else is signed in now. Photos wait on this phone until you sign in again:'),
  photoNotTaken: both((n) =>
    t('{n, plural, one {One photo was} other {{count} photos were}} not taken: see below.', { n, count }),
  ),
  photoNotYours: t('The inspection is not yours any more.'),
  photoRefused: t('The server does not take this picture.'),
  photoAllViews: t('Every view has a photo.'),
  photoViewsLeft: t('Still to photograph: {views}.', { views: '{views}' }),
});

const both = (said: (n: number) => string): readonly [string, string] => [said(1), said(2)];
