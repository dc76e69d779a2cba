/** What one sees before switching it on. */
import { questionOf } from './compose.ts';

export const about = questionOf('outside');

export const gradeSeen = about({
  key: 'grade-seen',
  label: 'It looks like the grade that it was sold as.',
  help: 'Bright light, the device switched off, an arm’s length away. Premium: no mark at all. Excellent: no mark to be seen from 30 cm. Good: light marks, none to be felt with a fingernail, none on the lit screen. Fair: marks that one sees and feels, but no crack.',
  severity: 'major',
  asked: { ask: 'grade' },
});

export const bodyStraight = about({
  key: 'body-straight',
  label: 'Its body is straight and closed: no crack, bend or gap.',
  help: 'Lay it on a flat table and press the corners: it must not rock. Run a fingernail along all seams: it must not catch, and none may stand open.',
  severity: 'major',
});

export const bodyClean = about({
  key: 'body-clean',
  label: 'It is clean.',
  help: 'No grease, hair, glue of old stickers or film, and no smell of smoke or perfume. Wipe once with a white cloth: the cloth stays white.',
  severity: 'minor',
});

export const hygiene = about({
  key: 'hygiene',
  label: 'What touches ear, skin, food or floor is new or perfectly clean.',
  help: 'Earphones: lift tips and cushions, look into the grilles with a light; no wax, no cracked cushion. Household: take out containers, brushes, heads and filters; no crumbs, lime, mould, hair or smell.',
  severity: 'major',
});

export const openingsClean = about({
  key: 'openings-clean',
  label: 'Sockets, grilles and gaps are free of dust and fluff.',
  help: 'Shine a light into the charging socket and onto the speaker grilles. A plug must go in to its end.',
  severity: 'minor',
});

export const genuine = about({
  key: 'genuine',
  label: 'It is what it says: the brand’s own product, not a copy.',
  help: 'Compare weight, logo, print, screws and the maker’s page in the settings with a device that you know. Look the serial number up on the maker’s page. If in doubt, have a second pair of eyes look before you answer.',
  severity: 'critical',
  safety: 'counterfeit',
});

export const partsOriginal = about({
  key: 'parts-original',
  label: 'Its parts are original, or the offer says which were replaced.',
  help: 'Read the list of parts in the settings where there is one (“unknown part”, “genuine”). Screen: same black, same edge as an original. Battery: maker’s name and type. Note the part and its batch number if you can read it.',
  severity: 'major',
});

export const noLiquid = about({
  key: 'no-liquid',
  label: 'There is no sign of water inside.',
  help: 'The dot in the card slot or socket is white or silver, not red or pink. No mist under lenses, no green or white crust on contacts.',
  severity: 'major',
});

export const nothingLoose = about({
  key: 'nothing-loose',
  label: 'All screws, feet and covers are there, and nothing rattles.',
  help: 'Turn it slowly beside your ear. Count the screws underneath: missing or mixed ones show that it was opened by somebody in a hurry.',
  severity: 'minor',
});

export const asOffered = about({
  key: 'as-offered',
  label: 'Model, size and colour are as in the offer.',
  help: 'Read model, storage and memory in the settings or on the type plate, not on the box, and compare them with the offer.',
  severity: 'major',
});
