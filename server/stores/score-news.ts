/** What a night changed in the scores of some sellers, for the programs that they have asked to be told. */
import type { ToldScore } from '../enforcement/own-event.ts';
import { dayText, type Day } from '../scoring/day.ts';
import { inStretches, marks } from './in-list.ts';
import { lastNightBefore } from './nights.ts';
import type { Score } from './night-rows.ts';
import type { Read } from './read.ts';

export interface ScoreNews {
  seller: number;
  sellerId: string;
  now: ToldScore;
  before: ToldScore | null;
}

interface Row extends Pick<Score, 'score' | 'low' | 'high' | 'state' | 'level'> {
  night: Day;
  seller: number;
  sellerId: string;
}

/** Of each of these sellers that has a score on the night, by seller. */
export async function scoreNews(read: Read, night: Day, sellers: readonly number[]): Promise<ScoreNews[]> {
  const earlier = await lastNightBefore(read, night);
  const rows = await inStretches(sellers, (list) =>
    read<Row>(
      `SELECT s.night AS night, s.seller AS seller, v.seller_id AS "sellerId", s.score AS score, s.low AS low,
         s.high AS high, s.state AS state, s.level AS level
       FROM scores s JOIN sellers v ON v.id = s.seller
       WHERE s.night IN (?, ?) AND s.seller IN (${marks}) ORDER BY s.seller, s.night`,
      [night, earlier ?? night, ...list],
    ),
  );
  return [...Map.groupBy(rows, ({ seller }) => seller).values()].flatMap((known) => {
    const now = known.find((row) => row.night === night);
    const before = known.find((row) => row.night !== night);
    if (!now) return [];
    return [{ seller: now.seller, sellerId: now.sellerId, now: told(now), before: before ? told(before) : null }];
  });
}

const told = ({ night, score, low, high, state, level }: Row): ToldScore => ({
  ...{ night: dayText(night), score, low, high, state, level },
});
