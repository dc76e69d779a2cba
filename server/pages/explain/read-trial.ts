/** What the address of a what-if asks for. A field that cannot be understood is named, and nothing is tried. */
import { isMetric } from '../../scoring/metrics/index.ts';
import { word } from '../desk/sellers-query.ts';

export const mostOrders = 10_000;

export interface AskedTrial {
  /** Further clean orders; 0: none. */
  orders: number;
  /** The metric of one more event. */
  event: string | null;
  /** One event less: its metric and the source's id of its order. */
  without: { metric: string; orderId: string } | null;
  /** As it stands in the form. */
  given: { orders: string; event: string; without: string };
  /** By field. */
  faults: Record<string, string>;
}

/** @param eligible metrics of which an event more or less changes something */
export function readTrial(query: Record<string, unknown>, eligible: readonly string[]): AskedTrial {
  const given = {
    orders: word(query['orders'])?.slice(0, 20) ?? '',
    event: word(query['event'])?.slice(0, 40) ?? '',
    without: word(query['without'])?.slice(0, 200) ?? '',
  };
  const faults: Record<string, string> = {};
  const orders = given.orders === '' ? 0 : Number(given.orders);
  if (!/^\d*$/.test(given.orders) || orders > mostOrders)
    faults['orders'] = `Give a whole number from 0 to ${mostOrders.toLocaleString('en')}.`;
  if (given.event !== '' && !eligible.includes(given.event)) faults['event'] = 'Choose one of the list.';
  const [, metric = '', orderId = ''] = /^([a-z-]+):(.+)$/.exec(given.without) ?? [];
  if (given.without !== '' && (!isMetric(metric) || !eligible.includes(metric)))
    faults['without'] = 'Choose one of the list, or write a kind and an order, such as complaint:O-1234.';
  const isSound = Object.keys(faults).length === 0;
  return {
    orders: isSound ? orders : 0,
    event: isSound && given.event !== '' ? given.event : null,
    without: isSound && orderId !== '' ? { metric, orderId } : null,
    given,
    faults,
  };
}

export const isTrial = ({ orders, event, without }: AskedTrial): boolean =>
  orders > 0 || event !== null || without !== null;
