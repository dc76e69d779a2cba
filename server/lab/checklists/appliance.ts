import type { Checklist } from '../checklist.ts';
import * as accounts from './accounts.ts';
import * as battery from './battery.ts';
import { worth } from './compose.ts';
import * as works from './function.ts';
import * as outside from './outside.ts';
import * as papers from './papers.ts';
import { parcel } from './parcel.ts';
import { applianceViews } from './views.ts';

const doesItsWork = works.about({
  key: 'does-its-work',
  label: 'It does its work from beginning to end.',
  help: 'One whole round of what it is for: a coffee, a room, a load, a cup of boiling water. The result is what the maker promises.',
  severity: 'major',
});

const cableSafe = works.about({
  key: 'cable-safe',
  label: 'Cable and plug are whole, and fit the country.',
  help: 'Follow the cable with two fingers from end to end: no cut, no tape, no soft place. The plug fits without an adapter, its pins are straight. If in doubt do not plug it in.',
  severity: 'critical',
});

const staysTight = works.about({
  key: 'stays-tight',
  label: 'Nothing leaks, smokes or smells of burning.',
  help: 'Stand it on white paper while it works, and look underneath afterwards. No water or steam in it: look for dust and smell.',
  severity: 'critical',
});

const noise = works.about({
  key: 'noise',
  label: 'It sounds as it should.',
  help: 'No grinding, squealing or knocking at any speed; it does not wander over the table.',
  severity: 'minor',
});

export const appliance: Checklist = {
  kind: 'appliance',
  views: applianceViews,
  items: [
    ...parcel,
    ...worth(
      [13, outside.gradeSeen],
      [5, outside.bodyStraight],
      [5, outside.bodyClean],
      [9, outside.hygiene],
      [2, outside.genuine],
      [5, outside.partsOriginal],
      [4, outside.nothingLoose],
      [4, outside.asOffered],
      [4, works.starts],
      [18, doesItsWork],
      [4, cableSafe],
      [4, staysTight],
      [5, noise],
      [5, works.buttons],
      [3, battery.batteryLasts],
      [1, battery.batteryFlat],
      [1, battery.batteryCool],
      [1, accounts.notLocked],
      [1, accounts.noOldData],
      [3, papers.accessories],
      [1, papers.termsInside],
      [1, papers.invoice],
      [1, papers.serialPapers],
    ),
  ],
};
