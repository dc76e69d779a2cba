/** The panels that stand on the page of a seller: the alarm in words, the way back, and where more is explained. */
import type { Database } from '../../../db/connect.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { volumesOf } from '../../stores/explained-seller.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import { ordersWords, wholeWay } from './back-lines.ts';
import { underWayWords, type Explained } from './explained.ts';
import { lookAhead, type Ahead } from './look-ahead.ts';
import { alarmsOf, presentAlarms } from './present-alarm.ts';
import { datedLines, datesNote } from './present-dates.ts';
import { metricsHeld, recoveryOf, volumeDays, type Recovery } from './present-recovery.ts';
import { smallVolumeWords } from './present-small-volume.ts';
import { versionWords } from './versions.ts';

/**
 * @param path the page of the seller as the reader knows it
 * @param own the reader is the seller
 */
export async function wayBack(database: Database, explained: Explained, path: string, own: boolean, t: Texts) {
  const ahead = await lookAhead(database, explained);
  return {
    own,
    underWay: explained.underWay ? underWayWords(t) : null,
    alarms: presentAlarms(alarmsOf(explained), explained, path, own, t),
    soonest: ahead ? soonestWords(ahead, t) : null,
    dates: ahead ? datedLines(ahead, own, t) : [],
    datesNote: datesNote(t, ahead?.late ?? false).join(' '),
    recoveries: await recoveries(database, explained, own, t),
    small: explained.underWay ? [] : smallVolumeWords(explained, own, t),
    whatIf: `${path}/what-if`,
    working: `${path}/working`,
    versions: versionWords(explained, t),
  };
}

/** All of the way in one line, for the top of the seller's own page. */
function soonestWords(ahead: Ahead, t: Texts): string | null {
  const whole = wholeWay(ahead);
  return (
    whole &&
    t('You can be back by {day}, with {orders} that all go well', {
      day: daysIn(t.language).shortDay(whole.on, ahead.night),
      orders: ordersWords(whole.orders, t),
    })
  );
}

/** Looking ahead night by night takes its time, and says the same until the next night. */
async function recoveries(database: Database, explained: Explained, own: boolean, t: Texts): Promise<Recovery[]> {
  const { seller, last, night } = explained;
  const held = metricsHeld(explained);
  if (held.length === 0) return [];
  return onceEachNight(
    database,
    last,
    `recoveries of ${seller.id}${own ? ' for itself' : ''} in ${t.language}`,
    async () => {
      const volumes = await volumesOf(
        database,
        seller.id,
        [...new Set([...held, 'cancellation'])],
        night - volumeDays + 1,
        night,
      );
      return held.flatMap((metric) => recoveryOf(explained, metric, volumes, own, t) ?? []);
    },
  );
}
