/**
 * Draws a picture anew from its pixels: of what was sent nothing else is left, neither its bytes nor what was hidden in them.
 * This runs in a process of its own (picture-process.ts).
 */
import sharp, { type Metadata } from 'sharp';
import { fingerprintOf, side } from '../lab/fingerprint.ts';
import { refusals, type Redrawn, type Refused } from './picture-answer.ts';

/** Of the longest side, in pixels. */
export const largestSide = 1_600;
export const smallSide = 320;
/** Of what is sent: a camera of 50 megapixels takes 49.9 million. */
const mostPixels = 50_000_000;
/** Bytes that a picture may need that has to be opened as a whole: those whose lines do not come from top to bottom. */
const mostWhole = 200_000_000;

/** What cameras and screens write, by content; all else that libvips reads stays shut. */
const formats: Readonly<Record<string, string>> = { jpeg: 'Jpeg', png: 'Png', webp: 'Webp' };

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: Object.values(formats).map((name) => `VipsForeignLoad${name}`) });

const options = { failOn: 'error', limitInputPixels: mostPixels, sequentialRead: true } as const;

/** The picture anew, or why not, in a sentence. */
export async function redraw(sent: Buffer): Promise<Redrawn | Refused> {
  const head = await headOf(sent);
  if ('refused' in head) return head;
  try {
    const { data: whole, info } = await sharp(sent, options)
      .autoOrient()
      .resize(largestSide, largestSide, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    const small = await sharp(whole)
      .resize(smallSide, smallSide, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer();
    const shades = await sharp(whole).greyscale().resize(side, side, { fit: 'fill' }).raw().toBuffer();
    return { whole, small, width: info.width, height: info.height, fingerprint: fingerprintOf(shades) };
  } catch {
    return { refused: refusals.broken };
  }
}

/** Nothing is unpacked for it: what would burst when it is opened is refused by what it says of itself. */
async function headOf(sent: Buffer): Promise<Metadata | Refused> {
  let head: Metadata;
  try {
    head = await sharp(sent, options).metadata();
  } catch (error) {
    return { refused: /pixel limit/i.test(String(error)) ? refusals.large : refusals.unknown };
  }
  if (!Object.hasOwn(formats, head.format)) return { refused: refusals.unknown };
  if ((head.pages ?? 1) > 1) return { refused: refusals.moving };
  const pixels = head.width * head.height;
  const asWhole = head.isProgressive || head.format === 'webp';
  if (pixels > mostPixels || (asWhole && pixels * head.channels * 2 > mostWhole)) return { refused: refusals.large };
  return head;
}
