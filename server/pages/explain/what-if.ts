/** What if: more clean orders, one more event, one less. The address says it all and can be passed on. */
import type { Request, Response } from 'express';
import type { Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { livedNights, type RulesOf } from '../../scoring/ahead.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import { judgeNight, type JudgedNight, type SellerNight } from '../../scoring/seller-night.ts';
import { noTrial, whatIf, withTrial, type Trial } from '../../scoring/what-if.ts';
import { volumesOf, type Volume } from '../../stores/explained-seller.ts';
import { eventsOfOrder, latestEvents } from '../../stores/one-event.ts';
import { explainedSeller, underWayWords, type Explained } from './explained.ts';
import { expectedOfOne, opensOf, volumeDays } from './present-recovery.ts';
import { presentTrial } from './present-what-if.ts';
import { readTrial, type AskedTrial } from './read-trial.ts';
import { crumbsOf, explanationRoutes, type Subject } from './subject.ts';
import { tonightOf } from './tonight.ts';
import { trialForm } from './trial-form.ts';
import { versionWords } from './versions.ts';
import { eventsThatFall, rulesOf, statesWithout, unionsOf } from './without-event.ts';

/** How many events of each kind the form offers to take away. */
const offered = 8;

async function show(subject: Subject, request: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const { seller, last, path, own } = subject;
  const t = texts(request.language);
  const explained = await explainedSeller(database, seller, last);
  const eligible = eligibleMetrics(explained);
  const asked = readTrial(request.query, eligible, t);
  const page = {
    title: t('What if'),
    crumbs: crumbsOf(subject, t),
    path: `${path}/what-if`,
    versions: versionWords(explained, t),
  };
  if (explained.underWay) {
    response.render('explain/what-if', { ...page, lead: underWayWords(t) });
    return;
  }
  const tonight = await tonightOf(database, explained, 'seller', 10 ** asked.times);
  const volumes = await usualVolumes(context, explained);
  const without = await removed(context, explained, asked, t);
  const before = judgeNight(tonight);
  const after = judgeTrial(tonight, explained, asked, { without, expectedOfOne: expectations(explained, volumes) });
  const weightless = eligible.filter((metric) => explained.policy.metrics[metric]?.weight === 0);
  const events = await latestEvents(database, seller.id, eligible, last.night, offered);
  const usual = volumes.get('cancellation')?.opened ?? 0;
  response.render('explain/what-if', {
    ...page,
    form: trialForm(asked, { eligible, events, weightless, usual }, t),
    ...presentTrial({ explained, asked, before, after, own, fell: [...without.keys()] }, t),
  });
}

/** What falls is out from the first night on; then the nights pass; then comes what is tried. */
function judgeTrial(
  tonight: SellerNight,
  { policy, method }: Explained,
  { nights, orders, event, times }: AskedTrial,
  { without, expectedOfOne }: { without: Trial['without']; expectedOfOne: ReadonlyMap<string, number> },
): JudgedNight {
  const rules: RulesOf = (metric) => rulesOf(policy, method, metric);
  const kinds = event === null ? [] : [event, ...unionsOf(event)];
  const trial: Trial = {
    ...noTrial,
    orders: orders > 0 ? { count: orders, expectedOfOne } : null,
    events: kinds.flatMap((kind) => Array.from({ length: times }, () => kind)),
  };
  if (nights === 0) return whatIf(tonight, { ...trial, without }, rules);
  return whatIf(livedNights(withTrial(tonight, { ...noTrial, without }, rules), rules, nights), trial, rules);
}

/** Of orders, and judged: an inspection is the lab's, and what is shown only moves nothing. */
const eligibleMetrics = ({ policy }: Explained): string[] =>
  metrics.flatMap(({ key, subject }) => (subject === 'order' && policy.metrics[key]?.acceptable ? [key] : []));

/** An order that has no such event is a fault of the address. */
async function removed(context: Context, explained: Explained, asked: AskedTrial, t: Texts): Promise<Trial['without']> {
  if (!asked.without) return new Map();
  const { seller, night } = explained;
  const ofOrder = await eventsOfOrder(context.database, seller.id, asked.without.orderId, night);
  const event = ofOrder.get(asked.without.metric);
  if (event) return statesWithout(context, explained, await eventsThatFall(context, event, ofOrder));
  asked.faults['without'] = t('No event of this kind is counted for that order: choose one of the list.');
  return new Map();
}

/** What the seller's orders of the last months opened, by metric. */
const usualVolumes = ({ database }: Context, { seller, night }: Explained): Promise<Map<string, Volume>> =>
  volumesOf(database, seller.id, orderKeys, night - volumeDays + 1, night);

const orderKeys = metrics.flatMap(({ key, subject }) => (subject === 'order' ? [key] : []));

/** A further order opens each kind of risk as often as the seller's orders of the last months did. */
const expectations = (explained: Explained, volumes: ReadonlyMap<string, Volume>): Map<string, number> =>
  new Map(orderKeys.map((key) => [key, opensOf(volumes, key) * expectedOfOne(explained, key, volumes.get(key))]));

export const routes = explanationRoutes('what-if', show);
