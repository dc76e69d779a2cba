/** `/api/v1/own/scorecard`, `/scores`, `/readings`, `/ledger`: a seller's figures of the last night, and of every night since the first. */
import { z } from 'zod';
import { refusal } from '../../../access/guard.ts';
import type { Context } from '../../../context.ts';
import { dayText, parseDay, type Day } from '../../../scoring/day.ts';
import { isMetric } from '../../../scoring/metrics/index.ts';
import { thresholdLevels } from '../../../scoring/policy.ts';
import { sellerById } from '../../../stores/desk-seller.ts';
import type { ByThreshold } from '../../../stores/night-rows.ts';
import {
  ledgerOnNights,
  nightsAfter,
  readingsOnNights,
  scoresOnNights,
  type NightReading,
} from '../../../stores/own-history.ts';
import { readCommitted } from '../../../stores/read.ts';
import { day, lastNight, number, type ApiRoute } from '../api-route.ts';
import { oneSeller, presentOne } from '../sellers.ts';
import { presentReading, presentScore, readingShape, scoreShape } from '../shapes.ts';
import { ownRoute } from './own-route.ts';

const scope = 'own:figures';

const history = z.object({
  after: z
    .string()
    .default('')
    .describe('The night with which the answer before ended; without it from the first night on'),
  limit: z.coerce.number().int().min(1).max(400).default(100).describe('Nights'),
});
const next = day.nullable().describe('Send it as `after`; null: these were the last');

const byLevel = z.object(Object.fromEntries(thresholdLevels.map((level) => [level, number])));

const ownReading = readingShape.extend({
  ratio: number.describe('The rate as a multiple of the acceptable one'),
  chance_above: byLevel.describe('How likely the rate is above each threshold now, 0 to 1'),
  evidence: byLevel.describe('Against each threshold; a level begins at 1 ÷ delta'),
});

async function nightsFrom({ database }: Context, { after, limit }: z.infer<typeof history>) {
  const from = after === '' ? -Infinity : parseDay(after);
  if (from === null) throw refusal(400);
  const nights = await nightsAfter(readCommitted(database), Math.max(from, -1), limit + 1);
  const shown = nights.slice(0, limit);
  return { nights: shown, next: nights.length > limit ? dayText(shown.at(-1) as Day) : null };
}

/** The published night that is asked for. @throws 400 for what is no day, 404 for a night that was not published */
async function askedNight(context: Context, night: string): Promise<Day> {
  if (night === '') return (await lastNight(context)).night;
  const asked = parseDay(night);
  if (asked === null) throw refusal(400);
  const [found] = await nightsAfter(readCommitted(context.database), asked - 1, 1);
  if (found !== asked) throw refusal(404);
  return asked;
}

const levels = (of: ByThreshold) => Object.fromEntries(thresholdLevels.map((level) => [level, of[level] ?? null]));

const presentOwnReading = (reading: NightReading): z.infer<typeof ownReading> => ({
  ...presentReading(reading),
  ratio: reading.ratio,
  chance_above: levels(reading.chanceAbove),
  evidence: levels(reading.evidence),
});

export const routes: ApiRoute[] = [
  ownRoute({
    path: 'scorecard',
    scope,
    summary: 'Your score and readings of the last published night',
    answer: oneSeller,
    find: async ({ seller, context }) => presentOne(context, await sellerById(context.database, seller)),
  }),
  ownRoute({
    path: 'scores',
    scope,
    summary: 'Your score of every published night, from the first one on',
    query: history,
    answer: z.object({ scores: z.array(scoreShape.extend({ night: day })), next }),
    async find({ seller, context, query }) {
      const { nights, next } = await nightsFrom(context, query);
      const scores = await scoresOnNights(readCommitted(context.database), seller, nights);
      return { scores: scores.map((score) => ({ night: dayText(score.night), ...presentScore(score) })), next };
    },
  }),
  ownRoute({
    path: 'readings',
    scope,
    summary: 'Your readings of one night, of all metrics, with their evidence',
    query: z.object({ night: z.string().default('').describe('YYYY-MM-DD; without it the last published one') }),
    answer: z.object({ night: day, readings: z.array(ownReading) }),
    async find({ seller, context, query }) {
      const night = await askedNight(context, query.night);
      const readings = await readingsOnNights(readCommitted(context.database), seller, [night]);
      return { night: dayText(night), readings: readings.map(presentOwnReading) };
    },
  }),
  ownRoute({
    path: 'readings/:metric',
    scope,
    summary: 'Your readings of one metric on every published night, from the first one on',
    query: history,
    answer: z.object({ readings: z.array(ownReading.extend({ night: day })), next }),
    async find({ seller, context, query, params }) {
      if (!isMetric(params['metric'] ?? '')) return null;
      const { nights, next } = await nightsFrom(context, query);
      const all = await readingsOnNights(readCommitted(context.database), seller, nights);
      const readings = all.filter(({ metric }) => metric === params['metric']);
      return { readings: readings.map((one) => ({ night: dayText(one.night), ...presentOwnReading(one) })), next };
    },
  }),
  ownRoute({
    path: 'ledger',
    scope,
    summary: 'What each night entered of you in the ledger: all evidence is made from it',
    query: history,
    answer: z.object({
      entries: z.array(
        z.object({
          night: day,
          metric: z.string(),
          observed: z.number(),
          expected: z.number(),
          orders: z.number(),
        }),
      ),
      next,
    }),
    async find({ seller, context, query }) {
      const { nights, next } = await nightsFrom(context, query);
      const entries = await ledgerOnNights(readCommitted(context.database), seller, nights);
      return {
        entries: entries.map(({ night, orderCount, ...rest }) => ({
          night: dayText(night),
          ...rest,
          orders: orderCount,
        })),
        next,
      };
    },
  }),
];
