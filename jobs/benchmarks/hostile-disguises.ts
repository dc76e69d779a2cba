/** Files that are a picture and something else, or something else altogether. */
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import type { HostileFile } from './hostile-pictures.ts';
import { pngChunk } from './hostile-swellings.ts';
import { scene, seeded, type GoodPictures } from './made-pictures.ts';

const page = '<html><script>alert("hidden-in-here")</script></html>';
const program = '<?php system($_GET["hidden-in-here"]); ?>';
const archive = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('hidden-in-here'), Buffer.alloc(40)]);
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert("hidden-in-here")</script></svg>`;

/** A segment of a JPEG, put right behind its beginning. */
function withSegment(jpeg: Buffer, mark: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, mark, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/** Good to look at, and laden. */
export async function polyglots({ jpeg, png, webp }: GoodPictures): Promise<HostileFile[]> {
  const random = seeded(11);
  const garbage = Buffer.from(Array.from({ length: 60_000 }, () => Math.floor(random() * 256)));
  const profile = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), garbage]);
  const where = {
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '2/1 17/1 40/1' },
  };
  const names = { IFD0: { Copyright: `<script>hidden-in-here</script>`, Artist: program } };
  const insidePng = (type: string, text: string) =>
    Buffer.concat([png.subarray(0, 33), pngChunk(type, Buffer.from(text, 'latin1')), png.subarray(33)]);
  const behind = (picture: Buffer, text: string | Buffer) => Buffer.concat([picture, Buffer.from(text as string)]);
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><a xmlns="http://ns.adobe.com/hidden-in-here">${page}</a></x:xmpmeta>`;
  return [
    { name: 'page behind.jpg', content: behind(jpeg, page) },
    { name: 'page behind.html', content: behind(jpeg, page) },
    { name: 'archive behind.jpg', content: behind(jpeg, archive) },
    { name: 'program behind.php', content: behind(jpeg, program) },
    { name: 'picture behind.jpg', content: behind(jpeg, jpeg) },
    { name: 'comment.jpg', content: withSegment(jpeg, 0xfe, Buffer.from(program)) },
    { name: 'comment of a page.jpg', content: withSegment(jpeg, 0xfe, Buffer.from(page)) },
    { name: 'odd segment.jpg', content: withSegment(jpeg, 0xed, archive) },
    { name: 'profile.jpg', content: withSegment(jpeg, 0xe2, profile) },
    {
      name: 'broken Exif.jpg',
      content: withSegment(jpeg, 0xe1, Buffer.concat([Buffer.from('Exif\0\0MM\0*', 'latin1'), garbage])),
    },
    { name: 'page behind.png', content: behind(png, page) },
    { name: 'archive behind.png', content: behind(png, archive) },
    { name: 'text.png', content: insidePng('tEXt', `Comment\0${program}`) },
    { name: 'packet.png', content: insidePng('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${packet}`) },
    { name: 'unknown chunk.png', content: insidePng('evIl', page) },
    { name: 'page behind.webp', content: behind(webp, page) },
    { name: 'archive behind.webp', content: behind(webp, archive) },
    { name: 'place.jpg', content: await scene(21).withExif(where).jpeg().toBuffer() },
    { name: 'place.webp', content: await scene(22).withExif(where).webp().toBuffer() },
    { name: 'place.png', content: await scene(23, 300, 200).withExif(where).png().toBuffer() },
    { name: 'names.jpg', content: await scene(24).withExif(names).jpeg().toBuffer() },
    { name: 'packet.jpg', content: await scene(25).withXmp(packet).jpeg().toBuffer() },
    { name: 'turned.jpg', content: await scene(26).withMetadata({ orientation: 6 }).jpeg().toBuffer() },
    { name: 'wide colours.jpg', content: await scene(27).withIccProfile('p3').jpeg().toBuffer() },
  ];
}

/** Not what their name says, or what no photo has to be. */
export async function disguised({ jpeg, png, webp }: GoodPictures): Promise<HostileFile[]> {
  const odd =
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>';
  const texts: Record<string, string> = {
    ...{ 'script.svg': drawing, 'drawing.jpg': drawing, 'entity.png': odd, 'page.jpg': page, 'program.jpg': program },
    'paper.jpg': '%PDF-1.7\n1 0 obj<</JS(hidden-in-here)>>endobj',
    'postscript.jpg': '%!PS-Adobe-3.0 EPSF-3.0\n(hidden-in-here) run',
    'magick.jpg': 'push graphic-context\nimage over 0,0 0,0 "https://127.0.0.1/hidden-in-here"\npop graphic-context',
    'script.msl': '<?xml version="1.0"?><image><read filename="/etc/passwd"/></image>',
    'map.ppm': 'P6\n4 4\n255\n................................................',
    'bits.xbm': '#define a_width 8\n#define a_height 8\nstatic char a_bits[] = { 0 };',
    'stars.fits': `SIMPLE  =                    T${' '.repeat(2_851)}`,
    'radiance.hdr': '#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 4 +X 4\n................',
    'table.csv': '1,2,3\n4,5,6\n',
  };
  const starts: Record<string, string> = {
    ...{ 'device.heic': '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'bitmap.bmp': 'BM\x46\0\0\0\0\0\0\0\x36\0\0\0' },
    ...{ 'icon.ico': '\0\0\x01\0\x01\0', 'layers.psd': '8BPS\0\x01', 'own.v': '\xb6\xa6\xf2\x08' },
    ...{
      'codes.jp2': '\0\0\0\x0cjP  \r\n\x87\n',
      'codes.jxl': '\0\0\0\x0cJXL \r\n\x87\n',
      'light.exr': 'v/1\x01\x02\0\0\0',
    },
  };
  const tiff = await scene(31, 200, 150).tiff().toBuffer();
  const inks = scene(33).toColourspace('cmyk').jpeg();
  const fine = scene(34, 400, 300).toColourspace('rgb16').png();
  return [
    ...Object.entries(texts).map(([name, text]) => ({ name, content: Buffer.from(text, 'latin1') })),
    ...Object.entries(starts).map(([name, text]) => ({
      name,
      content: Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(400)]),
    })),
    { name: 'packed.svgz', content: gzipSync(drawing) },
    { name: 'scan.tiff', content: tiff },
    { name: 'scan.jpg', content: tiff },
    { name: 'new.avif', content: await scene(32, 200, 150).avif({ effort: 0 }).toBuffer() },
    { name: 'inks.jpg', content: await inks.toBuffer() },
    { name: 'fine.png', content: await fine.toBuffer() },
    { name: 'few colours.png', content: await scene(35, 400, 300).png({ palette: true, colours: 8 }).toBuffer() },
    { name: 'in passes.jpg', content: await scene(36).jpeg({ progressive: true }).toBuffer() },
    { name: 'clear.webp', content: await scene(37, 300, 200).ensureAlpha(0).webp({ lossless: true }).toBuffer() },
    { name: 'a jpeg.png', content: jpeg },
    { name: 'a png.webp', content: png },
    { name: 'a webp.exe', content: webp },
  ];
}
