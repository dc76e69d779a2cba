/** Whether it is free for its new owner, and free of the old one. */
import { questionOf } from './compose.ts';

export const about = questionOf('accounts');

export const notLocked = about({
  key: 'not-locked',
  label: 'It asks for nobody’s account: no activation lock.',
  help: 'Go through the whole set-up with Wi-Fi on. It must reach the end without asking for the password of an account that was there before (Find My, Google, Samsung, Xiaomi, a console’s or a maker’s account).',
  severity: 'critical',
  safety: 'locked_device',
});

export const notManaged = about({
  key: 'not-managed',
  label: 'No company or school manages it, and no password guards its start.',
  help: 'During set-up no “this device is managed by …”. Settings show no profile of an organisation. Computer: no password for the BIOS or the firmware, no message of a tracking service.',
  severity: 'critical',
  safety: 'locked_device',
});

export const notBlocked = about({
  key: 'not-blocked',
  label: 'It is not reported as lost or stolen.',
  help: 'Look its IMEI or serial number up in the register that the lab uses. A blocked one works today and in no network tomorrow.',
  severity: 'critical',
  safety: 'locked_device',
});

export const noSimLock = about({
  key: 'no-sim-lock',
  label: 'It takes every operator’s card.',
  help: 'Try a card of another operator, or read “No SIM restrictions” in the settings. A device without a card slot: can’t tell.',
  severity: 'major',
});

export const noOldData = about({
  key: 'no-old-data',
  label: 'Nothing of a previous owner is left on it.',
  help: 'Photos, contacts, messages, mail, saved networks, coupled devices, eSIM, names of users, saved games; also a card or disc left inside. If you find something: stop reading, note only what kind it is, answer no.',
  severity: 'critical',
  safety: 'previous_owner_data',
});

export const systemGenuine = about({
  key: 'system-genuine',
  label: 'Its system is the maker’s own and takes updates.',
  help: 'The settings look for an update without a fault. No opened system (jailbreak, root), no copied licence, no foreign maker’s name at the start.',
  severity: 'major',
});
