import type { Checklist } from '../checklist.ts';
import * as accounts from './accounts.ts';
import * as battery from './battery.ts';
import { worth } from './compose.ts';
import * as works from './function.ts';
import * as outside from './outside.ts';
import * as papers from './papers.ts';
import { parcel } from './parcel.ts';
import { audioViews } from './views.ts';

const bothSides = works.about({
  key: 'both-sides',
  label: 'Left and right sound alike.',
  help: 'Play a test that names its side, then a voice recorded in the middle: it must stand in the middle. One box only: can’t tell.',
  severity: 'major',
});

const noiseCancelling = works.about({
  key: 'noise-cancelling',
  label: 'Noise cancelling takes noise away.',
  help: 'Stand beside a fan and switch it on and off. It must not whistle or tick. It has none: can’t tell.',
  severity: 'major',
});

export const audio: Checklist = {
  kind: 'audio',
  views: audioViews,
  items: [
    ...parcel,
    ...worth(
      [13, outside.gradeSeen],
      [4, outside.bodyStraight],
      [3, outside.bodyClean],
      [8, outside.hygiene],
      [3, outside.genuine],
      [4, outside.partsOriginal],
      [3, outside.noLiquid],
      [4, outside.asOffered],
      [4, works.starts],
      [10, works.speakers],
      [8, bothSides],
      [5, noiseCancelling],
      [5, works.microphones],
      [4, works.buttons],
      [5, works.wireless],
      [6, battery.batteryLasts],
      [1, battery.batteryFlat],
      [1, battery.batteryCool],
      [3, battery.charges],
      [1, accounts.notLocked],
      [1, accounts.noOldData],
      [1, papers.accessories],
      [1, papers.chargerSafe],
      [1, papers.invoice],
      [1, papers.serialPapers],
    ),
  ],
};
