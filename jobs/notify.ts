/** The morning's letters: to each manager and administrator their own queue, unless they want none. */
import { instantText, yesterday } from '../server/context.ts';
import { texts } from '../server/languages/texts.ts';
import { languageOf } from '../server/notices/tell-staff.ts';
import { dayText } from '../server/scoring/day.ts';
import { formerCases, newestOrders } from '../server/stores/case-news.ts';
import { addLetters, firstState, type NewLetter } from '../server/stores/letters.ts';
import { addNightEvent } from '../server/stores/night-events.ts';
import { nightRecipients } from '../server/stores/notices.ts';
import { openCases, type OpenCase } from '../server/stores/open-cases.ts';
import type { Read } from '../server/stores/read.ts';
import { countReleased } from '../server/stores/released-cases.ts';
import { enteredTonight } from '../server/stores/seller-activity.ts';
import { digestOf, newsGround, type DigestFacts } from './digest.ts';
import type { NightWork, Step } from './night-work.ts';
import { nightSummary } from './tell-night.ts';

/** Nights back of what ended by itself, as on the page. */
const releasedNights = 30;

export const noticeStep: Step = async (work, read) => {
  const letters = isOfThisMorning(work) ? await lettersOf(work, read) : [];
  const summary = isOfThisMorning(work) ? await nightSummary(read, work.night) : null;
  return async (tx) => {
    await addLetters(tx, letters);
    if (summary) await addNightEvent(tx, instantText(work.context.clock.now()), summary);
    return { notices: letters.length };
  };
};

/** Nights that are caught up after an outage change the queue, but who comes in today wants one letter. */
const isOfThisMorning = ({ night, context }: NightWork): boolean => night >= yesterday(context);

async function lettersOf(work: NightWork, read: Read): Promise<NewLetter[]> {
  const { night, context, memory } = work;
  const recipients = (await nightRecipients(read)).filter(({ digest }) => digest !== 'never');
  if (recipients.length === 0) return [];
  const all = await openCases(read);
  const facts = await factsOf(work, read, all);
  const ended = await countReleased(read, night - releasedNights);
  const managing = new Set(memory.sellers.map(({ managerEmail }) => managerEmail));
  return recipients.flatMap((recipient): NewLetter[] => {
    const { id, email, digest } = recipient;
    const own = managing.has(email) ? all.filter((one) => one.managerEmail === email || one.claimedBy === email) : all;
    const awake = own.filter(({ snoozedUntil }) => snoozedUntil === null || snoozedUntil <= dayText(night + 1));
    if (awake.length === 0 && digest === 'open') return [];
    const language = languageOf(recipient);
    const aside = { sleeping: own.length - awake.length, others: all.length - own.length, ended };
    return [
      {
        once: `night:${night}:${id}`,
        kind: 'night',
        to: { person: id },
        language,
        ...digestOf(awake, aside, facts, texts(language)),
        state: firstState(context.config),
        createdAt: instantText(context.clock.now()),
      },
    ];
  });
}

async function factsOf({ night, context }: NightWork, read: Read, all: readonly OpenCase[]): Promise<DigestFacts> {
  const sellers = [...new Set(all.map(({ seller }) => seller))];
  const entered = await enteredTonight(context.database, sellers, night);
  const asked = all.map((one) => ({ seller: one.seller, metric: newsGround(one, entered) }));
  return {
    night,
    baseUrl: context.config.baseUrl,
    entered,
    newOrders: await newestOrders(read, asked, night),
    former: await formerCases(read, sellers),
  };
}
