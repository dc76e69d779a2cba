/** What is said of the metrics of a buyer of used devices. */
import { message } from '../languages/texts.ts';
import type { MetricTexts } from './metric-texts.ts';

export const tradeInTexts: Readonly<Record<string, MetricTexts>> = {
  'counter-offer': {
    label: message('Counter-offers'),
    name: message('counter-offers'),
    meaning: message('Used devices for which less was offered once they had arrived than the customer was promised.'),
    one: message('counter-offer'),
    many: message('counter-offers'),
    counted: message('{n, plural, =0 {no counter-offers} one {# counter-offer} other {# counter-offers}}'),
    oneMore: message('one more counter-offer'),
    base: message('{n, plural, one {# device received} other {# devices received}}'),
    happened: message(
      '{events, plural, =0 {You offered less for none of the devices that you received.} one {For # of the devices that you received you offered less.} other {For # of the devices that you received you offered less.}}',
    ),
    leftOut: message(
      'Devices that have not arrived yet, and answers that came more than {days, number} days after their arrival.',
    ),
    improve: message(
      'Ask what decides the price before you bid, with photos: the fewest surprises come from the clearest questions.',
    ),
  },
  'slow-inspection': {
    label: message('Slow inspections'),
    name: message('slow inspections'),
    meaning: message('Used devices that were not inspected within two business days of their arrival.'),
    one: message('slow inspection'),
    many: message('slow inspections'),
    counted: message('{n, plural, =0 {no slow inspections} one {# slow inspection} other {# slow inspections}}'),
    oneMore: message('one more slow inspection'),
    base: message('{n, plural, one {# device due for inspection} other {# devices due for inspection}}'),
    happened: message(
      '{events, plural, =0 {All of your {orders, number} devices due for inspection were inspected in time.} one {# of your {orders, number} devices due for inspection was not inspected in time.} other {# of your {orders, number} devices due for inspection were not inspected in time.}}',
    ),
    leftOut: message('Devices whose two business days are not over yet.'),
    improve: message('Open what has arrived on the same day, and inspect the oldest parcel first.'),
  },
  'slow-payment': {
    label: message('Slow payments'),
    name: message('slow payments'),
    meaning: message('Used devices that were not paid for within six business days of the customer’s yes.'),
    one: message('slow payment'),
    many: message('slow payments'),
    counted: message('{n, plural, =0 {no slow payments} one {# slow payment} other {# slow payments}}'),
    oneMore: message('one more slow payment'),
    base: message('{n, plural, one {# device due for payment} other {# devices due for payment}}'),
    happened: message(
      '{events, plural, =0 {All of your {orders, number} devices due for payment were paid for in time.} one {# of your {orders, number} devices due for payment was not paid for in time.} other {# of your {orders, number} devices due for payment were not paid for in time.}}',
    ),
    leftOut: message('Devices whose six business days are not over yet.'),
    improve: message('Pay on the day of the customer’s yes: the bank needs the rest of the time.'),
  },
  'slow-send-back': {
    label: message('Slow send backs'),
    name: message('slow send backs'),
    meaning: message(
      'Used devices that the customer did not want to sell after all, not sent back within two business days.',
    ),
    one: message('slow send back'),
    many: message('slow send backs'),
    counted: message('{n, plural, =0 {no slow send backs} one {# slow send back} other {# slow send backs}}'),
    oneMore: message('one more slow send back'),
    base: message('{n, plural, one {# device due to go back} other {# devices due to go back}}'),
    happened: message(
      '{events, plural, =0 {All of your {orders, number} devices due to go back were sent back in time.} one {# of your {orders, number} devices due to go back was not sent back in time.} other {# of your {orders, number} devices due to go back were not sent back in time.}}',
    ),
    leftOut: message('Devices whose two business days are not over yet.'),
    improve: message(
      'Keep the box of each device until the customer has said yes: then it can go back on the day of a no.',
    ),
  },
};
