/** Rows with which the app's own file of reviews shows what becomes of bad ones: three are quarantined, two wait for their order. */
import type { Day } from '../../server/scoring/day.ts';
import type { FeedFiles } from './feed-files.ts';
import type { Stamps } from './stamps.ts';

export function addFlawedReviews(files: FeedFiles, stamps: Stamps, day: Day): void {
  const text = stamps.day(day);
  const rows = [
    `V5900001,O2000017,6,${text}T08:12:44Z,Great,Six stars if I could,en`,
    `V5900002,,4,${text}T09:40:02Z,Bien,,fr`,
    `V5900003,O2000023,5,${text.slice(0, 4)}-02-30T10:00:00Z,Top,,de`,
    `V5900004,O9900417,5,${text}T11:03:10Z,Perfetto,"Arrivato ""prestissimo"", grazie",it`,
    `V5900005,O9900420,2,${text}T17:55:31Z,Pas ce que j’attendais,,fr`,
  ];
  // The two that wait are rows of that day all the same.
  for (let nth = 0; nth < 2; nth += 1) files.count('reviews', day);
  for (const row of rows) files.add('reviews', `${text.slice(0, 7)}-app`, row);
}
