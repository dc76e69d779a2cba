/** `/policy/lab/runs/:token`: how far a backtest is, and what came out. The address stays; staff may pass it on. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Person, type Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import type { Database } from '../../../db/connect.ts';
import { texts } from '../../languages/texts.ts';
import { NoPlaceError } from '../../stores/backtest-places.ts';
import { repeatBacktest, withdrawBacktest } from '../../stores/backtest-runs.ts';
import { backtestOf, backtestResult, type AskedBacktest } from '../../stores/backtests.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { noPlaceWords } from '../policy/no-place-words.ts';
import { presentProgress } from './present-progress.ts';
import { presentRun } from './present-run.ts';
import { readRunAddress } from './run-rows.ts';
import { runColumns, runLines } from './run-csv.ts';

/** Seconds until a page that waits looks again; works without a script. */
const lookAgain = 2;

async function found(request: Request, database: Database): Promise<AskedBacktest> {
  const run = await backtestOf(database, String(request.params['id']));
  if (!run) throw refusal(404);
  return run;
}

async function show(request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const run = await found(request, database);
  const t = texts(request.language);
  const role = request.person?.role;
  const mayDraft = role === 'manager' || role === 'admin';
  const result = run.state === 'done' ? await backtestResult(database, run.id) : null;
  if (result) {
    const asked = readRunAddress(request.query, result);
    response.render('policy-lab/run', presentRun(t, run, result, asked, { mayDraft, mayPublish: role === 'admin' }));
    return;
  }
  if (run.state === 'waiting' || run.state === 'running') response.setHeader('Refresh', String(lookAgain));
  const may = { draft: mayDraft, withdraw: mayWithdraw(run, request.person as Person) };
  response.render('policy-lab/progress', presentProgress(t, run, instantText(clock.now()), may));
}

const mayWithdraw = (run: AskedBacktest, { role, email }: Person) => role === 'admin' || email === run.askedBy;

async function download(request: Request, response: Response, { database }: Context): Promise<void> {
  const run = await found(request, database);
  const result = await backtestResult(database, run.id);
  if (!result) throw refusal(404);
  sendCsv(response, `backtest-${run.from}-${run.to}-${run.token}`, csvText(runColumns, runLines(result)));
}

async function again(request: Request, response: Response, { database }: Context): Promise<void> {
  const run = await found(request, database);
  try {
    if (await repeatBacktest(database, run)) request.wakeBacktests();
  } catch (error) {
    if (!(error instanceof NoPlaceError)) throw error;
    response.flash({ kind: 'fault', text: noPlaceWords(texts(request.language), error) });
  }
  response.redirect(303, `/policy/lab/runs/${run.token}`);
}

async function withdraw(request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const run = await found(request, database);
  if (!mayWithdraw(run, request.person as Person)) throw refusal(404);
  await withdrawBacktest(database, run.id, instantText(clock.now()));
  response.redirect(303, `/policy/lab/runs/${run.token}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/policy/lab/runs/:id', allow: staff, handle: show },
  { method: 'get', path: '/policy/lab/runs/:id/sellers.csv', allow: staff, handle: download },
  { method: 'post', path: '/policy/lab/runs/:id/again', allow: ['manager', 'admin'], handle: again },
  { method: 'post', path: '/policy/lab/runs/:id/withdraw', allow: ['manager', 'admin'], handle: withdraw },
];
