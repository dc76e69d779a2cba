/** The panels that stand on the page of a seller: the alarm in words, the way back, and where more is explained. */
import type { Database } from '../../../db/connect.ts';
import { volumesOf, type Volume } from '../../stores/explained-seller.ts';
import { underWayWords, type Explained } from './explained.ts';
import { alarmsOf, presentAlarms } from './present-alarm.ts';
import { metricsHeld, recoveryOf, volumeDays } from './present-recovery.ts';
import { smallVolumeWords } from './present-small-volume.ts';
import { versionWords } from './versions.ts';

/**
 * @param path the page of the seller as the reader knows it
 * @param own the reader is the seller
 */
export async function wayBack(database: Database, explained: Explained, path: string, own: boolean) {
  const { seller, night } = explained;
  const held = metricsHeld(explained);
  const volumes =
    held.length > 0
      ? await volumesOf(database, seller.id, held, night - volumeDays + 1, night)
      : new Map<string, Volume>();
  return {
    own,
    underWay: explained.underWay ? underWayWords : null,
    alarms: presentAlarms(alarmsOf(explained), explained, path, own),
    recoveries: held.flatMap((metric) => recoveryOf(explained, metric, volumes.get(metric), own) ?? []),
    small: explained.underWay ? null : smallVolumeWords(explained, own),
    whatIf: `${path}/what-if`,
    working: `${path}/working`,
    versions: versionWords(explained),
  };
}
