import type { Checklist } from '../checklist.ts';
import * as accounts from './accounts.ts';
import * as battery from './battery.ts';
import { worth } from './compose.ts';
import * as works from './function.ts';
import * as outside from './outside.ts';
import * as papers from './papers.ts';
import { parcel } from './parcel.ts';
import * as screen from './screen.ts';
import { otherViews } from './views.ts';

const doesAsOffered = works.about({
  key: 'does-as-offered',
  label: 'It does all that the offer says it does.',
  help: 'Read the offer line by line and try each thing once. Note what you tried.',
  severity: 'major',
});

const soundToUse = works.about({
  key: 'sound-to-use',
  label: 'One can use it without danger.',
  help: 'No bare wire, sharp edge, loose plug, smell of burning or part that can fall. Something that carries people: brakes, lights and bolts. If in doubt do not use it, answer no.',
  severity: 'critical',
});

export const other: Checklist = {
  kind: 'other',
  views: otherViews,
  items: [
    ...parcel,
    ...worth(
      [14, outside.gradeSeen],
      [5, outside.bodyStraight],
      [5, outside.bodyClean],
      [2, outside.genuine],
      [6, outside.partsOriginal],
      [4, outside.nothingLoose],
      [5, outside.asOffered],
      [4, screen.screenWhole],
      [4, screen.screenPicture],
      [4, works.starts],
      [18, doesAsOffered],
      [3, soundToUse],
      [5, works.buttons],
      [4, works.ports],
      [3, battery.batteryLasts],
      [1, battery.batteryFlat],
      [1, battery.batteryCool],
      [2, battery.charges],
      [1, accounts.notLocked],
      [1, accounts.noOldData],
      [4, papers.accessories],
      [1, papers.chargerSafe],
      [1, papers.invoice],
      [1, papers.termsInside],
      [1, papers.serialPapers],
    ),
  ],
};
