/** The working of a seller's score: to do it again by hand, or in a spreadsheet. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { scoresOf } from '../../stores/desk-seller.ts';
import type { Score } from '../../stores/night-rows.ts';
import { tradeInScoreOf } from '../../stores/trade-in-scores.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { explainedSeller, underWayWords } from './explained.ts';
import { levelWorkings, presentWorking, workingColumns, workingLines, workingOfNight } from './present-working.ts';
import { tooFewWords } from './present-what-if.ts';
import { crumbsOf, explanationRoutes, type Subject } from './subject.ts';
import { tonightOf } from './tonight.ts';
import { versionWords } from './versions.ts';
import { writtenFigures } from './written-figures.ts';

async function show(subject: Subject, request: Request, response: Response, { database }: Context): Promise<void> {
  const { seller, last, path, own } = subject;
  const t = texts(request.language);
  const explained = await explainedSeller(database, seller, last);
  const page = { title: t('The working'), crumbs: crumbsOf(subject, t), versions: versionWords(explained, t) };
  if (explained.underWay) {
    response.render('explain/working', { ...page, lead: underWayWords(t) });
    return;
  }
  const [published] = await scoresOf(database, seller.id, [last.night]);
  const tonight = await tonightOf(database, explained);
  const working = presentWorking(tonight, explained, workingOfNight(tonight), t);
  const asBuyer = await tonightOf(database, explained, 'trade-in');
  const bought = await tradeInScoreOf(database, seller.id, last.night);
  response.render('explain/working', {
    ...page,
    lead: leadOf(working.score, published ?? null, own, t),
    working: writtenFigures(t, working),
    buyer: bought ? writtenFigures(t, presentWorking(asBuyer, explained, workingOfNight(asBuyer), t)) : null,
    levels: writtenFigures(t, levelWorkings(explained, t)),
    csv: `${path}/working.csv`,
    policyVersion: last.policy,
  });
}

function leadOf(score: string | null, published: Score | null, own: boolean, t: Texts): string {
  if (score === null)
    return own
      ? t('Your score is still to come: nothing was expected yet, so there is nothing to work out.')
      : t('The score is still to come: nothing was expected yet, so there is nothing to work out.');
  const same = published?.score?.toFixed(2) === score;
  const figure = { score: writtenFigures(t, score) };
  return [
    own
      ? t('Your score of {score}, from the first number to the last.', figure)
      : t('The score of {score}, from the first number to the last.', figure),
    ...(published?.state === 'provisional' ? [t(tooFewWords)] : []),
    ...(same ? [] : [t('The night published another figure: tell us.')]),
  ].join(' ');
}

async function download(subject: Subject, _request: Request, response: Response, { database }: Context): Promise<void> {
  const { seller, last } = subject;
  const explained = await explainedSeller(database, seller, last);
  if (explained.underWay) throw refusal(404);
  const workings = [
    ...workingOfNight(await tonightOf(database, explained)),
    ...workingOfNight(await tonightOf(database, explained, 'trade-in')),
  ];
  const name = `working-${seller.sellerId.replaceAll(/[^\w-]/g, '_')}-${dayText(last.night)}`;
  sendCsv(response, name, csvText(workingColumns, workingLines(workings, explained)));
}

export const routes = [...explanationRoutes('working', show), ...explanationRoutes('working.csv', download, false)];
