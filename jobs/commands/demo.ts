/** `assay demo`: a sample marketplace with its nights, and the dashboard on it. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../../server/config.ts';
import { Failure } from './failure.ts';
import { line } from './output.ts';
import { verb } from './verb.ts';

export interface DemoOptions {
  /** Make the marketplace anew even if today's is there. */
  rebuild?: true;
  /** False: make the marketplace and end. */
  serve?: boolean;
}

const seed = 20_261;
const sampleVersion = 5;

export const demoCommand = () =>
  verb('demo', {
    does: 'Make a sample marketplace with 14 months of nights, and serve the dashboard on it until told to stop.',
    examples: ['assay demo', 'PORT=8080 assay demo --rebuild'],
  })
    .option('--rebuild', "make the marketplace anew even if today's is there")
    .option('--no-serve', 'make the marketplace and end')
    .action(demo);

export async function demo({ rebuild, serve = true }: DemoOptions = {}): Promise<void> {
  const { loadEnvironmentFile, readConfig } = await import('../../server/config.ts');
  loadEnvironmentFile();
  const config = readConfig(undefined, {
    DATABASE_URL: 'sqlite:data/demo.db',
    INBOX: 'data/demo-inbox',
    LOG_LEVEL: 'warn',
  });
  if (serve) await takePort(config);
  const password = await prepare(config, rebuild === true);
  if (!serve) return;
  // Until here Ctrl-C simply ends the process; the next demo begins anew.
  const stop = toldToStop();
  const { startWeb } = await import('../../server/main.ts');
  const { demoPeople } = await import('./demo-people.ts');
  const web = await startWeb(config);
  // What a visitor decides comes into force as it would: the sample has no scheduler of its own, and no nights to come.
  const { openContext } = await import('../../server/context.ts');
  const { keepWatch } = await import('../keep-watch.ts');
  const context = await openContext(config);
  const ending = new AbortController();
  const watch = keepWatch(context, ending.signal);
  await line(`\nAssay serves a sample marketplace on ${web.url}\n`);
  for (const { email, sees } of demoPeople) await line(`  ${email.padEnd(22)} ${sees}`);
  await line(`\n  password of all five, for this run only:  ${password}\n\nCtrl-C ends it.`);
  await stop;
  ending.abort();
  await watch.close();
  await web.close();
  await context.database.close();
}

/** @returns the password of the four accounts. */
async function prepare(config: Config, rebuild: boolean): Promise<string> {
  const { openContext, yesterday } = await import('../../server/context.ts');
  const { readyDemoDatabase, finishDemoDatabase, NotADemoError } = await import('../demo/demo-database.ts');
  const { sampleSellers } = await import('../../db/sample/write-sample-feeds.ts');
  const { admitDemoPeople } = await import('./demo-people.ts');
  const context = await openContext(config);
  try {
    const until = yesterday(context);
    const options = { seed, until, timeZone: config.timeZone };
    const recipe = `sample ${sampleVersion}, seed ${seed}, until ${until}, ${config.timeZone}`;
    if (await readyDemoDatabase(context, recipe, { rebuild })) {
      const { buildDemo } = await import('../demo/build-demo.ts');
      const { showProgress } = await import('../progress.ts');
      await buildDemo(context, options, showProgress());
      await finishDemoDatabase(context, recipe);
    } else await line("Today's sample marketplace is there already; `--rebuild` makes it anew.");
    const own = sampleSellers(options).find((seller) => seller.story?.key === 'own');
    return await admitDemoPeople(context, own!.id);
  } catch (error) {
    throw error instanceof NotADemoError ? new Failure(error.message) : error;
  } finally {
    await context.database.close();
  }
}

/** Better told now than after a minute of work. */
async function takePort({ host, port }: Config): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
