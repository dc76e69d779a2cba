/** Whom rules would meet tonight: a backtest of one night, the newest, as the policy lab runs them. */
import type { Request } from 'express';
import type { Person } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { NoPlaceError } from '../../stores/backtest-places.ts';
import { askBacktest } from '../../stores/backtests.ts';
import { lastNight } from '../../stores/nights.ts';
import { readCommitted } from '../../stores/read.ts';
import { noPlaceWords } from './no-place-words.ts';
import { previewName, type Previewed } from './previewed.ts';

/** @returns why it could not be asked for; null: it is under way */
export async function askPreview(
  request: Request,
  { database, clock }: Context,
  rules: Omit<Previewed, 'query'>,
): Promise<string | null> {
  const t = texts(request.language);
  const last = await lastNight(readCommitted(database));
  if (last === null) return t('No night was published yet: there is nobody to judge.');
  const night = dayText(last);
  const { email: askedBy } = request.person as Person;
  try {
    await askBacktest(database, {
      ...{ draft: null, name: previewName(t, rules), policy: rules.policy, from: night, to: night },
      ...{ askedBy, askedAt: instantText(clock.now()) },
    });
  } catch (error) {
    if (!(error instanceof NoPlaceError)) throw error;
    return noPlaceWords(t, error);
  }
  request.wakeBacktests();
  return null;
}
