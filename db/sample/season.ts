/** How demand breathes: over the week, over the year, around Black Friday. 1 is an ordinary day. */
import { dayText, weekday, type Day } from '../../server/scoring/day.ts';

const ofWeekday = [1.12, 1.06, 1.02, 1, 0.94, 0.88, 0.98];
const ofMonth = [1.05, 0.92, 0.95, 0.94, 0.93, 0.95, 0.97, 0.98, 1.06, 1, 1.12, 1.18];

export function demandOn(day: Day): number {
  const text = dayText(day);
  const month = Number(text.slice(5, 7));
  const holiday = text.endsWith('-12-25') || text.endsWith('-01-01') ? 0.5 : 1;
  return ofWeekday[weekday(day)]! * ofMonth[month - 1]! * aroundBlackFriday(day) * holiday;
}

/** Parcels run late more often while everybody orders. */
export const strainOn = (day: Day): number => (aroundBlackFriday(day - 3) > 1.4 ? 1.35 : 1);

function aroundBlackFriday(day: Day): number {
  const after = day - blackFriday(Number(dayText(day).slice(0, 4)));
  if (after === 0) return 2.6;
  if (after === 3) return 1.9;
  return after >= -5 && after <= 4 ? 1.5 : 1;
}

/** The day after the fourth Thursday of November. */
function blackFriday(year: number): Day {
  const first = Date.UTC(year, 10, 1) / 86_400_000;
  return first + ((3 - weekday(first) + 7) % 7) + 22;
}
