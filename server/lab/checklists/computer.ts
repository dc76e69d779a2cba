import type { Checklist } from '../checklist.ts';
import * as accounts from './accounts.ts';
import * as battery from './battery.ts';
import { worth } from './compose.ts';
import * as works from './function.ts';
import * as outside from './outside.ts';
import * as papers from './papers.ts';
import { parcel } from './parcel.ts';
import * as screen from './screen.ts';
import { computerViews } from './views.ts';

const hinge = works.about({
  key: 'hinge',
  label: 'The hinge holds the lid where you leave it.',
  help: 'Open it with one hand to 45, 90 and 120 degrees: it neither sinks nor cracks. No hinge: can’t tell.',
  severity: 'major',
});

const keyboard = works.about({
  key: 'keyboard',
  label: 'Every key types once, and the letters can be read.',
  help: 'Type every key in an empty text, with and without shift. The layout is the one in the offer; stickers over another layout are a no.',
  severity: 'major',
});

const trackpad = works.about({
  key: 'trackpad',
  label: 'Trackpad or mouse follows and clicks in all corners.',
  help: 'Draw along all edges, click left and right in each corner, scroll with two fingers.',
  severity: 'major',
});

const storageHealth = works.about({
  key: 'storage-health',
  label: 'Memory and storage are as sold and report no wear.',
  help: 'Read both in the system, not on the sticker. SMART status: Mac, Disk Utility; Windows, Settings, Storage, Disks, or the maker’s tool. It must say good.',
  severity: 'major',
});

export const computer: Checklist = {
  kind: 'computer',
  views: computerViews,
  items: [
    ...parcel,
    ...worth(
      [10, outside.gradeSeen],
      [4, outside.bodyStraight],
      [2, outside.bodyClean],
      [2, outside.openingsClean],
      [2, outside.genuine],
      [4, outside.partsOriginal],
      [3, outside.noLiquid],
      [2, outside.nothingLoose],
      [4, outside.asOffered],
      [4, screen.screenWhole],
      [6, screen.screenPicture],
      [2, screen.screenLight],
      [3, works.starts],
      [6, keyboard],
      [4, trackpad],
      [3, hinge],
      [5, works.ports],
      [5, storageHealth],
      [4, works.staysQuiet],
      [3, works.wireless],
      [2, works.speakers],
      [1, works.microphones],
      [1, works.cameras],
      [6, battery.batteryHealth],
      [1, battery.batteryFlat],
      [1, battery.batteryCool],
      [2, battery.charges],
      [1, accounts.notLocked],
      [1, accounts.notManaged],
      [1, accounts.noOldData],
      [1, accounts.systemGenuine],
      [1, papers.accessories],
      [1, papers.chargerSafe],
      [1, papers.invoice],
      [1, papers.serialPapers],
    ),
  ],
};
