/** `/lab/spread`: is the same fault found at other sellers, and whom to test for it. */
import type { Request, Response } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { address } from '../../../helpers/addresses.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import { texts, type Texts } from '../../../languages/texts.ts';
import { spreadFaults, spreadOf, traitsOf, type Spread, type TestedOrder, type Trait } from '../../../lab/spread.ts';
import { dayText } from '../../../scoring/day.ts';
import { testedOrders } from '../../../stores/lab/tested-orders.ts';
import { readCommitted } from '../../../stores/read.ts';
import { chanceWords, presentSeller, traitWords } from '../../actions/spread-words.ts';
import { numberWord, sentence } from '../../desk/words.ts';
import { formKey } from '../../portfolio/form-text.ts';
import { figureTabs } from '../calibration/figure-tabs.ts';
import { allow } from '../mystery-order.ts';
import { customerSection } from './customer-section.ts';
import { readTrait, traitQuery } from './read-trait.ts';

const year = 365;
const most = 50;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const orders = await testedOrders(readCommitted(database), dayText(calendar(clock.now()) - year));
  const t = texts(request.language);
  const trait = readTrait(request.query);
  if (trait === null) {
    const asked = formKey(request.query['order']);
    response.render('lab/spread/spread', asked === 0 ? presentAll(orders, t) : presentOne(orders, asked, t));
    return;
  }
  response.render('lab/spread/fault', await presentFault(context, orders, trait, t));
}

const presentAll = (orders: readonly TestedOrder[], t: Texts) => {
  const faults = spreadFaults(orders);
  return {
    ...presentFaults(orders, faults, t),
    lead:
      faults.length === 0
        ? t('No fault was found at more than one seller in the last twelve months.')
        : t(
            '{n, plural, one {{count} fault was found at several sellers in the last twelve months.} other {{count} faults were found at several sellers in the last twelve months, the most surprising first.}}',
            { n: faults.length, count: sentence(numberWord(faults.length, t)) },
          ),
  };
};

/** What was found on one order, and where else: also what nobody else shows. @throws 404 if it is not concluded */
function presentOne(orders: readonly TestedOrder[], id: number, t: Texts) {
  const own = orders.find((order) => order.id === id);
  if (!own) throw refusal(404);
  const faults = traitsOf([own]).map((trait) => spreadOf(orders, trait));
  const others = faults.filter(({ sellers }) => sellers.some(({ seller }) => seller !== own.seller)).length;
  return {
    ...presentFaults(orders, faults, t),
    crumbs: [{ href: `/lab/orders/${id}`, label: t('Mystery order {id}', { id: String(id) }) }],
    lead:
      others === 0
        ? t('Nothing that was found on this order was found at another seller in the last twelve months.')
        : t(
            '{n, plural, one {{count} thing that was found on this order was found at other sellers, too.} other {{count} things that were found on this order were found at other sellers, too.}}',
            { n: others, count: sentence(numberWord(others, t)) },
          ),
  };
}

function presentFaults(orders: readonly TestedOrder[], faults: readonly Spread[], t: Texts) {
  const { count } = numbersIn(t.language);
  const rows = faults.slice(0, most).map(({ trait, sellers, shown, tested }) => ({
    href: address('/lab/spread', traitQuery(trait)),
    what: traitWords(trait, orders, t),
    sellers: sellers.length,
    shown: t('{part} of {whole}', { part: count(shown), whole: count(tested) }),
    first: sellers[0]!.sellerName,
    chance: chanceWords(sellers[0]!.chance, t),
  }));
  return {
    title: t('Spread check'),
    tabs: figureTabs('/lab/spread', t),
    measured: t(
      '{n, plural, one {Looked at: {count} concluded order of the last twelve months, under cover or revealed.} other {Looked at: {count} concluded orders of the last twelve months, under cover or revealed.}}',
      { n: orders.length, count: numberWord(orders.length, t) },
    ),
    rows,
  };
}

async function presentFault(context: Context, orders: readonly TestedOrder[], trait: Trait, t: Texts) {
  const spread = spreadOf(orders, trait);
  const what = traitWords(trait, orders, t);
  const cause = t('Spread check: {what} was not so at other sellers.', { what });
  const test = (sellerId: string) => address('/lab/new', { seller: sellerId, cause });
  const item = trait.kind === 'item' || trait.kind === 'model' ? trait.item : null;
  const customers = await customerSection(context, item, t);
  return {
    title: t('Spread of {what}', { what }),
    crumbs: [{ href: '/lab/spread', label: t('Spread check') }],
    lead: leadOf(spread, t),
    elsewhere: elsewhereWords(spread, t),
    sellers: spread.sellers.map((seller) => ({
      ...presentSeller(seller, t),
      href: `/lab/orders/${seller.order}`,
      test: test(seller.sellerId),
    })),
    // One axis for all of them.
    max: Math.max(0.1, ...spread.sellers.map(({ high }) => high)),
    customers: {
      ...customers,
      rows: customers.rows.map((row) => ({
        ...row,
        href: `/sellers/${encodeURIComponent(row.sellerId)}`,
        test: test(row.sellerId),
      })),
    },
  };
}

function leadOf({ shown, tested, sellers }: Spread, t: Texts): string {
  if (shown === 0) return t('No concluded test order of the last twelve months shows it.');
  return t(
    'Found on {shown} of {n, plural, one {{tested} test order} other {{tested} test orders}} that could show it, at {sellers, plural, one {{sellersSaid} seller} other {{sellersSaid} sellers}}.',
    {
      ...{ shown: numbersIn(t.language).count(shown), n: tested, tested: numberWord(tested, t) },
      ...{ sellers: sellers.length, sellersSaid: numberWord(sellers.length, t) },
    },
  );
}

/** Whether it is the model rather than the sellers. */
function elsewhereWords({ elsewhere, shown, tested }: Spread, t: Texts): string | null {
  if (elsewhere === null || elsewhere.tested === 0 || tested === 0) return null;
  const { count, percent } = numbersIn(t.language);
  return t('On this model {share} show it; of other models of the category {shown} of {tested}, {elsewhere}.', {
    ...{ share: percent(shown / tested), elsewhere: percent(elsewhere.shown / elsewhere.tested) },
    ...{ shown: count(elsewhere.shown), tested: count(elsewhere.tested) },
  });
}

export const routes: Route[] = [{ method: 'get', path: '/lab/spread', allow, handle: show }];
