/** Gathers all that a statement is made from: of a decision that was made, or of one that somebody is about to make. */
import { appealUntil } from '../cases/appeal.ts';
import { earliestStart } from '../cases/notice-period.ts';
import { instantText, type Context } from '../context.ts';
import { dayText, parseDay, type Day } from '../scoring/day.ts';
import { isMetric } from '../scoring/metrics/index.ts';
import { isThreshold } from '../scoring/policy.ts';
import { sellerById, type Seller } from '../stores/desk-seller.ts';
import { readSnapshot } from '../stores/case-snapshot.ts';
import { currentGrounds } from '../stores/grounds.ts';
import { marketplaceOf } from '../stores/marketplace.ts';
import { stoppedTesting, testingStopped } from '../stores/revealed-testing.ts';
import { readCommitted } from '../stores/read.ts';
import { caseBehind, measuresSince, type CaseBehind, type StatedDecision } from '../stores/statement-sources.ts';
import type { GroundFacts, StatementFacts } from './facts.ts';
import { gatherFigures } from './gather-figures.ts';
import { gatherOrders } from './gather-orders.ts';
import { readWayBack } from './read-way-back.ts';
import { revealedDangers } from '../stores/statement-sources.ts';

/** Measures of this long ago show that an infringement is repeated. */
const daysBefore = 365;

/** `A-2026-17`: the year of the decision and its number, which it has once it is recorded: `A-2026-…`. */
export const referenceOf = (decidedAt: string, decision: number | null): string =>
  `A-${decidedAt.slice(0, 4)}-${decision ?? '…'}`;

/** Null: there is no such seller, or only its orders have named it so far. */
export async function gatherFacts(context: Context, decided: StatedDecision): Promise<StatementFacts | null> {
  const { database, clock, calendar, config } = context;
  const read = readCommitted(database);
  const seller = await sellerById(database, decided.seller);
  if (!seller) return null;
  const issued = calendar(clock.now());
  const issuedOn = dayText(issued);
  const behind = decided.recommendation === null ? null : await caseBehind(read, decided.recommendation);
  const reference = referenceOf(decided.decidedAt, decided.decision);
  const before = await measuresSince(read, decided.seller, dayText(issued - daysBefore), decided.decision);
  return {
    reference,
    issuedAt: instantText(clock.now()),
    issuedOn,
    complainUntil: dayText(appealUntil(issued)),
    portal: `${config.baseUrl}/statements/${reference}`,
    marketplace: await marketplaceOf(read),
    seller: { sellerId: seller.sellerId, name: seller.name, country: seller.country },
    measure: decided.measure,
    restriction: decided.measure === 'limit' ? decided.restriction : null,
    scope: { markets: decided.scope.markets ?? [], categories: decided.scope.categories ?? [] },
    from: dayText(firstDay(decided, issued)),
    until: decided.until,
    exception: decided.measure === 'end' ? decided.exception : null,
    ground: await groundOf(context, decided, behind),
    conditions: decided.conditions,
    wayBack: readWayBack(decided.conditions),
    words: behind === null ? decided.reason : null,
    earlier: before.map(({ decision, decidedAt, measure, from, until }) => ({
      ...{ measure, from, until },
      reference: referenceOf(decidedAt, decision),
    })),
    secondPerson: decided.secondPerson !== null,
    ...(await ofCase(context, seller, behind)),
  };
}

/** It takes effect on its own first day, never before it is delivered, and the end of the service after its notice. */
function firstDay({ measure, from, exception }: StatedDecision, issued: Day): Day {
  const asked = from === null ? null : parseDay(from);
  return earliestStart({ measure, notified: issued, from: asked, exception }) ?? issued;
}

type OfCase = Pick<
  StatementFacts,
  'night' | 'recommended' | 'figures' | 'calmNights' | 'findings' | 'testing' | 'orders' | 'ordersInAll'
>;

async function ofCase(context: Context, seller: Seller, behind: CaseBehind | null): Promise<OfCase> {
  const nothing = { night: null, recommended: null, figures: [], findings: [], orders: [], ordersInAll: 0 };
  if (behind === null) return nothing;
  const { database, calendar } = context;
  const frozen = readSnapshot(behind.snapshot);
  const night = frozen.night ?? behind.since;
  const metrics = behind.grounds.filter(isMetric);
  const gathered = await gatherFigures(context, seller, behind.level, { ...frozen, night }, metrics);
  const { figures, windowDays, calmNights } = gathered;
  const safety = behind.grounds.includes('safety');
  const read = readCommitted(database);
  const testing = behind.grounds.includes(testingStopped)
    ? (await stoppedTesting(read, night, seller.id)).get(seller.id)
    : undefined;
  const orders = await gatherOrders(database, { seller: seller.id, orderIds: frozen.orders, metrics, night, calendar });
  return {
    night: dayText(night),
    recommended: isThreshold(behind.level) ? behind.level : null,
    figures,
    calmNights,
    findings: [
      ...(safety ? await revealedDangers(read, seller.id, dayText(night - windowDays), dayText(night)) : []),
      ...(testing?.orders.map(({ revealedOn }) => ({ finding: 'worse', revealedOn })) ?? []),
    ],
    ...(testing && { testing: { category: testing.category, failed: testing.failed, tested: testing.tested } }),
    orders,
    // Metrics may share orders: of several only a lower bound is known.
    ordersInAll: Math.max(orders.length, ...figures.filter(isOfOrders).map(({ events }) => events ?? 0)),
  };
}

const isOfOrders = ({ metric }: { metric: string }) => metric !== 'inspection';

/** The ground that was chosen; else the one that the catalogue names for what stands behind the case. */
async function groundOf(
  { database }: Context,
  { ground, exception }: StatedDecision,
  behind: CaseBehind | null,
): Promise<GroundFacts | null> {
  const grounds = await currentGrounds(readCommitted(database));
  const usual =
    exception === 'repeated-infringement' || exception === 'legal-obligation'
      ? grounds.find(({ key }) => key === exception)
      : behind?.grounds.map((one) => grounds.find(({ serves }) => serves.includes(one))).find(Boolean);
  const found = ground === null ? usual : grounds.find(({ key }) => key === ground);
  if (!found) return null;
  const { key, version, clause, texts } = found;
  return { key, version, clause, texts };
}
