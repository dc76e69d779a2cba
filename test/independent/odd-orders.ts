/** Orders of every odd kind that the definitions tell apart, as feed files: most of them are rare in a believable marketplace. */

const days = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

export const oddSellers = { old: 'ODD-OLD', bad: 'ODD-BAD', trial: 'ODD-TRIAL', three: 'ODD-THREE' } as const;

/** Numbers that look drawn and are always the same (Lehmer's generator). */
function drawing(seed: number) {
  let state = seed;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return {
    chance: (share: number) => next() < share,
    between: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(words: readonly T[]): T => words[Math.floor(next() * words.length)]!,
  };
}

const faults = ['seller', 'seller', 'buyer', 'carrier', 'platform', 'none', 'unknown', 'martian', ''];
const complaintReasons = ['defective', 'not_as_described', 'not_delivered', 'late', 'battery', 'martian', ''];
const returnReasons = ['change_of_mind', 'defective', 'wrong_item', 'counterfeit', 'warranty', 'martian', ''];

export interface OddFiles {
  /** Name of a feed file → its text. */
  first: Record<string, string>;
  /** What comes later and corrects the first: complaints withdrawn, faults changed, parcels found, things that were not told. */
  later: Record<string, string>;
  orders: number;
}

/** @param from, until the days between which the orders are placed; @param known the last day that the first files know */
export function oddOrders(from: string, until: string, known: string): OddFiles {
  const draw = drawing(20_261_122);
  const first = headers();
  const later = headers();
  let orders = 0;
  const instant = (day: number) => {
    const [hour, minute] = [draw.between(0, 23), draw.between(0, 59)];
    return `${dayText(day)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`;
  };
  const optional = (share: number, day: number) => (draw.chance(share) ? instant(day) : '');

  const place = (seller: string, day: number, badness: number) => {
    const id = `ODD-${(orders += 1)}`;
    const promised = day + draw.between(2, 6);
    const delivered = draw.chance(0.02)
      ? day - 1
      : draw.chance(badness)
        ? promised + draw.between(1, 8)
        : promised - draw.between(0, 2);
    const arrives = !draw.chance(0.01 + badness);
    const isCancelled = draw.chance(0.08);
    const cancelledOn = day + draw.between(0, 11);
    const by = draw.chance(0.05 + badness) ? 'seller' : draw.pick(['buyer', 'platform', 'unknown', 'martian']);
    const market = draw.pick(['FR', 'DE', 'IT', '']);
    const kind = [
      draw.pick(['smartphones', 'laptops', 'martian goods', '']),
      draw.pick(['good', 'fair', 'martian', '']),
    ];
    first.orders.push(
      [
        id,
        seller,
        instant(day),
        market,
        ...kind,
        9900,
        'EUR',
        `B${draw.between(1, 300)}`,
        isCancelled ? instant(cancelledOn) : '',
        isCancelled ? by : '',
      ].join(),
    );
    const promise = draw.chance(0.15) ? '' : dayText(promised);
    const arrived = arrives ? instant(delivered) : '';
    // A parcel that is found only later: it came in time after all, or late.
    const isLate = arrives && draw.chance(0.04) && delivered <= days(known);
    first.deliveries.push([id, promise, '', isLate ? '' : arrived, 'carrier'].join());
    if (isLate) later.deliveries.push([id, promise, '', arrived, 'carrier'].join());
    for (let n = 0; n < 2; n++) {
      if (draw.chance(0.25)) review(id, `${id}-R${n}`, delivered + draw.between(-3, 70), badness);
      if (draw.chance(0.005 + badness)) claim('complaints', id, `${id}-C${n}`, delivered + draw.between(-4, 60));
      if (draw.chance(0.01 + badness)) claim('returns', id, `${id}-T${n}`, delivered + draw.between(-2, 45));
    }
  };
  const review = (order: string, id: string, day: number, badness: number) => {
    const rating = draw.chance(0.03 + badness) ? draw.between(1, 2) : draw.between(3, 5);
    (day <= days(known) && draw.chance(0.06) ? later : first).reviews.push(
      [id, order, rating, instant(day), '', '', '', optional(0.1, day + 1)].join(),
    );
  };
  const claim = (feed: 'complaints' | 'returns', order: string, id: string, day: number) => {
    const reason = draw.pick(feed === 'complaints' ? complaintReasons : returnReasons);
    const opened = instant(day);
    const answers = feed === 'complaints' ? [optional(0.8, day + draw.between(0, 3))] : [optional(0.5, day + 3)];
    const closed = optional(0.7, day + draw.between(1, 20));
    const resolution = draw.pick(['refund', 'replace', 'rejected', 'martian', '']);
    const paid = feed === 'returns' ? [draw.pick(['', '0', '9900'])] : [];
    const row = (fault: string, withdrawn: string) =>
      [id, order, opened, reason, fault, ...answers, closed, resolution, ...paid, withdrawn].join();
    const fault = draw.pick(faults);
    const withdrawn = optional(0.1, day + 2);
    const isCorrected = day <= days(known) && draw.chance(0.12);
    if (isCorrected && draw.chance(0.3)) later[feed].push(row(fault, withdrawn));
    else first[feed].push(row(fault, withdrawn));
    if (isCorrected) later[feed].push(draw.chance(0.5) ? row('buyer', withdrawn) : row(fault, instant(day + 2)));
  };

  for (let day = days(from); day <= days(until); day++) {
    for (let n = draw.between(0, 4); n > 0; n--) place(oddSellers.old, day, 0.12);
    // Bad for a while, then faultless: its levels come and go.
    for (let n = draw.between(3, 7); n > 0; n--) place(oddSellers.bad, day, day < days(from) + 60 ? 0.3 : 0);
    if (day > days(until) - 90) place(oddSellers.trial, day, 0.15);
    if ([20, 60, 100].includes(days(until) - day)) place(oddSellers.three, day, 0.5);
  }
  const trial = dayText(days(until) - 92);
  first.sellers.push(
    ...[oddSellers.old, oddSellers.bad, oddSellers.three].map((seller) => `${seller},${seller},trader,FR,2024-01-01`),
    `${oddSellers.trial},${oddSellers.trial},trader,FR,${trial}`,
  );
  return { first: written(first, 'odd'), later: written(later, 'odd-later'), orders };
}

const headers = () => ({
  sellers: ['seller_id,name,kind,country,joined_on'],
  orders: [
    'order_id,seller_id,ordered_at,market,category,grade,price_minor,currency,buyer_ref,cancelled_at,cancelled_by',
  ],
  deliveries: ['order_id,promised_on,shipped_at,delivered_at,carrier'],
  reviews: ['review_id,order_id,rating,reviewed_at,title,body,language,withdrawn_at'],
  complaints: ['complaint_id,order_id,opened_at,reason,fault,first_reply_at,closed_at,resolution,withdrawn_at'],
  returns: ['return_id,order_id,opened_at,reason,fault,received_at,closed_at,resolution,refund_minor,withdrawn_at'],
});

const written = (files: Record<string, string[]>, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([, rows]) => rows.length > 1)
      .map(([feed, rows]) => [`${feed}-${name}.csv`, rows.join('\n') + '\n']),
  );
