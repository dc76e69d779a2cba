/**
 * What large marketplaces do: once a month the raw share of orders with a defect, over three months where there are 400 orders in them and
 * over twelve where there are not; bad if it is above the limit and there were at least five defects.
 */
export const ebayLikeRule = { every: 30, days: 90, enough: 400, longDays: 365, defects: 5 };

export interface DailyCounts {
  observed: Float64Array;
  opened: Float64Array;
}

/** Whether the rule finds the seller bad on a night, by what is known that night. */
export function ebayLikeBreach({ observed, opened }: DailyCounts, night: number, limit: number): boolean {
  const sumOver = (list: Float64Array, days: number): number => {
    let sum = 0;
    for (let day = Math.max(0, night - days + 1); day <= night; day++) sum += list[day]!;
    return sum;
  };
  const { days, enough, longDays, defects } = ebayLikeRule;
  const window = sumOver(opened, days) >= enough ? days : longDays;
  const orders = sumOver(opened, window);
  const bad = sumOver(observed, window);
  return bad >= defects && bad > limit * orders;
}
