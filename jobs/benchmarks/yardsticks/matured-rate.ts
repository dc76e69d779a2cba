/** What a careful spreadsheet does: the raw rate of the orders of 60 days, each old enough that all is known of it. */

export interface MaturedRateRules {
  /** Days after which all is known of an order. */
  horizon: number;
  days: number;
  /** With fewer orders there is no rate. */
  atLeast: number;
}

export const naiveRule = { days: 60, atLeast: 10 };

/** Takes the orders of a day and how many of them went wrong in the end; gives tonight's rate, 0 without one. */
export function maturedRate({ horizon, days, atLeast }: MaturedRateRules): (orders: number, bad: number) => number {
  const span = horizon + days;
  const orders = new Float64Array(span);
  const bad = new Float64Array(span);
  let day = 0;
  let orderSum = 0;
  let badSum = 0;
  return (ordersToday, badToday) => {
    const today = day % span;
    orderSum -= orders[today]!;
    badSum -= bad[today]!;
    orders[today] = ordersToday;
    bad[today] = badToday;
    const matured = (day + days) % span;
    orderSum += orders[matured]!;
    badSum += bad[matured]!;
    day++;
    return orderSum >= atLeast ? badSum / orderSum : 0;
  };
}
