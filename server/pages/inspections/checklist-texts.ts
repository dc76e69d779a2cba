/**
 * What the lab's first checklists say, so that it is translated: their room knows no languages. What the lab's people write into later
 * versions is said as they wrote it.
 */
import { message, type Texts } from '../../languages/texts.ts';
import { steps } from '../../lab/checklists/steps.ts';
import { foundWords } from './found-words.ts';

/** The steps of the form, and each question as a sentence that is true of a device in order. */
export const checklistTexts: readonly string[] = [
  message('Parcel'),
  message('Outside'),
  message('Screen'),
  message('Function'),
  message('Battery'),
  message('Accounts'),
  message('Papers'),
  message('The box is strong and fresh.'),
  message('Its cardboard has a double wall.'),
  message('Nothing moves inside: there is no empty space.'),
  message('The device is cushioned on all six sides.'),
  message('It is closed with tape along its seams, not with string.'),
  message('A label or slip inside says where it comes from and where it goes.'),
  message('The device and its accessories lie apart, each in a sleeve of its own.'),
  message('It looks like the grade that it was sold as.'),
  message('Its body is straight and closed: no crack, bend or gap.'),
  message('It is clean.'),
  message('Sockets, grilles and gaps are free of dust and fluff.'),
  message('It is what it says: the brand’s own product, not a copy.'),
  message('Its parts are original, or the offer says which were replaced.'),
  message('There is no sign of water inside.'),
  message('Model, size and colour are as in the offer.'),
  message('The glass is whole.'),
  message('The picture is even: no dots, stripes, stains or burnt-in shadows.'),
  message('Touch answers everywhere.'),
  message('Brightness goes from dark to bright, and colours look right.'),
  message('It starts, and runs ten minutes without a fault.'),
  message('Every button and switch clicks and does its work.'),
  message('With a SIM card it calls and goes online.'),
  message('Wi-Fi and Bluetooth connect and hold.'),
  message('The speakers sound clear, loud and soft.'),
  message('Your voice is recorded clearly.'),
  message('Every camera takes a sharp picture without spots, and the light works.'),
  message('Fingerprint or face opens it.'),
  message('It turns, shakes and finds its place.'),
  message('The battery holds at least 80 % of what it held when new.'),
  message('The battery is not swollen.'),
  message('It charges without getting hot or smelling.'),
  message('It charges, by cable and without one where it can.'),
  message('It asks for nobody’s account: no activation lock.'),
  message('No company or school manages it, and no password guards its start.'),
  message('It is not reported as lost or stolen.'),
  message('It takes every operator’s card.'),
  message('Nothing of a previous owner is left on it.'),
  message('Its system is the maker’s own and takes updates.'),
  message('All that the offer promises is there and fits.'),
  message('Charger and cables are sound and carry their marks.'),
  message('An invoice is there, and it is for this device.'),
  message('It says how to return it and whom to ask.'),
  message('Its IMEI is a real one.'),
  message('Order, invoice or box name the same IMEI.'),
  message('It follows its pen, and its keyboard connects.'),
  message('Device, invoice and box name the same serial number.'),
  message('All screws, feet and covers are there, and nothing rattles.'),
  message('Every key types once, and the letters can be read.'),
  message('Trackpad or mouse follows and clicks in all corners.'),
  message('The hinge holds the lid where you leave it.'),
  message('Every socket and reader works.'),
  message('Memory and storage are as sold and report no wear.'),
  message('It stays cool and quiet under load.'),
  message('The strap is whole, clean, and locks.'),
  message('Crown and buttons turn and click.'),
  message('It couples with a phone and shows its messages.'),
  message('It measures pulse and steps believably.'),
  message('Each controller couples, and its sticks rest in the middle.'),
  message('It reads discs or cards, and loads a game.'),
  message('Picture and sound come out without flicker.'),
  message('The maker lets it online: it is not banned.'),
  message('What touches ear, skin, food or floor is new or perfectly clean.'),
  message('Left and right sound alike.'),
  message('Noise cancelling takes noise away.'),
  message('Full, it runs at least four fifths as long as the maker says.'),
  message('It does its work from beginning to end.'),
  message('Cable and plug are whole, and fit the country.'),
  message('Nothing leaks, smokes or smells of burning.'),
  message('It sounds as it should.'),
  message('It does all that the offer says it does.'),
  message('One can use it without danger.'),
];

/** The pictures that an inspection must have, by what they are called. */
const views: Readonly<Record<string, string>> = {
  'Front, screen on and white': message('Front, screen on and white'),
  Back: message('Back of the device'),
  'Left edge': message('Left edge'),
  'Right edge': message('Right edge'),
  'Top edge': message('Top edge'),
  'Bottom edge with its socket': message('Bottom edge with its socket'),
  'The open parcel, the device as it lay': message('The open parcel, the device as it lay'),
  'Lid or case from above': message('Lid or case from above'),
  'Screen on and white': message('Screen on and white'),
  'Keyboard and trackpad': message('Keyboard and trackpad'),
  'Underside with its label': message('Underside with its label'),
  'Left side with its sockets': message('Left side with its sockets'),
  'Right side with its sockets': message('Right side with its sockets'),
  'Face, screen on': message('Face, screen on'),
  'Back with its sensors': message('Back with its sensors'),
  'Side with crown or buttons': message('Side with crown or buttons'),
  'The other side': message('The other side'),
  'Strap, both ends': message('Strap, both ends'),
  'Charger and cable': message('Charger and cable'),
  Front: message('Front'),
  'Back with its sockets': message('Back with its sockets'),
  'From above': message('From above'),
  'Controllers, sticks in sight': message('Controllers, sticks in sight'),
  'Picture on a screen': message('Picture on a screen'),
  'All of it, side by side': message('All of it, side by side'),
  'What touches the ear, or the front of the speaker': message('What touches the ear, or the front of the speaker'),
  'Sockets and buttons': message('Sockets and buttons'),
  'Type plate or serial number': message('Type plate or serial number'),
  'Inside, or what touches food or floor': message('Inside, or what touches food or floor'),
  'Cable and plug': message('Cable and plug'),
  'Type plate': message('Type plate'),
  'The side with the worst mark': message('The side with the worst mark'),
  'Switched on, at work': message('Switched on, at work'),
  'Further picture': message('Further picture'),
};

export const namedViews: readonly string[] = Object.keys(views);

export const viewWords = (label: string, t: Texts): string =>
  t.language === 'en' || !Object.hasOwn(views, label) ? label : t(views[label] as string);

/**
 * A finding as it was released begins with its step and its question, then tells what was seen: 'Battery: It charges. Only when
 * pressed.' What the lab's people wrote stays as they wrote it.
 */
export function findingWords(finding: string, t: Texts): string {
  const step = steps.find(({ label }) => finding.startsWith(`${label}: `))?.label;
  const rest = step === undefined ? finding : finding.slice(step.length + 2);
  const question = checklistTexts.find((text) => rest.startsWith(text));
  if (question === undefined) return finding;
  const seen = rest.slice(question.length + 1);
  const told = [t(question), foundWords(seen, t)].filter(Boolean).join(' ');
  return step === undefined ? told : t('{step}: {finding}', { step: t(step), finding: told });
}
