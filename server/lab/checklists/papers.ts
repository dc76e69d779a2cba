/** What comes with it, and whether the papers belong to this very device. */
import { questionOf } from './compose.ts';

export const about = questionOf('papers');

export const accessories = about({
  key: 'accessories',
  label: 'All that the offer promises is there and fits.',
  help: 'Read the offer’s list: cable, charger, pen, controller, strap, case. Try each one.',
  severity: 'major',
});

export const chargerSafe = about({
  key: 'charger-safe',
  label: 'Charger and cables are sound and carry their marks.',
  help: 'CE mark, maker’s name, volts and amperes are printed on it. No bare wire, no loose pin, no rattling. Nothing of the kind was promised nor sent: can’t tell.',
  severity: 'major',
});

export const invoice = about({
  key: 'invoice',
  label: 'An invoice is there, and it is for this device.',
  help: 'In the parcel or in the order’s messages: the seller’s name, address and tax number, the day, the device with its condition and its price.',
  severity: 'minor',
});

export const termsInside = about({
  key: 'terms-inside',
  label: 'It says how to return it and whom to ask.',
  help: 'A slip, or the order’s page: 30 days to return, 12 months of warranty, in a language of the country where it was bought. No request to go past the marketplace.',
  severity: 'minor',
});

export const imei = about({
  key: 'imei',
  label: 'Its IMEI is a real one.',
  help: 'Type *#06# into the dialler, or read it in the settings. Type in the 15 digits that the device shows, not those on the box: the last one is checked. If it truly shows a number that cannot be right, answer no.',
  severity: 'critical',
  asked: { ask: 'imei' },
});

export const imeiPapers = about({
  key: 'imei-papers',
  label: 'Order, invoice or box name the same IMEI.',
  help: 'Type in what is printed on the invoice, in the order or on the box: it is compared with what the device shows. Nothing is printed: can’t tell.',
  severity: 'major',
  asked: { ask: 'imei' },
});

export const serialPapers = about({
  key: 'serial-papers',
  label: 'Device, invoice and box name the same serial number.',
  help: 'Compare the number in the settings or on the type plate, letter by letter, with the papers. Nothing is printed: can’t tell.',
  severity: 'major',
});
