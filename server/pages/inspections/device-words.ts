/** What kind of device a checklist is for, in the middle of a sentence. */
import { message, type Texts } from '../../languages/texts.ts';

const kinds: Record<string, string> = {
  smartphone: message('a smartphone'),
  tablet: message('a tablet'),
  computer: message('a computer'),
  smartwatch: message('a smartwatch'),
  console: message('a console'),
  audio: message('an audio device'),
  appliance: message('an appliance'),
  other: message('other devices'),
};

export const kindOfDevice = (kind: string, t: Texts): string => t(kinds[kind] ?? kind);
