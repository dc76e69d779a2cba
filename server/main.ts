/** The dashboard's process: configuration, database, app, listen; and a clean end. */
import { realpathSync } from 'node:fs';
import type { Server } from 'node:http';
import { migrate, pendingMigrations } from '../db/migrate.ts';
import { createApp, type AppOptions } from './app.ts';
import { startBacktestProcess, type BacktestProcess } from './backtest-process.ts';
import { ConfigError, loadEnvironmentFile, readConfig, type Config } from './config.ts';
import { openContext, type Context } from './context.ts';
import { startLetterSender, type LetterSender } from './letters/letter-sender.ts';
import { startSheetProcess, type SheetProcess } from './sheet-process.ts';
import { refuseOtherTimeZone } from './stores/time-zone.ts';

/** Requests that are under way may take this long once the end was asked for. */
const patience = 8_000;

export interface RunningWeb {
  url: string;
  context: Context;
  /** Takes no new request, finishes those under way, closes the database. */
  close(): Promise<void>;
}

/** @throws StartError when the database has not the schema that this program needs. */
export async function startWeb(config: Config, options: AppOptions = {}): Promise<RunningWeb> {
  const context = await openContext(config);
  let backtests: BacktestProcess | undefined;
  try {
    await bringSchema(context);
    await refuseOtherTimeZone(context.database, config.timeZone);
    const runner = (backtests = startBacktestProcess(context));
    const sender = startLetterSender(context);
    const server = await createApp(context, { wakeBacktests: runner.wake, wakeLetters: sender.wake, ...options });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(unlistenable(error, config)));
      server.listen(config.port, config.host, () => resolve());
    });
    const bound = server.address();
    const port = bound && typeof bound === 'object' ? bound.port : config.port;
    const url = config.port === 0 ? `http://${config.host}:${port}` : config.baseUrl;
    context.log.info({ url, host: config.host, port }, 'the dashboard serves');
    const sheets = startSheetProcess(context);
    return { url, context, close: () => close(server, context, runner, sender, sheets) };
  } catch (error) {
    await backtests?.close();
    await context.database.close();
    throw error;
  }
}

export class StartError extends Error {}

/** A SQLite file belongs to this installation alone, so it is brought up to date; a PostgreSQL server is changed only by `assay migrate`. */
async function bringSchema({ database, log }: Context): Promise<void> {
  const pending = await pendingMigrations(database);
  if (pending.length === 0) return;
  if (database.dialect !== 'sqlite')
    throw new StartError(`The database lacks ${pending.join(', ')}: run \`npm run -s assay -- migrate\` first.`);
  log.info({ migrations: await migrate(database) }, 'the database was brought to the newest schema');
}

function unlistenable(error: Error & { code?: string }, { host, port }: Config): Error {
  if (error.code === 'EADDRINUSE')
    return new StartError(`Port ${port} on ${host} is taken: end the program that has it, or set PORT to another.`);
  if (error.code === 'EACCES') return new StartError(`Port ${port} needs more rights: set PORT to one above 1023.`);
  if (error.code === 'EADDRNOTAVAIL')
    return new StartError(
      `HOST is ${host}, which is no address of this machine: set it to 127.0.0.1, or to one of its own.`,
    );
  return error;
}

async function close(
  server: Server,
  { database, log }: Context,
  backtests: BacktestProcess,
  sender: LetterSender,
  sheets: SheetProcess,
): Promise<void> {
  const impatient = setTimeout(() => server.closeAllConnections(), patience);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(impatient);
  await backtests.close();
  await sheets.close();
  await sender.close();
  await database.close();
  log.info('the dashboard has ended');
}

/** Serves until SIGTERM or SIGINT, then ends cleanly. @returns the exit code. */
export async function serveWeb(): Promise<number> {
  // Listened for at once: a stop that comes while the program starts is not lost.
  const stop = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  try {
    loadEnvironmentFile();
    const web = await startWeb(readConfig());
    await stop;
    await web.close();
    return 0;
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    process.stderr.write(`The dashboard cannot start. ${message || code}\n`);
    return error instanceof ConfigError ? 2 : 1;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) process.exitCode = await serveWeb();
