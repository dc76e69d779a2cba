/** What a tab of the morning says instead of rows. */
import type { Texts } from '../../languages/texts.ts';
import type { Scope } from './choice.ts';

interface EmptyWords {
  title: string;
  text: string;
  href: string;
  action: string;
}

/** @returns null where the night itself found nobody */
export function emptyWords(scope: Scope, isAnythingOpen: boolean, t: Texts): EmptyWords | null {
  const open = { href: '/today', action: t('See what is open') };
  if (scope === 'snoozed')
    return {
      title: t('No case sleeps'),
      text: t('A case that can wait for a day is put to sleep on its page, with a reason.'),
      ...open,
    };
  if (scope === 'expired')
    return {
      title: t('No snooze has run out'),
      text: t('Cases that come back from a snooze appear here until somebody answers them.'),
      ...open,
    };
  if (!isAnythingOpen) return null;
  return scope === 'all'
    ? {
        title: t('Nobody needs a decision'),
        text: t('Every open case sleeps until a day that somebody named.'),
        ...{ href: '/today?scope=snoozed', action: t('See what sleeps') },
      }
    : {
        title: scope === 'mine' ? t('Nobody of yours needs a decision') : t('Nobody of your team needs a decision'),
        text: t('Cases of other sellers are open.'),
        ...{ href: '/today?scope=all', action: t('See all cases') },
      };
}
