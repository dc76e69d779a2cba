/** Words that stand nowhere but where a test has put them: whoever reads one has looked into the lab's compartment. */
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { exactDay } from '../../server/helpers/days.ts';
import { dayOf, dayText } from '../../server/scoring/day.ts';

export interface Canaries {
  /** A word of fourteen letters: it survives HTML, addresses, CSV, JSON and capitals. @param field what it stands for */
  word: (field: string) => string;
  /** A figure of so many digits, such as a phone number, a price or an IMEI. */
  figure: (field: string, digits: number) => string;
  /** A day that nothing else of the marketplace knows. */
  day: (field: string) => string;
  /** The fields whose canaries a text holds. Figures are found with separators in them, days as people write them too. */
  in: (text: string) => string[];
  readonly planted: number;
}

/** @param firstDay its days begin here, three apart: of two that are told apart, each needs a stretch of its own */
export function createCanaries(name: string, firstDay = '1971-02-03'): Canaries {
  const fields = new Map<string, string>();
  let pattern: RegExp | null = null;
  const keep = (field: string, ...shapes: string[]) => {
    for (const shape of shapes) fields.set(shape.toLowerCase(), field);
    pattern = null;
  };
  const bytes = (field: string) => createHash('sha256').update(`${name} ${field} ${fields.size}`).digest();
  return {
    word(field) {
      const letters = [...bytes(field).subarray(0, 12)].map((byte) => String.fromCharCode(97 + (byte % 26)));
      const word = `zq${letters.join('')}`;
      keep(field, word);
      return word;
    },
    figure(field, digits) {
      const figure = `7${[...bytes(field)].map((byte) => byte % 10).join('')}`.slice(0, digits);
      keep(field, figure);
      return figure;
    },
    day(field) {
      // Counted up, so that no two are the same.
      const day = dayText(dayOf(firstDay) + 3 * fields.size);
      keep(field, day, exactDay(day).slice(4));
      return day;
    },
    in(text) {
      if (fields.size === 0) return [];
      pattern ??= new RegExp([...fields.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');
      const lower = text.toLowerCase();
      const joined = lower.replaceAll(/(?<=\d)[\s.,’'\u00a0\u202f](?=\d)/g, '');
      const found = [lower, joined].flatMap((each) => each.match(pattern!) ?? []);
      return [...new Set(found.map((shape) => fields.get(shape)!))].sort();
    },
    get planted() {
      return new Set(fields.values()).size;
    },
  };
}

/** What an answer says in all: its headers, its text, and, of a PDF, the text of its streams. */
export function wholeText(headers: Headers, body: Buffer): string {
  const told = [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  const plain = body.toString('utf8');
  return body.subarray(0, 5).toString('latin1') === '%PDF-' ? `${told}\n${pdfText(body)}` : `${told}\n${plain}`;
}

/** Each inflated stream, with what its hexadecimal strings spell. */
function pdfText(body: Buffer): string {
  const text = body.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, content = '']) => {
    try {
      return inflateSync(Buffer.from(content, 'latin1')).toString('latin1');
    } catch {
      return content;
    }
  });
  const all = [text, ...streams].join('\n');
  const spelled = [...all.matchAll(/\[([^\]]*)\]\s*TJ/g)].map(([, parts = '']) =>
    [...parts.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(''),
  );
  return `${all}\n${spelled.join('\n')}`;
}
