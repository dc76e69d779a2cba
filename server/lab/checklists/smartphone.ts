import type { Checklist } from '../checklist.ts';
import * as accounts from './accounts.ts';
import * as battery from './battery.ts';
import { worth } from './compose.ts';
import * as works from './function.ts';
import * as outside from './outside.ts';
import * as papers from './papers.ts';
import { parcel } from './parcel.ts';
import * as screen from './screen.ts';
import { flatViews } from './views.ts';

export const smartphone: Checklist = {
  kind: 'smartphone',
  views: flatViews,
  items: [
    ...parcel,
    ...worth(
      [12, outside.gradeSeen],
      [4, outside.bodyStraight],
      [2, outside.bodyClean],
      [1, outside.openingsClean],
      [2, outside.genuine],
      [5, outside.partsOriginal],
      [3, outside.noLiquid],
      [4, outside.asOffered],
      [5, screen.screenWhole],
      [5, screen.screenPicture],
      [4, screen.screenTouch],
      [2, screen.screenLight],
      [3, works.starts],
      [2, works.buttons],
      [3, works.mobileNetwork],
      [2, works.wireless],
      [3, works.speakers],
      [3, works.microphones],
      [4, works.cameras],
      [3, works.recognition],
      [2, works.sensors],
      [8, battery.batteryHealth],
      [1, battery.batteryFlat],
      [1, battery.batteryCool],
      [3, battery.charges],
      [1, accounts.notLocked],
      [1, accounts.notManaged],
      [1, accounts.notBlocked],
      [1, accounts.noSimLock],
      [1, accounts.noOldData],
      [1, accounts.systemGenuine],
      [2, papers.accessories],
      [1, papers.chargerSafe],
      [1, papers.invoice],
      [1, papers.termsInside],
      [1, papers.imei],
      [1, papers.imeiPapers],
    ),
  ],
};
