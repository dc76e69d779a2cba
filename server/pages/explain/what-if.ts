/** What if: more clean orders, one more event, one less. The address says it all and can be passed on. */
import type { Request, Response } from 'express';
import type { Context } from '../../context.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import { judgeNight } from '../../scoring/seller-night.ts';
import { whatIf, type Trial } from '../../scoring/what-if.ts';
import { volumesOf } from '../../stores/explained-seller.ts';
import { eventsOfOrder, latestEvents } from '../../stores/one-event.ts';
import { explainedSeller, underWayWords, type Explained } from './explained.ts';
import { expectedOfOne, opensOf, volumeDays } from './present-recovery.ts';
import { presentTrial, trialForm } from './present-what-if.ts';
import { readTrial, type AskedTrial } from './read-trial.ts';
import { crumbsOf, explanationRoutes, type Subject } from './subject.ts';
import { tonightOf } from './tonight.ts';
import { versionWords } from './versions.ts';
import { eventsThatFall, rulesOf, statesWithout } from './without-event.ts';

/** How many events of each kind the form offers to take away. */
const offered = 8;

async function show(subject: Subject, request: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const { seller, last, path, own } = subject;
  const explained = await explainedSeller(database, seller, last);
  const eligible = eligibleMetrics(explained);
  const asked = readTrial(request.query, eligible);
  const events = await latestEvents(database, seller.id, eligible, last.night, offered);
  const page = {
    title: 'What if',
    crumbs: crumbsOf(subject),
    path: `${path}/what-if`,
    versions: versionWords(explained),
  };
  if (explained.underWay) {
    response.render('explain/what-if', { ...page, lead: underWayWords });
    return;
  }
  const tonight = await tonightOf(database, explained);
  const trial = await trialOf(context, explained, asked);
  const before = judgeNight(tonight);
  const after = whatIf(tonight, trial, (metric) => rulesOf(explained.policy, explained.method, metric));
  response.render('explain/what-if', {
    ...page,
    form: trialForm(
      asked,
      eligible,
      events,
      eligible.filter((metric) => explained.policy.metrics[metric]?.weight === 0),
    ),
    ...presentTrial({ explained, asked, before, after, own, fell: [...trial.without.keys()] }),
  });
}

/** Of orders, and judged: an inspection is the lab's, and what is shown only moves nothing. */
const eligibleMetrics = ({ policy }: Explained): string[] =>
  metrics.flatMap(({ key, subject }) => (subject === 'order' && policy.metrics[key]?.acceptable ? [key] : []));

async function trialOf(context: Context, explained: Explained, asked: AskedTrial): Promise<Trial> {
  return {
    orders: asked.orders > 0 ? { count: asked.orders, expectedOfOne: await expectations(context, explained) } : null,
    events: asked.event === null ? [] : [asked.event, ...unionsOf(asked.event)],
    without: await removed(context, explained, asked),
  };
}

/** An order that has no such event is a fault of the address. */
async function removed(context: Context, explained: Explained, asked: AskedTrial): Promise<Trial['without']> {
  if (!asked.without) return new Map();
  const { seller, night } = explained;
  const ofOrder = await eventsOfOrder(context.database, seller.id, asked.without.orderId, night);
  const event = ofOrder.get(asked.without.metric);
  if (event) return statesWithout(context, explained, await eventsThatFall(context, event, ofOrder));
  asked.faults['without'] = 'No event of this kind is counted for that order: choose one of the list.';
  return new Map();
}

/** One more of these is one more bad order too. A late delivery is taken to be late by three days at most. */
const unionsOf = (metric: string): string[] =>
  ['complaint', 'return', 'low-review'].includes(metric) ? ['bad-order'] : [];

/** A further order opens each kind of risk as often as the seller's orders of the last months did. */
async function expectations({ database }: Context, explained: Explained): Promise<Map<string, number>> {
  const { seller, night } = explained;
  const keys = metrics.flatMap(({ key, subject }) => (subject === 'order' ? [key] : []));
  const volumes = await volumesOf(database, seller.id, keys, night - volumeDays + 1, night);
  return new Map(keys.map((key) => [key, opensOf(volumes, key) * expectedOfOne(explained, key, volumes.get(key))]));
}

export const routes = explanationRoutes('what-if', show);
