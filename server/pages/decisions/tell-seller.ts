/** The statement of reasons of a decision that was just made: delivered, or what keeps it from being delivered. */
import type { Context } from '../../context.ts';
import type { Texts } from '../../languages/texts.ts';
import { readCommitted } from '../../stores/read.ts';
import { decidedCase } from '../../stores/statement-sources.ts';
import { statementOfDecision } from '../../stores/statements.ts';
import { deliverStatement, noReader } from '../../statements/deliver-statement.ts';
import { prepareStatement } from '../../statements/prepare-statement.ts';
import { lackWords } from '../statements/lack-words.ts';

export interface Told {
  kind: 'done' | 'note';
  /** What follows the sentence of the decision itself. */
  text: string;
}

/** The decision stands whatever becomes of its delivery: that can be tried again from its page. */
export async function tellSeller(context: Context, decision: number, actor: string, t: Texts): Promise<Told> {
  try {
    const delivery = await deliverStatement(context, decision, actor);
    if ('delivered' in delivery)
      return { kind: 'done', text: t('Its statement of reasons was delivered to the seller.') };
    const [first] = delivery.missing;
    return {
      kind: 'note',
      text: t('Its statement of reasons is not delivered yet: {missing}', {
        missing: first ? lackWords(first, t) : '',
      }),
    };
  } catch (error) {
    context.log.error({ decision, error: String(error) }, 'a statement of reasons could not be delivered');
    return {
      kind: 'note',
      text: t('Its statement of reasons could not be delivered. Try again from this page.'),
    };
  }
}

export interface StatementStanding {
  /** Delivered, or a letter that is written and on its way. */
  id: number | null;
  delivered: boolean;
  /** What must be mended before it can be delivered. */
  missing: string[];
}

export async function statementStanding(context: Context, decision: number, t: Texts): Promise<StatementStanding> {
  const read = readCommitted(context.database);
  const written = await statementOfDecision(read, decision);
  if (written) return { id: written.id, delivered: written.deliveredAt !== null, missing: [] };
  const decided = await decidedCase(read, decision);
  if (decided?.state !== 'decided') return { id: null, delivered: false, missing: [] };
  const prepared = await prepareStatement(context, decided);
  const missing = prepared ? [...prepared.missing, ...(prepared.readers.length === 0 ? [noReader] : [])] : [];
  return { id: null, delivered: false, missing: missing.map((one) => lackWords(one, t)) };
}
