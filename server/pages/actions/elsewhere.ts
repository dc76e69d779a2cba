/**
 * Whether what one revealed verdict found is found at other sellers, too: from revealed verdicts only, so that nothing under
 * cover shows. `{{> actions/elsewhere elsewhere=elsewhere}}` on `/inspections/:id`.
 */
import type { Context } from '../../context.ts';
import type { Texts } from '../../languages/texts.ts';
import { spreadOf, traitsOf } from '../../lab/spread.ts';
import { dayText } from '../../scoring/day.ts';
import { revealedTests } from '../../stores/findings.ts';
import { readCommitted } from '../../stores/read.ts';
import { numberWord, sentence } from '../desk/words.ts';
import { presentSeller, traitWords } from './spread-words.ts';

const year = 365;
/** Sellers shown of each fault. */
const most = 5;

export interface Elsewhere {
  lead: string;
  faults: { what: string; more: string | null; sellers: ReturnType<typeof presentSeller>[] }[];
}

/** Null: nothing was found that could be found elsewhere. */
export async function elsewhere(
  { database, clock, calendar }: Pick<Context, 'database' | 'clock' | 'calendar'>,
  mysteryOrder: number,
  t: Texts,
): Promise<Elsewhere | null> {
  const orders = await revealedTests(readCommitted(database), dayText(calendar(clock.now()) - year));
  const own = orders.find(({ id }) => id === mysteryOrder);
  if (!own || own.found.length === 0) return null;
  const faults = traitsOf([own])
    .map((trait) => ({ trait, others: spreadOf(orders, trait).sellers.filter(({ seller }) => seller !== own.seller) }))
    .filter(({ others }) => others.length > 0)
    .map(({ trait, others }) => ({
      what: traitWords(trait, orders, t),
      sellers: others.slice(0, most).map((other) => presentSeller(other, t)),
      more: others.length > most ? t('and at {count} more', { count: numberWord(others.length - most, t) }) : null,
    }));
  const lead =
    faults.length === 0
      ? t('No other revealed verdict of the last twelve months found the same.')
      : t(
          '{n, plural, one {{count} thing of it was found at other sellers in the last twelve months.} other {{count} things of it were found at other sellers in the last twelve months.}}',
          { n: faults.length, count: sentence(numberWord(faults.length, t)) },
        );
  return { lead, faults };
}
