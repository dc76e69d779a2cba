/** What the address of a what-if asks for. A field that cannot be understood is named, and nothing is tried. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { word } from '../desk/sellers-query.ts';

export const mostOrders = 10_000;
export const mostTimes = 10;
export const mostNights = 120;

export interface AskedTrial {
  /** Nights that pass at the usual pace and without an event before the rest is tried; 0: none. */
  nights: number;
  /** Further clean orders; 0: none. */
  orders: number;
  /** The metric of further events, and how many of them. */
  event: string | null;
  times: number;
  /** One event less: its metric and the source's id of its order. */
  without: { metric: string; orderId: string } | null;
  /** As it stands in the form. */
  given: Record<'nights' | 'orders' | 'event' | 'times' | 'without', string>;
  /** By field. */
  faults: Record<string, string>;
}

/** @param eligible metrics of which an event more or less changes something */
export function readTrial(query: Record<string, unknown>, eligible: readonly string[], t: Texts): AskedTrial {
  const given = {
    orders: ungrouped(slid(query, 'orders'), t),
    nights: ungrouped(slid(query, 'nights'), t),
    event: word(query['event']) ?? '',
    times: ungrouped(slid(query, 'times'), t),
    without: word(query['without']) ?? '',
  };
  const faults: Record<string, string> = {};
  const whole = (name: 'nights' | 'orders' | 'times', least: number, most: number) => {
    const value = given[name] === '' ? least : Number(given[name]);
    if (/^\d*$/.test(given[name]) && value >= least && value <= most) return value;
    const { count } = numbersIn(t.language);
    faults[name] = t('Give a whole number from {least} to {most}.', { least: count(least), most: count(most) });
    return least;
  };
  // As the form goes, so go its faults.
  const orders = whole('orders', 0, mostOrders);
  const nights = whole('nights', 0, mostNights);
  if (given.event !== '' && !eligible.includes(given.event)) faults['event'] = t('Choose one of the list.');
  const times = whole('times', 1, mostTimes);
  const [, metric = '', orderId = ''] = /^([a-z-]+):(.+)$/.exec(given.without) ?? [];
  if (given.without !== '' && (!isMetric(metric) || !eligible.includes(metric)))
    faults['without'] = t('Choose one of the list, or write a kind and an order, such as complaint:O-1234.');
  const isSound = Object.keys(faults).length === 0;
  return {
    ...{ nights: isSound ? nights : 0, orders: isSound ? orders : 0, times },
    event: isSound && given.event !== '' ? given.event : null,
    without: isSound && orderId !== '' ? { metric, orderId } : null,
    given,
    faults,
  };
}

/**
 * A number as the reader's language groups it, or with blanks, without its marks.
 *
 * @example ungrouped('1.000', texts('it')) // '1000'
 */
function ungrouped(text: string, t: Texts): string {
  const mark = numbersIn(t.language).count(10_000).replaceAll(/\d/g, '');
  const [first = '', ...groups] = text.split(mark === '' || /\s/.test(text) ? /\s/ : mark);
  return /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group)) ? [first, ...groups].join('') : text;
}

/**
 * A number that can be typed or set by a slider beside it, in a form that works without a script: `NAME-was` is what both stood at,
 * so the one that was moved counts; the typed one if both were.
 *
 * @example slid({ orders: '40', 'orders-slider': '80', 'orders-was': '40' }, 'orders') // '80'
 */
export function slid(query: Record<string, unknown>, name: string): string {
  const [typed, slider, was] = ['', '-slider', '-was'].map((end) => word(query[`${name}${end}`]));
  const moved = slider !== undefined && slider !== was && (typed ?? '') === (was ?? '');
  return (moved ? slider : typed) ?? '';
}

export const isTrial = ({ nights, orders, event, without }: AskedTrial): boolean =>
  nights > 0 || orders > 0 || event !== null || without !== null;
