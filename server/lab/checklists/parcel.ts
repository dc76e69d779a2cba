/** How it was packed: the same for every kind of device. */
import { questionOf, worth } from './compose.ts';

const about = questionOf('parcel', 'packaging');

export const parcel = worth(
  [
    20,
    about({
      key: 'box-strong',
      label: 'The box is strong and fresh.',
      help: 'Press each side with your thumb before you open it: it must not give way. No tears, no soft or damp corners, no labels or tape of an earlier journey.',
      severity: 'minor',
    }),
  ],
  [
    15,
    about({
      key: 'box-double-wall',
      label: 'Its cardboard has a double wall.',
      help: 'Look at a cut edge, best at a flap: two wavy layers between three flat ones. A padded envelope is a no.',
      severity: 'minor',
    }),
  ],
  [
    15,
    about({
      key: 'box-full',
      label: 'Nothing moves inside: there is no empty space.',
      help: 'Hold the closed parcel in both hands and tilt it slowly to each side. You should neither hear nor feel anything slide.',
      severity: 'minor',
    }),
  ],
  [
    20,
    about({
      key: 'box-cushioned',
      label: 'The device is cushioned on all six sides.',
      help: 'About two fingers of padding between the device and each wall, below and above too. Crumpled paper that can be pressed flat with one finger is a no.',
      severity: 'minor',
    }),
  ],
  [
    10,
    about({
      key: 'box-tape',
      label: 'It is closed with tape along its seams, not with string.',
      help: 'Parcel tape over the middle seam, above and below, and better over the edges too. String, household tape or staples are a no.',
      severity: 'minor',
    }),
  ],
  [
    10,
    about({
      key: 'box-label-inside',
      label: 'A label or slip inside says where it comes from and where it goes.',
      help: 'Were the outer label lost, could the carrier still deliver or return it? An invoice with both addresses is enough.',
      severity: 'minor',
    }),
  ],
  [
    10,
    about({
      key: 'box-sleeves',
      label: 'The device and its accessories lie apart, each in a sleeve of its own.',
      help: 'A plug that lies loose beside a screen scratches it on the way. A film or bag around the device, and the rest in a compartment, is a yes.',
      severity: 'minor',
    }),
  ],
);
