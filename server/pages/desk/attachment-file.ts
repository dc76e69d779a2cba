/** A file as it may lie beside a case: what it is by its content, and a name that does no harm. */
import type { Upload } from '../../access/uploads.ts';
import { uploadFaults } from '../../access/uploads.ts';
import { message } from '../../languages/texts.ts';
import { plainName } from '../../helpers/plain-name.ts';

export interface AttachmentFile {
  name: string;
  type: string;
  content: Buffer;
}

const longestName = 100;

const faults = {
  none: message('Choose a file.'),
  empty: message('The file is empty.'),
  kind: message('This kind of file is not taken: PDF, PNG, JPEG, WebP, plain text, CSV and e-mail (.eml) are.'),
};

export function attachmentFile(upload: Upload | undefined): AttachmentFile | { fault: string } {
  if (!upload) return { fault: uploadFaults.broken };
  if (upload.fault !== null) return { fault: upload.fault };
  if (!upload.file) return { fault: faults.none };
  const { name, content } = upload.file;
  if (content.length === 0) return { fault: faults.empty };
  const kind = kindOf(content);
  return kind === null ? { fault: faults.kind } : { name: nameFor(name, kind), type: kind.type, content };
}

interface Kind {
  type: string;
  endings: readonly string[];
}

const kinds = {
  pdf: { type: 'application/pdf', endings: ['pdf'] },
  png: { type: 'image/png', endings: ['png'] },
  jpeg: { type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  webp: { type: 'image/webp', endings: ['webp'] },
  eml: { type: 'message/rfc822', endings: ['eml'] },
  csv: { type: 'text/csv', endings: ['csv'] },
  text: { type: 'text/plain', endings: ['txt', 'log', 'md'] },
} satisfies Record<string, Kind>;

/** By the first bytes, or by its lines; null for anything else, such as a page or a program. */
export function kindOf(content: Buffer): Kind | null {
  const start = content.subarray(0, 16);
  const begins = (bytes: string, at = 0) => start.subarray(at, at + bytes.length).equals(Buffer.from(bytes, 'latin1'));
  if (begins('%PDF-')) return kinds.pdf;
  if (begins('\x89PNG\r\n\x1a\n')) return kinds.png;
  if (begins('\xff\xd8\xff')) return kinds.jpeg;
  if (begins('RIFF') && begins('WEBP', 8)) return kinds.webp;
  return textKindOf(content);
}

/** Headers of a letter as programs write them, one a line. */
const letterHead =
  /^(received|from|to|subject|date|message-id|mime-version|return-path|delivered-to|dkim-signature|x-[\w-]+):[ \t]/i;

function textKindOf(content: Buffer): Kind | null {
  // What is not typed by anybody does not occur in text.
  if (/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(content.toString('latin1'))) return null;
  const head = content.subarray(0, 2_000).toString('latin1');
  if (letterHead.test(head) && /^(from|to|subject|date):/im.test(head)) return kinds.eml;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
  if (/^\s*<(!doctype|html|svg|\?xml|script|head|body)/i.test(text)) return null;
  return isTable(text) ? kinds.csv : kinds.text;
}

/** Two lines or more with the same number of separators, at least one. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/).filter(Boolean).slice(0, 5);
  const counts = (sign: string) => lines.map((line) => line.split(sign).length);
  return (
    lines.length > 1 &&
    [',', ';', '\t'].some((sign) => {
      const [first = 1, ...rest] = counts(sign);
      return first > 1 && rest.every((count) => count === first);
    })
  );
}

/** Without folders, controls, signs that turn the writing around or that a file system minds; ending as its content is. */
export function nameFor(given: string, { endings }: Kind): string {
  const [bare = ''] = given.split(/[\\/]/).slice(-1);
  const name = plainName(bare.replaceAll(/[\p{Cc}<>:"|?*]/gu, ' ')).replace(/^\.+/, '');
  const [, stem = '', ending = ''] = /^(.*?)(?:\.([^.]*))?$/su.exec(name) ?? [];
  const fits = endings.includes(ending.toLowerCase());
  const whole = fits ? stem : name;
  const short = [...(whole || 'file')].slice(0, longestName).join('').trim();
  return `${short}.${fits ? ending.toLowerCase() : endings[0]}`;
}
