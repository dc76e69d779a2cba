import type { Checklist } from '../checklist.ts';
import * as accounts from './accounts.ts';
import * as battery from './battery.ts';
import { worth } from './compose.ts';
import * as works from './function.ts';
import * as outside from './outside.ts';
import * as papers from './papers.ts';
import { parcel } from './parcel.ts';
import * as screen from './screen.ts';
import { watchViews } from './views.ts';

const couples = works.about({
  key: 'couples',
  label: 'It couples with a phone and shows its messages.',
  help: 'Couple it with a phone of the lab, send a message to that phone, walk ten metres and back.',
  severity: 'major',
});

const pulse = works.about({
  key: 'pulse',
  label: 'It measures pulse and steps believably.',
  help: 'Wear it for five minutes: the pulse is within ten beats of your own count; fifty steps count as forty-five to fifty-five.',
  severity: 'major',
});

const strap = outside.about({
  key: 'strap',
  label: 'The strap is whole, clean, and locks.',
  help: 'Both ends click in and come out again; no tear at the holes, no smell, no skin grease. A new strap of another maker is fine where the offer says so.',
  severity: 'minor',
});

const crown = works.about({
  key: 'crown',
  label: 'Crown and buttons turn and click.',
  help: 'Scroll a long list with the crown from end to end, press each button three times. It must not grate or stick.',
  severity: 'major',
});

export const smartwatch: Checklist = {
  kind: 'smartwatch',
  views: watchViews,
  items: [
    ...parcel,
    ...worth(
      [13, outside.gradeSeen],
      [5, outside.bodyStraight],
      [4, outside.bodyClean],
      [4, strap],
      [2, outside.genuine],
      [4, outside.partsOriginal],
      [4, outside.noLiquid],
      [3, outside.asOffered],
      [6, screen.screenWhole],
      [5, screen.screenPicture],
      [5, screen.screenTouch],
      [3, works.starts],
      [5, crown],
      [6, couples],
      [6, pulse],
      [2, works.speakers],
      [2, works.sensors],
      [7, battery.batteryHealth],
      [1, battery.batteryFlat],
      [1, battery.batteryCool],
      [3, battery.charges],
      [1, accounts.notLocked],
      [1, accounts.notBlocked],
      [1, accounts.noOldData],
      [2, accounts.systemGenuine],
      [1, papers.accessories],
      [1, papers.chargerSafe],
      [1, papers.invoice],
      [1, papers.serialPapers],
    ),
  ],
};
