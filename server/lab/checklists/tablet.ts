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

const pen = works.about({
  key: 'pen',
  label: 'It follows its pen, and its keyboard connects.',
  help: 'Draw slow slanting lines: they must not wave. Fold the keyboard on and type a line. It takes neither: can’t tell.',
  severity: 'major',
});

export const tablet: Checklist = {
  kind: 'tablet',
  views: flatViews,
  items: [
    ...parcel,
    ...worth(
      [12, outside.gradeSeen],
      [6, outside.bodyStraight],
      [2, outside.bodyClean],
      [1, outside.openingsClean],
      [2, outside.genuine],
      [4, outside.partsOriginal],
      [2, outside.noLiquid],
      [4, outside.asOffered],
      [6, screen.screenWhole],
      [7, screen.screenPicture],
      [5, screen.screenTouch],
      [2, screen.screenLight],
      [3, works.starts],
      [2, works.buttons],
      [1, works.mobileNetwork],
      [4, works.wireless],
      [4, works.speakers],
      [2, works.microphones],
      [2, works.cameras],
      [2, works.recognition],
      [1, works.sensors],
      [2, pen],
      [8, battery.batteryHealth],
      [1, battery.batteryFlat],
      [1, battery.batteryCool],
      [3, battery.charges],
      [1, accounts.notLocked],
      [1, accounts.notManaged],
      [1, accounts.notBlocked],
      [1, accounts.noOldData],
      [1, accounts.systemGenuine],
      [1, papers.accessories],
      [1, papers.chargerSafe],
      [1, papers.invoice],
      [1, papers.termsInside],
      [1, papers.imei],
      [1, papers.serialPapers],
    ),
  ],
};
