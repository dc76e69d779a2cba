/** What a screen must do. */
import { questionOf } from './compose.ts';

const about = questionOf('screen');

export const screenWhole = about({
  key: 'screen-whole',
  label: 'The glass is whole.',
  help: 'Tilt it under a lamp, switched off. A crack, a chip at the edge or a scratch that a fingernail catches is a no; fine hairlines belong to the grade.',
  severity: 'major',
});

export const screenPicture = about({
  key: 'screen-picture',
  label: 'The picture is even: no dots, stripes, stains or burnt-in shadows.',
  help: 'Show a white, a black and a grey picture, full size and full brightness. Look at the corners from the side. One dark dot is a no from grade excellent on.',
  severity: 'major',
});

export const screenTouch = about({
  key: 'screen-touch',
  label: 'Touch answers everywhere.',
  help: 'Hold a symbol until it floats and draw it slowly over the whole screen, along all edges. It must not drop.',
  severity: 'major',
});

export const screenLight = about({
  key: 'screen-light',
  label: 'Brightness goes from dark to bright, and colours look right.',
  help: 'Draw the slider from end to end; cover the light sensor and see the screen follow. A bluish or yellowish white beside a good device shows a cheap screen.',
  severity: 'minor',
});
