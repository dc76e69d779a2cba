/** What every device must do, whatever it is. */
import { questionOf } from './compose.ts';

export const about = questionOf('function');

export const starts = about({
  key: 'starts',
  label: 'It starts, and runs ten minutes without a fault.',
  help: 'Switch it on and use it for ten minutes. A restart, a freeze or a warning of the maker is a no.',
  severity: 'critical',
});

export const buttons = about({
  key: 'buttons',
  label: 'Every button and switch clicks and does its work.',
  help: 'Press each one three times: it must come back by itself, without a grinding feel.',
  severity: 'major',
});

export const wireless = about({
  key: 'wireless',
  label: 'Wi-Fi and Bluetooth connect and hold.',
  help: 'Join a network two rooms away and play a minute of video; couple headphones and walk five metres.',
  severity: 'major',
});

export const speakers = about({
  key: 'speakers',
  label: 'The speakers sound clear, loud and soft.',
  help: 'Play a voice and a piece with bass, at a third and at full volume. Crackling, humming or one silent side is a no.',
  severity: 'major',
});

export const microphones = about({
  key: 'microphones',
  label: 'Your voice is recorded clearly.',
  help: 'Record a sentence with each microphone (a memo, a video to the front and to the back) and listen to it.',
  severity: 'major',
});

export const cameras = about({
  key: 'cameras',
  label: 'Every camera takes a sharp picture without spots, and the light works.',
  help: 'Each lens: one picture of print at 30 cm, one of the far end of the room. Photograph a white wall: no shadow or dot. Listen: no rattling lens.',
  severity: 'major',
});

export const recognition = about({
  key: 'recognition',
  label: 'Fingerprint or face opens it.',
  help: 'Enrol your finger or face, lock it, open it five times. Remove it again afterwards. A device that has neither: can’t tell.',
  severity: 'major',
});

export const sensors = about({
  key: 'sensors',
  label: 'It turns, shakes and finds its place.',
  help: 'The picture turns with the device; the vibration is felt; the map shows where you stand; during a call the screen goes dark at the ear.',
  severity: 'minor',
});

export const ports = about({
  key: 'ports',
  label: 'Every socket and reader works.',
  help: 'Plug something into each one: stick, screen, headphones, card. It must hold without wobbling.',
  severity: 'major',
});

export const staysQuiet = about({
  key: 'stays-quiet',
  label: 'It stays cool and quiet under load.',
  help: 'Let it work hard for ten minutes (a game, a long video). A fan that grinds, a smell or a switch-off is a no.',
  severity: 'major',
});

export const mobileNetwork = about({
  key: 'mobile-network',
  label: 'With a SIM card it calls and goes online.',
  help: 'Put a card of the lab in, call another phone, speak and listen, then load a page without Wi-Fi. A device without a card slot: can’t tell.',
  severity: 'major',
});
