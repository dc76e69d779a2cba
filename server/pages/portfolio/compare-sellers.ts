/** `/compare-sellers?a=…&b=…`: two sellers side by side, and whether they differ at all. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address } from '../../helpers/addresses.ts';
import { texts } from '../../languages/texts.ts';
import { weeklyRates } from '../../stores/compare-sellers.ts';
import { lastSunday } from '../../stores/weeks.ts';
import { shownNight } from '../desk/shown-night.ts';
import { comparedSeller, trendWeeks } from './compared-seller.ts';
import { pickSeller, type Picked } from './pick-seller.ts';
import { presentComparison } from './present-comparison.ts';
import { portfolioTabs } from './tabs.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { database, clock, calendar } = context;
  const last = await shownNight(request, database);
  const page = { title: t('Two sellers side by side'), tabs: portfolioTabs('/compare-sellers', t) };
  if (!last) {
    response.render('portfolio/compare-sellers', {
      ...page,
      lead: t('Nothing can be compared before the first night is published.'),
    });
    return;
  }
  const a = await pickSeller(request, context, 'a', last, t);
  const b = await pickSeller(request, context, 'b', last, t);
  const pickers = [pickerOf('a', t('First seller'), a, b), pickerOf('b', t('Second seller'), b, a)];
  const same = a.seller !== null && a.seller.id === b.seller?.id;
  if (!a.seller || !b.seller || same) {
    const lead = t(same ? 'That is the same seller twice.' : 'Choose two sellers by their id or a part of their name.');
    response.render('portfolio/compare-sellers', { ...page, lead, pickers });
    return;
  }
  const sunday = lastSunday(last.night);
  const sundays = Array.from({ length: trendWeeks }, (_, index) => sunday - 7 * (trendWeeks - 1 - index));
  const today = calendar(clock.now());
  const [left, right] = [
    await comparedSeller(database, a.seller, last, sundays, today),
    await comparedSeller(database, b.seller, last, sundays, today),
  ];
  const comparison = presentComparison(
    left,
    right,
    await weeklyRates(database, [a.seller.id, b.seller.id], sundays),
    t,
  );
  const swap = address('/compare-sellers', { a: b.seller.sellerId, b: a.seller.sellerId });
  response.render('portfolio/compare-sellers', { ...page, lead: comparison.lead, pickers, comparison, swap });
}

const pickerOf = (name: 'a' | 'b', label: string, picked: Picked, other: Picked) => ({
  name,
  label,
  value: picked.seller?.sellerId ?? picked.asked,
  hint: picked.seller?.name ?? null,
  fault: picked.fault,
  candidates: picked.candidates.map(({ sellerId, name: said }) => {
    const rest = other.seller?.sellerId ?? other.asked;
    const query = name === 'a' ? { a: sellerId, b: rest } : { a: rest, b: sellerId };
    return { href: address('/compare-sellers', query), name: said, sellerId };
  }),
});

export const routes: Route[] = [{ method: 'get', path: '/compare-sellers', allow: ['manager', 'admin'], handle: show }];
