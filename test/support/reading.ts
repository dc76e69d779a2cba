/** Pages as a person reads them: the text without its tags. */
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#x3D': '=',
  '#x60': '`',
  nbsp: ' ',
};

/** What an attribute or a text says once the browser has read it. */
export const unescaped = (html: string): string =>
  html.replace(/&(?:([a-z]+|#x[0-9A-F]+)|#(\d+));/gi, (whole, name: string | undefined, point: string | undefined) =>
    point ? String.fromCodePoint(Number(point)) : (entities[name ?? ''] ?? whole),
  );

/** The text of a stretch of HTML, one space between words. */
export function textOf(html: string): string {
  const bare = html.replace(/<(script|style|title|datalist|option|svg)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ');
  return unescaped(bare)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/ ([?.,;)])/g, '$1')
    .replace(/\( /g, '(')
    .trim();
}

/** The text of the page itself, without its frame. */
export const mainOf = (html: string): string => textOf(/<main[\s\S]*?<\/main>/.exec(html)?.[0] ?? '');

/** Each row of the first table, in all its bodies. */
export function rowsOf(html: string): string[] {
  const [table = ''] = /<table[\s\S]*?<\/table>/.exec(html) ?? [];
  const bodies = [...table.matchAll(/<tbody>([\s\S]*?)<\/tbody>/g)].map(([, body = '']) => body);
  return bodies.flatMap((body) => body.split('</tr>').map(textOf).filter(Boolean));
}
