/** The checklists that an installation begins with: version 1 of each kind. What the lab publishes later stands in the database. */
import type { Checklist } from '../checklist.ts';
import type { DeviceKind } from '../device-kinds.ts';
import { appliance } from './appliance.ts';
import { audio } from './audio.ts';
import { computer } from './computer.ts';
import { gameConsole } from './console.ts';
import { other } from './other.ts';
import { smartphone } from './smartphone.ts';
import { smartwatch } from './smartwatch.ts';
import { tablet } from './tablet.ts';

export const firstChecklists: Readonly<Record<DeviceKind, Checklist>> = {
  ...{ smartphone, tablet, computer, smartwatch },
  ...{ console: gameConsole, audio, appliance, other },
};
