/** The English words of the grounds that an installation starts with. */
export const en: Readonly<Record<string, { title: string; text: string }>> = {
  'late-delivery': {
    title: 'Orders are delivered by the promised day',
    text: 'Sellers deliver by the day that was promised to the buyer. If the share of late orders lies above the published threshold, the marketplace may warn, limit or suspend the seller.',
  },
  complaint: {
    title: 'Buyers have no cause to complain',
    text: 'Sellers supply working devices as described and settle problems. If the share of orders with a complaint lies above the published threshold, the marketplace may warn, limit or suspend the seller.',
  },
  return: {
    title: 'Devices do not come back because of the seller',
    text: 'Devices are sent out whole, working, genuine and as described. If the share of orders that come back because of the seller lies above the published threshold, the marketplace may warn, limit or suspend the seller.',
  },
  'low-review': {
    title: 'Buyers are satisfied',
    text: 'Sellers serve buyers so that they are satisfied. If the share of ratings of one or two stars lies above the published threshold, the marketplace may warn, limit or suspend the seller.',
  },
  cancellation: {
    title: 'Sellers fulfil the orders they accept',
    text: 'Sellers offer only what they have and do not cancel orders. If the share of orders cancelled by the seller lies above the published threshold, the marketplace may warn, limit or suspend the seller.',
  },
  'slow-reply': {
    title: 'Buyers get an answer within 24 business hours',
    text: 'Sellers answer complaints within 24 business hours. If the share of complaints answered later lies above the published threshold, the marketplace may warn the seller.',
  },
  inspection: {
    title: 'Devices are as good as they are sold',
    text: 'Devices correspond to the grade in which they are offered. The marketplace checks this by test purchases drawn at random. If too many of them do not pass, it may warn, limit or suspend the seller.',
  },
  'bad-order': {
    title: 'Orders go well as a whole',
    text: 'If the share of orders that go wrong in one way or another lies above the published threshold, the marketplace may warn, limit or suspend the seller, also where no single figure does.',
  },
  'trade-in': {
    title: 'Used devices are bought fairly',
    text: 'Who buys used devices inspects, pays and returns them in time and keeps to the offer. If the published thresholds are exceeded, the marketplace may warn, limit or suspend the buyer of used devices.',
  },
  safety: {
    title: 'No danger for buyers and no data of others',
    text: 'Devices are genuine and safe, carry no data of earlier owners and are not locked to anybody’s account. If one is found that is not, the marketplace may suspend the seller at once until the cause is removed.',
  },
  'repeated-infringement': {
    title: 'Repeated infringement of these terms',
    text: 'Where a seller has infringed these terms repeatedly and earlier measures have not helped, the marketplace may end its service to the seller.',
  },
  'legal-obligation': {
    title: 'A law or an authority requires it',
    text: 'Where a law, a court or an authority requires the marketplace to restrict or end its service to a seller, it does so to that extent.',
  },
};
