/** The panels that stand on the page of a seller: the alarm in words, the way back, and where more is explained. */
import type { Database } from '../../../db/connect.ts';
import { volumesOf } from '../../stores/explained-seller.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import { underWayWords, type Explained } from './explained.ts';
import { alarmsOf, presentAlarms } from './present-alarm.ts';
import { metricsHeld, recoveryOf, volumeDays, type Recovery } from './present-recovery.ts';
import { smallVolumeWords } from './present-small-volume.ts';
import { versionWords } from './versions.ts';

/**
 * @param path the page of the seller as the reader knows it
 * @param own the reader is the seller
 */
export async function wayBack(database: Database, explained: Explained, path: string, own: boolean) {
  return {
    own,
    underWay: explained.underWay ? underWayWords : null,
    alarms: presentAlarms(alarmsOf(explained), explained, path, own),
    recoveries: await recoveries(database, explained, own),
    small: explained.underWay ? null : smallVolumeWords(explained, own),
    whatIf: `${path}/what-if`,
    working: `${path}/working`,
    versions: versionWords(explained),
  };
}

/** Looking ahead night by night takes its time, and says the same until the next night. */
async function recoveries(database: Database, explained: Explained, own: boolean): Promise<Recovery[]> {
  const { seller, last, night } = explained;
  const held = metricsHeld(explained);
  if (held.length === 0) return [];
  return onceEachNight(database, last, `recoveries of ${seller.id}${own ? ' for itself' : ''}`, async () => {
    const volumes = await volumesOf(
      database,
      seller.id,
      [...new Set([...held, 'cancellation'])],
      night - volumeDays + 1,
      night,
    );
    return held.flatMap((metric) => recoveryOf(explained, metric, volumes, own) ?? []);
  });
}
