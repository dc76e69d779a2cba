/** `/lab/spread`: is the same fault found at other sellers, and whom to test for it. */
import type { Request, Response } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { address } from '../../../helpers/addresses.ts';
import { percent } from '../../../helpers/numbers.ts';
import { texts, type Texts } from '../../../languages/texts.ts';
import { spreadFaults, spreadOf, traitsOf, type Spread, type TestedOrder, type Trait } from '../../../lab/spread.ts';
import { dayText } from '../../../scoring/day.ts';
import { testedOrders } from '../../../stores/lab/tested-orders.ts';
import { readCommitted } from '../../../stores/read.ts';
import { chanceWords, presentSeller, traitWords } from '../../actions/spread-words.ts';
import { counted, sentence } from '../../desk/words.ts';
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
  const trait = readTrait(request.query);
  if (trait === null) {
    const t = texts(request.language);
    const asked = formKey(request.query['order']);
    response.render('lab/spread/spread', asked === 0 ? presentAll(orders, t) : presentOne(orders, asked, t));
    return;
  }
  response.render('lab/spread/fault', await presentFault(context, orders, trait));
}

const presentAll = (orders: readonly TestedOrder[], t: Texts) => {
  const faults = spreadFaults(orders);
  const several = `${sentence(counted(faults.length, 'fault'))} ${faults.length === 1 ? 'was' : 'were'} found at several sellers in the last twelve months, the most surprising first.`;
  return {
    ...presentFaults(orders, faults, t),
    lead: faults.length === 0 ? 'No fault was found at more than one seller in the last twelve months.' : several,
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
    crumbs: [{ href: `/lab/orders/${id}`, label: `Mystery order ${id}` }],
    lead:
      others === 0
        ? 'Nothing that was found on this order was found at another seller in the last twelve months.'
        : `${sentence(counted(others, 'thing'))} that ${others === 1 ? 'was' : 'were'} found on this order ${others === 1 ? 'was' : 'were'} found at other sellers, too.`,
  };
}

function presentFaults(orders: readonly TestedOrder[], faults: readonly Spread[], t: Texts) {
  const rows = faults.slice(0, most).map(({ trait, sellers, shown, tested }) => ({
    href: address('/lab/spread', traitQuery(trait)),
    what: traitWords(trait, orders),
    sellers: sellers.length,
    shown: `${shown} of ${tested}`,
    first: sellers[0]!.sellerName,
    chance: chanceWords(sellers[0]!.chance),
  }));
  return {
    title: 'Spread check',
    tabs: figureTabs('/lab/spread', t),
    tested: counted(orders.length, 'concluded order'),
    rows,
  };
}

async function presentFault(context: Context, orders: readonly TestedOrder[], trait: Trait) {
  const spread = spreadOf(orders, trait);
  const what = traitWords(trait, orders);
  const cause = `Spread check: ${what} was not so at other sellers.`.slice(0, 300);
  const test = (sellerId: string) => address('/lab/new', { seller: sellerId, cause });
  const item = trait.kind === 'item' || trait.kind === 'model' ? trait.item : null;
  const customers = await customerSection(context, item);
  return {
    title: `Spread of ${what}`,
    crumbs: [{ href: '/lab/spread', label: 'Spread check' }],
    lead: leadOf(spread),
    elsewhere: elsewhereWords(spread),
    sellers: spread.sellers.map((seller) => ({
      ...presentSeller(seller),
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

function leadOf({ shown, tested, sellers }: Spread): string {
  if (shown === 0) return 'No concluded test order of the last twelve months shows it.';
  return `Found on ${shown} of ${counted(tested, 'test order')} that could show it, at ${counted(sellers.length, 'seller')}.`;
}

/** Whether it is the model rather than the sellers. */
const elsewhereWords = ({ elsewhere, shown, tested }: Spread): string | null =>
  elsewhere === null || elsewhere.tested === 0 || tested === 0
    ? null
    : `On this model ${percent(shown / tested)} show it; of other models of the category ${elsewhere.shown} of ${elsewhere.tested}, ${percent(elsewhere.shown / elsewhere.tested)}.`;

export const routes: Route[] = [{ method: 'get', path: '/lab/spread', allow, handle: show }];
