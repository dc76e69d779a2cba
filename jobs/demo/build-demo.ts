/** Makes the sample marketplace and lives through its nights, as if the program had been there all along. */
import { inHurry } from '../../db/hurry.ts';
import { sampleStart, type SampleOptions } from '../../db/sample/write-sample-feeds.ts';
import type { Context } from '../../server/context.ts';
import { dayText } from '../../server/scoring/day.ts';
import { backfill } from '../backfill.ts';
import type { Progress } from '../progress.ts';
import { sealAudit } from '../seal-audit.ts';
import { importSample } from './import-sample.ts';
import { createLabPlayer } from './play-lab.ts';
import { playManager } from './play-manager.ts';
import { createShopsPlayer } from './play-shops.ts';
import { admitShops, nameMarketplace } from './sample-marketplace.ts';

export const sampleMonths = 14;
const filesAMonth = 7;

export async function buildDemo(context: Context, options: SampleOptions, progress: Progress): Promise<void> {
  const { until, months = sampleMonths } = options;
  const from = sampleStart(until, months);
  const nights = until - from + 1;
  await inHurry(context.database, async () => {
    progress.start('Feeds', (months + 1) * filesAMonth);
    await importSample(context, options, (files) => progress.reach(files));
    await nameMarketplace(context);
    await admitShops(context);
    const lab = await createLabPlayer(context, options);
    const shops = createShopsPlayer(context, options);
    progress.finish('written and imported');
    progress.start('Nights', nights);
    await backfill(context, from, until, async (night) => {
      progress.reach(night - from + 1, dayText(night));
      await playManager(context, night, until);
      await shops.morning(night);
      await lab.morning(night);
    });
  });
  await sealAudit(context);
  progress.finish(`${nights} of them, ${dayText(from)} to ${dayText(until)}`);
}
