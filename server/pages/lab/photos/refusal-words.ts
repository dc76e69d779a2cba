/** Why a picture is refused, so that it is translated: what draws pictures anew is a process of its own, which knows no languages. */
import { message, type Texts } from '../../../languages/texts.ts';

export const refusalTexts: readonly string[] = [
  message('The file is empty. Take the picture again.'),
  message('This is no picture that can be read. Send a photo as JPEG, PNG or WebP.'),
  message('The picture has too many pixels to be opened safely. Send it smaller.'),
  message('This is a moving picture. Send a single photo.'),
  message('The picture is damaged or did not arrive whole. Take it again.'),
  message('The picture took too long to open. Take it again, or send it smaller.'),
];

export const refusalWords = (refused: string, t: Texts): string => t(refused);
