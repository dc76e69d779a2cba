/** What is counted is not always an order: what the list behind a figure calls it. */
import { message } from '../../languages/texts.ts';
import type { Metric } from '../../scoring/metrics/index.ts';

interface SubjectTexts {
  title: string;
  /** Heads the column of its name, and stands at the search for it. */
  head: string;
  search: string;
  all: string;
  chosen: string;
  inPart: string;
  noun: string;
  one: string;
  /** Heads a column of how many. */
  many: string;
}

export const subjectTexts: Readonly<Record<Metric['subject'], SubjectTexts>> = {
  order: {
    title: message('Orders behind: {metric}'),
    head: message('Order'),
    search: message('Order number'),
    all: message('all orders'),
    chosen: message('{n, plural, =0 {No orders} one {# order} other {# orders}} of the kind you chose.'),
    inPart: message('Orders within their first {days} days count in part: together they count as {exposure}.'),
    noun: message('orders'),
    one: message('order'),
    many: message('Orders'),
  },
  'mystery-order': {
    title: message('Test orders behind: {metric}'),
    head: message('Number'),
    search: message('Number'),
    all: message('all test orders'),
    chosen: message('{n, plural, =0 {No test orders} one {# test order} other {# test orders}} of the kind you chose.'),
    inPart: message('Test orders within their first {days} days count in part: together they count as {exposure}.'),
    noun: message('test orders'),
    one: message('test order'),
    many: message('Test orders'),
  },
  'trade-in': {
    title: message('Devices behind: {metric}'),
    head: message('Number'),
    search: message('Number'),
    all: message('all devices'),
    chosen: message('{n, plural, =0 {No devices} one {# device} other {# devices}} of the kind you chose.'),
    inPart: message('Devices within their first {days} days count in part: together they count as {exposure}.'),
    noun: message('devices'),
    one: message('device'),
    many: message('Devices'),
  },
};
