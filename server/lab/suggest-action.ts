/** What a seller can be asked to change after a finding: the words that stand in the form before a person writes better ones. */

const accounts =
  'Sign every device out of all accounts and out of any company’s management before dispatch, and check it on the device itself after its first start. Tell us who makes this check and since when.';
const stolen =
  'Look up every device in the registers of lost and stolen devices before you buy it and before dispatch, and send us the look-ups of the last ten devices.';
const data =
  'Erase every device in a way that cannot be undone, keep the protocol with its serial number, and send us the protocols of the last ten devices.';
const battery =
  'Measure the battery of every device before dispatch, replace those below what you promise, and send us the measurements of the last ten devices.';
const hazard =
  'Stop sending this model until every battery in stock was checked for swelling and heat. Tell us how many you checked, how many you took out, and where the batteries came from.';
const genuine =
  'Take this model off sale until every device in stock was checked to be genuine. Send us the purchase invoices of the device that we received and of the stock that came with it.';
const parts =
  'Use original parts, or name in the offer each part that is not. Send us the purchase invoice of this part.';
const numbers =
  'Compare the number on each device with order, invoice and box before dispatch, and tell us how this is made sure from now on.';
const grade =
  'Grade the devices in stock again under good light, by the marketplace’s description of each grade, and correct the offers. Tell us how many you graded and how many changed.';
const offer = 'Correct the offer, or send what it says. Tell us how offer and device are compared before dispatch.';
const hygiene =
  'Clean and disinfect what touches ear, skin, food or floor, or put in new parts, and tell us how it is checked.';
const electric =
  'Check cables, plugs and chargers of every device before dispatch, take unmarked ones out of stock, and tell us how many there were.';
const danger =
  'Stop sending this model until you know why it was not safe to use, and until the devices in stock were checked for it. Tell us what you found.';

const suggestions: Readonly<Record<string, string>> = {
  ...{ 'not-locked': accounts, 'not-managed': accounts, 'no-sim-lock': accounts, 'safety-locked_device': accounts },
  ...{ 'goes-online': accounts, 'not-blocked': stolen, 'no-old-data': data, 'safety-previous_owner_data': data },
  ...{ 'battery-health': battery, 'battery-lasts': battery, charges: battery, 'storage-health': offer },
  ...{ 'battery-flat': hazard, 'battery-cool': hazard, 'safety-battery_hazard': hazard },
  ...{ genuine, 'safety-counterfeit': genuine, 'system-genuine': genuine, 'parts-original': parts, imei: numbers },
  ...{ 'imei-papers': numbers, 'serial-papers': numbers, 'grade-seen': grade, 'body-straight': grade },
  ...{ 'screen-whole': grade, 'screen-picture': grade, 'as-offered': offer, accessories: offer, hygiene },
  ...{ 'does-as-offered': offer, 'charger-safe': electric, 'cable-safe': electric },
  ...{ 'stays-tight': danger, 'sound-to-use': danger },
};

const otherwise =
  'Find out how this passed your last check, test it on every device before dispatch from now on, and tell us what you changed and since when.';

/**
 * @param item key of the checklist's item; null: it is about the whole order
 *
 * @example suggestAction('imei-papers') // 'Compare the number on each device with order, invoice and box …'
 */
export const suggestAction = (item: string | null): string => suggestions[item ?? ''] ?? otherwise;
