/** A decision to look at again, as its own page, its case and its seller's page say it. */
import { daysIn } from '../../helpers/days.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import type { Cause, LostGround } from './lost-ground.ts';

/** Causes that are linked: the case lists the orders. */
const named = 6;

export function presentLostGround({ decision, level, night, causes }: LostGround, t: Texts) {
  const values = {
    level: level === 'none' ? 'none' : 'some',
    word: wordsIn(t.language).statusWord(level),
  };
  return {
    decision: decision.id,
    href: `/decisions/${decision.id}`,
    text:
      night === null
        ? t(
            'Something that it stands on does not count any more. Tonight’s night takes it out, and then the figures recommend {level, select, none {nothing} other {“{word}”}}.',
            values,
          )
        : t(
            'Something that it stands on does not count any more: since the night of {day} the figures, without it, recommend {level, select, none {nothing} other {“{word}”}}.',
            { ...values, day: daysIn(t.language).exactDay(dayText(night)) },
          ),
    causes: causes.slice(0, named).map((cause) => ({ label: causeWords(cause, t), href: causeHref(cause) })),
    more: causes.length > named,
    wayOut: t(waysOut[decision.state === 'in-force' || decision.state === 'notified' ? 'told' : 'untold']),
  };
}

const waysOut = {
  told: message('It holds until somebody ends it: if it stands no longer, lift it, and the seller is told.'),
  untold: message('If it stands no longer, refuse or withdraw it before the seller is told.'),
};

function causeWords(cause: Cause, t: Texts): string {
  switch (cause.kind) {
    case 'dispute':
      return t('dispute {id}, accepted', { id: String(cause.id) });
    case 'incident':
      return t('incident {id}, declared', { id: String(cause.id) });
    case 'finding':
      return t('test order {id}, its verdict corrected', { id: String(cause.id) });
    case 'feed':
      return t('a feed, which corrected itself');
  }
}

function causeHref(cause: Cause): string | null {
  if (cause.kind === 'feed') return null;
  const places = { dispute: '/disputes/queue', incident: '/incidents', finding: '/inspections' };
  return `${places[cause.kind]}/${cause.id}`;
}
