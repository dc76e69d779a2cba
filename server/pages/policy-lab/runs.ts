/** `/policy/lab/runs/:token`: how far a backtest is, and what came out. The address stays; staff may pass it on. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import type { Database } from '../../../db/connect.ts';
import { repeatBacktest } from '../../stores/backtest-runs.ts';
import { backtestOf, backtestResult, type AskedBacktest } from '../../stores/backtests.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
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
  const role = request.person?.role;
  const mayDraft = role === 'manager' || role === 'admin';
  const result = run.state === 'done' ? await backtestResult(database, run.id) : null;
  if (result) {
    const asked = readRunAddress(request.query, result);
    response.render('policy-lab/run', presentRun(run, result, asked, { mayDraft, mayPublish: role === 'admin' }));
    return;
  }
  if (run.state !== 'failed') response.setHeader('Refresh', String(lookAgain));
  response.render('policy-lab/progress', presentProgress(run, instantText(clock.now()), mayDraft));
}

async function download(request: Request, response: Response, { database }: Context): Promise<void> {
  const run = await found(request, database);
  const result = await backtestResult(database, run.id);
  if (!result) throw refusal(404);
  sendCsv(response, `backtest-${run.from}-${run.to}-${run.token}`, csvText(runColumns, runLines(result)));
}

async function again(request: Request, response: Response, { database }: Context): Promise<void> {
  const run = await found(request, database);
  if (await repeatBacktest(database, run.id)) request.wakeBacktests();
  response.redirect(303, `/policy/lab/runs/${run.token}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/policy/lab/runs/:id', allow: staff, handle: show },
  { method: 'get', path: '/policy/lab/runs/:id/sellers.csv', allow: staff, handle: download },
  { method: 'post', path: '/policy/lab/runs/:id/again', allow: ['manager', 'admin'], handle: again },
];
