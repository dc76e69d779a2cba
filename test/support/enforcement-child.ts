/** A process that moves decisions on, or tells the marketplace, at an instant: `URL advance|deliver INSTANT NTH`; it kills itself in its NTH transaction. */
import { openDatabase } from '../../db/connect.ts';
import { advanceDecisions } from '../../jobs/advance-decisions.ts';
import { deliverWebhooks } from '../../jobs/deliver-webhooks.ts';
import { clockAt } from '../../server/clock.ts';
import { contextWith } from './enforcement.ts';

const [url = '', what = '', instant = '', nth = '0'] = process.argv.slice(2);
const database = await openDatabase(url);
let left = Number(nth);
const context = contextWith(
  {
    ...database,
    transaction: (work) =>
      database.transaction(async (tx) => {
        const result = await work(tx);
        if (--left === 0) process.kill(process.pid, 'SIGKILL');
        return result;
      }),
  },
  clockAt(instant),
);
await (what === 'advance' ? advanceDecisions(context) : deliverWebhooks(context));
await database.close();
