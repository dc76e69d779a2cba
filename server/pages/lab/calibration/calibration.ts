/** `/lab/calibration`: how well complaints, low reviews and returns say beforehand which devices fail. */
import type { Request, Response } from 'express';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { texts } from '../../../languages/texts.ts';
import { calibrate } from '../../../lab/calibration.ts';
import { deviceKindOf, deviceKinds } from '../../../lab/device-kinds.ts';
import { defaultPolicy } from '../../../scoring/policy.ts';
import { inspection } from '../../../scoring/metrics/inspection.ts';
import { ratedOrders, type RatedOrder } from '../../../stores/lab/calibration.ts';
import { policyInForce, policyVersions } from '../../../stores/policies.ts';
import { readCommitted } from '../../../stores/read.ts';
import { allow } from '../mystery-order.ts';
import { figureTabs } from './figure-tabs.ts';
import { presentKinds } from './present-kinds.ts';
import { presentSignal } from './present-signal.ts';
import { leadOf } from './signal-words.ts';
import { signals, type Found } from './signals.ts';

/** What a policy without inspections is held against: the share of the method's own. */
const usual = 0.05;

async function show({ language }: Request, response: Response, { database, clock, calendar }: Context): Promise<void> {
  const t = texts(language);
  const read = readCommitted(database);
  const versions = await policyVersions(read);
  const policy = versions.length > 0 ? policyInForce(versions, calendar(clock.now())).policy : defaultPolicy;
  const acceptable = policy.metrics[inspection.key]?.acceptable ?? usual;
  const orders = await ratedOrders(
    read,
    signals.map(({ metric }) => metric),
  );
  const [random, risk] = (['random', 'for_cause'] as const).map((draw) => orders.filter((one) => one.draw === draw));
  const found = (some: readonly RatedOrder[]): Found[] =>
    signals.map((signal) => ({
      signal,
      calibration: calibrate(
        some.map(({ failed, ratios }) => ({ failed, ratio: ratios.get(signal.metric) ?? null })),
        acceptable,
      ),
    }));
  const atRandom = found(random!);
  const kinds = deviceKinds.flatMap((kind) => {
    const some = random!.filter(({ category }) => deviceKindOf(category) === kind);
    return some.length > 0
      ? [{ kind, tested: some.length, failed: some.filter((one) => one.failed).length, found: found(some) }]
      : [];
  });
  response.render('lab/calibration/calibration', {
    title: t('Do rates predict findings?'),
    lead: leadOf(atRandom, random!.length, t),
    tabs: figureTabs('/lab/calibration', t),
    tested: random!.length,
    signals: atRandom.map((one) => presentSignal(one, t)),
    kinds: presentKinds(kinds, t),
    risk:
      risk!.length > 0
        ? { tested: risk!.length, signals: found(risk!).map((one) => ({ ...presentSignal(one, t), plot: null })) }
        : null,
  });
}

export const routes: Route[] = [{ method: 'get', path: '/lab/calibration', allow, handle: show }];
