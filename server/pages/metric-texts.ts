/** What is said of each metric, in English as its own file in scoring/metrics says it; the translations are metrics.json's. */
import { message } from '../languages/texts.ts';
import { tradeInTexts } from './trade-in-texts.ts';

export interface MetricTexts {
  /** At the head of a column. */
  label: string;
  /** In the middle of a sentence. */
  name: string;
  meaning: string;
  one: string;
  many: string;
  /** Takes `n`. */
  counted: string;
  oneMore: string;
  /** Takes `n`. */
  base: string;
  /** Takes `events` and `orders`. */
  happened: string;
  /** Takes `days`. */
  leftOut: string;
  improve: string;
}

export const metricTexts: Readonly<Record<string, MetricTexts>> = {
  'late-delivery': {
    label: message('Late delivery'),
    name: message('late delivery'),
    meaning: message(
      'Orders that reached the buyer after the promised day, or whose promised day passed without a delivery.',
    ),
    one: message('late order'),
    many: message('late orders'),
    counted: message('{n, plural, =0 {no late orders} one {# late order} other {# late orders}}'),
    oneMore: message('one more late order'),
    base: message('{n, plural, one {# order due} other {# orders due}}'),
    happened: message(
      '{events, plural, =0 {None of your {orders, number} orders due came late or is still missing.} one {# of your {orders, number} orders due came late or is not known to have arrived.} other {# of your {orders, number} orders due came late or are not known to have arrived.}}',
    ),
    leftOut: message(
      'Cancelled orders, orders without a promised day, and days of which we do not know every delivery yet.',
    ),
    improve: message(
      'Hand parcels over the day before the last possible one, and promise a day that your carrier keeps on its bad days too.',
    ),
  },
  complaint: {
    label: message('Complaints'),
    name: message('complaints'),
    meaning: message(
      'Orders about which the buyer complained, unless the complaint was withdrawn or was the buyer’s own fault.',
    ),
    one: message('complaint'),
    many: message('complaints'),
    counted: message('{n, plural, =0 {no complaints} one {# complaint} other {# complaints}}'),
    oneMore: message('one more complaint'),
    base: message('{n, plural, one {# order delivered or overdue} other {# orders delivered or overdue}}'),
    happened: message(
      '{events, plural, =0 {None of your orders delivered or overdue led to a complaint.} other {# of your orders delivered or overdue led to a complaint.}}',
    ),
    leftOut: message(
      'Complaints that were withdrawn, that were the buyer’s own fault, or that came more than {days, number} days after the delivery.',
    ),
    improve: message(
      'Test battery, screen and accounts before packing, and answer within a day: most complaints begin as a question.',
    ),
  },
  return: {
    label: message('Returns'),
    name: message('returns'),
    meaning: message(
      'Delivered orders sent back because of the seller: defective, not as described, wrong, incomplete or counterfeit.',
    ),
    one: message('return'),
    many: message('returns'),
    counted: message('{n, plural, =0 {no returns} one {# return} other {# returns}}'),
    oneMore: message('one more return'),
    base: message('{n, plural, one {# delivered order} other {# delivered orders}}'),
    happened: message(
      '{events, plural, =0 {None of your delivered orders came back for a reason on your side.} other {# of your delivered orders came back for a reason on your side.}}',
    ),
    leftOut: message(
      'Returns for another reason, such as a change of mind or damage by the carrier, returns without a reason, and those that came more than {days, number} days after the delivery.',
    ),
    improve: message(
      'Compare grade and description with the device once more before it leaves: most of these were not as described.',
    ),
  },
  'low-review': {
    label: message('Low reviews'),
    name: message('low reviews'),
    meaning: message('Reviewed orders whose first rating was one or two stars.'),
    one: message('low review'),
    many: message('low reviews'),
    counted: message('{n, plural, =0 {no low reviews} one {# low review} other {# low reviews}}'),
    oneMore: message('one more low review'),
    base: message('{n, plural, one {# reviewed order} other {# reviewed orders}}'),
    happened: message(
      '{events, plural, =0 {None of your {orders, number} reviewed orders were rated with one or two stars.} one {# of your {orders, number} reviewed orders was rated with one or two stars.} other {# of your {orders, number} reviewed orders were rated with one or two stars.}}',
    ),
    leftOut: message('Later ratings of the same order, and ratings that were not verified.'),
    improve: message('Read the latest reviews below: one cause usually explains most of them.'),
  },
  cancellation: {
    label: message('Cancellations'),
    name: message('cancellations'),
    meaning: message('Orders that the seller cancelled within seven days of the order.'),
    one: message('cancelled order'),
    many: message('cancelled orders'),
    counted: message('{n, plural, =0 {no cancelled orders} one {# cancelled order} other {# cancelled orders}}'),
    oneMore: message('one more cancelled order'),
    base: message('{n, plural, one {# order} other {# orders}}'),
    happened: message(
      '{events, plural, =0 {None of your orders were cancelled by you.} one {# of your orders was cancelled by you.} other {# of your orders were cancelled by you.}}',
    ),
    leftOut: message(
      'Orders cancelled by the buyer or by the marketplace, and those cancelled more than {days, number} days after the order.',
    ),
    improve: message('Take an offer down as soon as the last device is sold, and keep stock and offers in one place.'),
  },
  inspection: {
    label: message('Inspections'),
    name: message('inspections'),
    meaning: message(
      'Test orders, drawn at random, that our lab found worse than they were sold. Those chosen otherwise do not count.',
    ),
    one: message('failed inspection'),
    many: message('failed inspections'),
    counted: message('{n, plural, =0 {no failed inspections} one {# failed inspection} other {# failed inspections}}'),
    oneMore: message('one more failed inspection'),
    base: message('{n, plural, one {# random inspection} other {# random inspections}}'),
    happened: message(
      '{events, plural, =0 {None of your {orders, number} random inspections were found worse than they were sold.} one {# of your {orders, number} random inspections was found worse than it was sold.} other {# of your {orders, number} random inspections were found worse than they were sold.}}',
    ),
    leftOut: message('Test orders that were chosen, not drawn at random.'),
    improve: message(
      'What was found stands on the page of each test order: compare it with how you grade, and look at the next devices of the same kind before they leave.',
    ),
  },
  'bad-order': {
    label: message('Bad orders'),
    name: message('bad orders'),
    meaning: message(
      'Orders with a complaint or a return because of the seller, more than three days late, one or two stars, or failed in our lab.',
    ),
    one: message('bad order'),
    many: message('bad orders'),
    counted: message('{n, plural, =0 {no bad orders} one {# bad order} other {# bad orders}}'),
    oneMore: message('one more bad order'),
    base: message('{n, plural, one {# order delivered or overdue} other {# orders delivered or overdue}}'),
    happened: message(
      '{events, plural, =0 {None of your orders delivered or overdue went wrong in any way.} other {# of your orders delivered or overdue went wrong in one way or another.}}',
    ),
    leftOut: message(
      'What is left out of complaints, returns, reviews and inspections is left out here too. An order with several problems counts once.',
    ),
    improve: message('Look at the orders below: the ways differ, the shelf or the carrier is often the same.'),
  },
  refund: {
    label: message('Refunds'),
    name: message('refunds'),
    meaning: message('Delivered orders whose buyer got money back, whatever the reason. It costs no points.'),
    one: message('refund'),
    many: message('refunds'),
    counted: message('{n, plural, =0 {no refunds} one {# refund} other {# refunds}}'),
    oneMore: message('one more refund'),
    base: message('{n, plural, one {# delivered order} other {# delivered orders}}'),
    happened: message(
      '{events, plural, =0 {None of your delivered orders were refunded.} one {# of your delivered orders was refunded.} other {# of your delivered orders were refunded.}}',
    ),
    leftOut: message('Refunds that came more than {days, number} days after the delivery.'),
    improve: message('This costs no points; it is here so that you can see it.'),
  },
  'slow-reply': {
    label: message('Slow replies'),
    name: message('slow replies'),
    meaning: message(
      'Complaints that were not answered within 24 business hours. It costs no points, but it may bring a warning.',
    ),
    one: message('slow reply'),
    many: message('slow replies'),
    counted: message('{n, plural, =0 {no slow replies} one {# slow reply} other {# slow replies}}'),
    oneMore: message('one more slow reply'),
    base: message('{n, plural, one {# complaint due for an answer} other {# complaints due for an answer}}'),
    happened: message(
      '{events, plural, =0 {All of your {orders, number} complaints due for an answer got one within 24 business hours.} other {# of your {orders, number} complaints due for an answer got no answer within 24 business hours.}}',
    ),
    leftOut: message('Complaints whose time for an answer is not up yet. Weekends and public holidays do not run.'),
    improve: message('Answer first and solve then: a short “we look into it” in time counts as an answer.'),
  },
  ...tradeInTexts,
};
