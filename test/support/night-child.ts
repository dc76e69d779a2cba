/** A process that works on a night and kills itself at the stage and moment it is told: `URL NIGHT INBOX STAGE MOMENT NTH`. */
import { openDatabase } from '../../db/connect.ts';
import { runNight } from '../../jobs/night.ts';
import { nightContext } from './marketplace.ts';

const [url = '', night = '', inbox = '', stage = '', moment = '', nth = '1'] = process.argv.slice(2);
const database = await openDatabase(url);
const context = nightContext({ database, url }, Number(night) + 1, inbox);
let left = Number(nth);
await runNight(context, Number(night), {
  onStage: (at, when) => {
    if (at === stage && when === moment && --left === 0) process.kill(process.pid, 'SIGKILL');
  },
});
await database.close();
