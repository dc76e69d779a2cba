/** Tells managers and administrators what a night changed. */
import { instantText } from '../server/context.ts';
import { dayText } from '../server/scoring/day.ts';
import { addLetters, firstState, type NewLetter } from '../server/stores/letters.ts';
import { nightRecipients } from '../server/stores/notices.ts';
import { changesOfNight } from '../server/stores/recommendations.ts';
import type { NightWork, Step } from './night-work.ts';

type Change = Awaited<ReturnType<typeof changesOfNight>>[number];

export const noticeStep: Step = async (work, read) => {
  const { night, context, memory } = work;
  const changes = await changesOfNight(read, night);
  const recipients = changes.length > 0 ? await nightRecipients(read) : [];
  const managerOf = new Map(memory.sellers.map((seller) => [seller.sellerId, seller.managerEmail]));
  const createdAt = instantText(context.clock.now());
  const letters = recipients.map(({ id, email }): NewLetter => {
    const own = changes.filter(({ sellerId }) => managerOf.get(sellerId) === email);
    const others = changes.filter((change) => !own.includes(change));
    return {
      // A night that is worked on again tells nobody again.
      once: `night:${night}:${id}`,
      to: { person: id },
      kind: 'night',
      subject: subjectOf(work, changes, own),
      body: bodyOf(work, own, others),
      state: firstState(context.config),
      createdAt,
    };
  });
  return async (tx) => {
    await addLetters(tx, letters);
    return { notices: letters.length };
  };
};

function subjectOf({ night }: NightWork, changes: readonly Change[], own: readonly Change[]): string {
  const opened = changes.filter(({ since }) => since === night).length;
  const yours = own.filter(({ since }) => since === night).length;
  const mine = yours > 0 ? `, ${yours} of yours` : '';
  return `Night of ${dayText(night)}: ${opened} new${mine}, ${changes.length - opened} ended`;
}

function bodyOf(work: NightWork, own: readonly Change[], others: readonly Change[]): string {
  const lines = [
    ...part('Your sellers', own, work),
    ...part(own.length > 0 ? 'Other sellers' : 'Sellers', others, work),
    `${work.context.config.baseUrl}/today`,
  ];
  return `${lines.join('\n')}\n`;
}

function part(title: string, changes: readonly Change[], { night }: NightWork): string[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, 50).map((change) => `  ${inWords(change, night)}`);
  const rest = changes.length > 50 ? [`  and ${changes.length - 50} more`] : [];
  return [`${title}:`, ...shown, ...rest, ''];
}

function inWords({ name, sellerId, level, since, held }: Change, night: number): string {
  const who = `${name} (${sellerId})`;
  if (since !== night) return `${who}: the recommendation to ${level} has ended`;
  return `${who}: ${level} recommended${held ? ', held back because too many came at once' : ''}`;
}
