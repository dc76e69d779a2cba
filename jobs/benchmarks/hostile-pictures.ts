/** Two hundred files that somebody could send as a photo: broken, swollen, disguised or laden. The same ones each time. */
import { Buffer } from 'node:buffer';
import { animated, bombs, dimensions } from './hostile-swellings.ts';
import { disguised, polyglots } from './hostile-disguises.ts';
import { goodPictures, seeded, type GoodPictures } from './made-pictures.ts';

export interface HostileFile {
  name: string;
  content: Buffer;
}

/** What is hidden in them: nothing of it may be left in what is kept. */
export const hidden = [
  '<script',
  '<?php',
  'PK\u0003\u0004',
  'hidden-in-here',
  'Exif',
  'ICC_PROFILE',
  'http://ns.adobe.com',
];

export const hostileCount = 200;

export async function hostilePictures(count = hostileCount): Promise<HostileFile[]> {
  const good = await goodPictures();
  const made = [
    ...nothings(),
    ...truncations(good),
    ...(await bombs()),
    ...dimensions(good),
    ...(await animated(good)),
    ...(await polyglots(good)),
    ...(await disguised(good)),
    ...noise(good),
  ];
  const [rest, random] = [Math.max(0, count - made.length), seeded(20_261_123)];
  return [...made, ...Array.from({ length: rest }, (_, nth) => mutation(good, nth, random))];
}

function nothings(): HostileFile[] {
  const starts = [
    '',
    '\0',
    '\xff\xd8',
    '\xff\xd8\xff\xe0',
    '\x89PNG\r\n\x1a\n',
    'RIFF\0\0\0\0WEBP',
    'GIF89a',
    '<svg/>',
  ];
  return starts.map((start, nth) => ({ name: `nothing ${nth}.jpg`, content: Buffer.from(start, 'latin1') }));
}

function truncations(good: GoodPictures): HostileFile[] {
  const shares = [0.001, 0.02, 0.1, 0.3, 0.5, 0.8, 0.97];
  return (['jpeg', 'png', 'webp'] as const).flatMap((format) =>
    shares.map((share) => ({
      name: `cut at ${share}.${format}`,
      content: good[format].subarray(0, Math.ceil(good[format].length * share)),
    })),
  );
}

function noise({ jpeg }: GoodPictures): HostileFile[] {
  const random = seeded(7);
  const bytes = (length: number) =>
    Buffer.from(Uint32Array.from({ length: length / 4 }, () => random() * 2 ** 32).buffer);
  const large = 10 * 1024 * 1024;
  return [
    { name: 'noise of 10 MB.jpg', content: bytes(large - 4_096) },
    { name: 'noise behind a head.jpg', content: Buffer.concat([jpeg.subarray(0, 600), bytes(5_000_000)]) },
    { name: 'more than is taken.jpg', content: bytes(large + 4_096) },
    { name: 'zeros of 10 MB.png', content: Buffer.alloc(large - 1) },
  ];
}

/** Bytes changed, moved, doubled or left out somewhere in a picture that was good. */
function mutation(good: GoodPictures, nth: number, random: () => number): HostileFile {
  const format = (['jpeg', 'png', 'webp'] as const)[nth % 3]!;
  const content = Buffer.from(good[format]);
  const place = () => Math.floor(random() * content.length);
  const changes = 1 + Math.floor(random() * 40);
  for (let change = 0; change < changes; change++) content[place()] = Math.floor(random() * 256);
  if (nth % 5 === 0) content.copyWithin(place(), place(), place());
  const cut = nth % 7 === 0 ? Buffer.concat([content.subarray(0, place()), content.subarray(place())]) : content;
  return { name: `mutation ${nth}.${format}`, content: cut };
}
