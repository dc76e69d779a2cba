import type { Checklist } from '../checklist.ts';
import * as accounts from './accounts.ts';
import * as battery from './battery.ts';
import { worth } from './compose.ts';
import * as works from './function.ts';
import * as outside from './outside.ts';
import * as papers from './papers.ts';
import { parcel } from './parcel.ts';
import { consoleViews } from './views.ts';

const controllers = works.about({
  key: 'controllers',
  label: 'Each controller couples, and its sticks rest in the middle.',
  help: 'Open the controller test in the settings: leave the sticks alone for ten seconds, nothing may drift. Press every button and both triggers; feel it vibrate.',
  severity: 'major',
});

const readsGames = works.about({
  key: 'reads-games',
  label: 'It reads discs or cards, and loads a game.',
  help: 'Insert a game, play five minutes, eject it. Scratches on the disc afterwards or a second try to read it are a no. No drive and no slot: can’t tell.',
  severity: 'major',
});

const showsPicture = works.about({
  key: 'shows-picture',
  label: 'Picture and sound come out without flicker.',
  help: 'Connect it to a television at the highest resolution that it is sold with. A handheld: look at its own screen, and at the dock.',
  severity: 'major',
});

const goesOnline = accounts.about({
  key: 'goes-online',
  label: 'The maker lets it online: it is not banned.',
  help: 'Sign in with the lab’s account and open the maker’s shop. A message that this console may not use the service is a no.',
  severity: 'critical',
  safety: 'locked_device',
});

export const gameConsole: Checklist = {
  kind: 'console',
  views: consoleViews,
  items: [
    ...parcel,
    ...worth(
      [13, outside.gradeSeen],
      [5, outside.bodyStraight],
      [4, outside.bodyClean],
      [5, outside.openingsClean],
      [2, outside.genuine],
      [4, outside.partsOriginal],
      [4, outside.nothingLoose],
      [4, outside.asOffered],
      [4, works.starts],
      [12, controllers],
      [9, readsGames],
      [8, showsPicture],
      [6, works.ports],
      [5, works.wireless],
      [6, works.staysQuiet],
      [1, battery.batteryFlat],
      [1, accounts.notLocked],
      [1, goesOnline],
      [1, accounts.noOldData],
      [1, accounts.systemGenuine],
      [1, papers.accessories],
      [1, papers.chargerSafe],
      [1, papers.invoice],
      [1, papers.serialPapers],
    ),
  ],
};
