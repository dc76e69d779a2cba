/** Small files that grow when they are opened, or say that they would. */
import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { HostileFile } from './hostile-pictures.ts';
import { scene, type GoodPictures } from './made-pictures.ts';

export const pngHead = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export function pngChunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

/** @param color 0 grey, 2 three colours, 6 with transparency */
function header(width: number, height: number, depth: number, color: number, interlaced = 0): Buffer {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([depth, color, 0, 0, interlaced], 8);
  return pngChunk('IHDR', content);
}

/** A PNG of zeros: `bits` for a pixel. */
function zeros(width: number, height: number, depth: number, color: number, bits: number, interlaced = 0): Buffer {
  const line = 1 + Math.ceil((width * bits) / 8);
  // Interlaced it has seven passes, each with line heads of its own: somewhat more than the plain lines.
  const raw = Buffer.alloc(line * height + (interlaced ? height * 2 + 64 : 0));
  const end = pngChunk('IEND', Buffer.alloc(0));
  return Buffer.concat([
    pngHead,
    header(width, height, depth, color, interlaced),
    pngChunk('IDAT', deflateSync(raw)),
    end,
  ]);
}

export async function bombs(): Promise<HostileFile[]> {
  const webp = await sharp({
    create: { width: 10_000, height: 9_000, channels: 3, background: '#000' },
    limitInputPixels: false,
  })
    .webp({ lossless: true, effort: 0 })
    .toBuffer();
  const swollen = deflateSync(Buffer.alloc(64_000_000));
  const text = Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), swollen]);
  const profile = Buffer.concat([Buffer.from('icc\0\0', 'latin1'), swollen]);
  const small = zeros(64, 64, 8, 2, 24);
  const within = (chunk: Buffer) => Buffer.concat([small.subarray(0, 33), chunk, small.subarray(33)]);
  return [
    { name: 'bomb 30000 x 30000.png', content: zeros(30_000, 30_000, 1, 0, 1) },
    { name: 'bomb 30000 x 30000 grey.png', content: zeros(30_000, 30_000, 1, 0, 1, 1) },
    { name: 'bomb 7000 x 7000.png', content: zeros(7_000, 7_000, 8, 6, 32) },
    { name: 'bomb 7000 x 7000 interlaced.png', content: zeros(7_000, 7_000, 8, 6, 32, 1) },
    { name: 'bomb 4000 x 4000 of 16 bit interlaced.png', content: zeros(4_000, 4_000, 16, 6, 64, 1) },
    { name: 'bomb 1 x 1000000.png', content: zeros(1, 1_000_000, 8, 2, 24) },
    { name: 'bomb 1000000 x 1.png', content: zeros(1_000_000, 1, 8, 2, 24) },
    { name: 'bomb.webp', content: webp },
    { name: 'bomb in a text.png', content: within(pngChunk('zTXt', text)) },
    { name: 'bomb in a profile.png', content: within(pngChunk('iCCP', profile)) },
  ];
}

/** What a head claims and the rest does not hold. */
export function dimensions({ jpeg, png, webp }: GoodPictures): HostileFile[] {
  const sizes = [0, 1, 32_767, 65_535, 2 ** 31 - 1] as const;
  const ofPng = sizes.map((size) => ({
    name: `says ${size}.png`,
    content: Buffer.concat([pngHead, header(size, size, 8, 2), png.subarray(33)]),
  }));
  const frame = [0xc0, 0xc2].map((mark) => jpeg.indexOf(Buffer.from([0xff, mark]))).find((place) => place > 0) ?? 2;
  const ofJpeg = [0, 1, 32_767, 65_535].map((size) => {
    const content = Buffer.from(jpeg);
    content.writeUInt16BE(size, frame + 5);
    content.writeUInt16BE(size, frame + 7);
    return { name: `says ${size}.jpg`, content };
  });
  const large = Buffer.from(webp);
  large.writeUInt16LE(0x3fff, 26);
  large.writeUInt16LE(0x3fff, 28);
  return [...ofPng, ...ofJpeg, { name: 'says 16383.webp', content: large }];
}

/** Moving pictures, and a still one that says it moves. */
export async function animated({ png }: GoodPictures): Promise<HostileFile[]> {
  const frames = await Promise.all([4, 5, 6].map((seed) => scene(seed, 200, 150).png().toBuffer()));
  const joined = { join: { animated: true } };
  const control = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
  return [
    { name: 'moving.webp', content: await sharp(frames, joined).webp().toBuffer() },
    { name: 'moving.gif', content: await sharp(frames, joined).gif().toBuffer() },
    { name: 'still.gif', content: await scene(4, 200, 150).gif().toBuffer() },
    { name: 'moving.png', content: Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]) },
  ];
}
