/** What of a page in the pseudo language never passed through a message: words outside ⟦ and ⟧. */

/** Of people, of clocks and of programs: these are not translated. `lang`: what stands in another language on purpose. */
const apart = new Set(['bdi', 'time', 'code', 'kbd', 'pre', 'script', 'style', 'textarea']);
const hollow = new Set(['input', 'meta', 'link', 'br', 'img', 'hr', 'wbr', 'rect', 'path', 'circle', 'line']);
const said = /\s(title|aria-label|placeholder|alt|data-head|data-label)="([^"]*)"/g;

/** Days under a picture: '3 Nov'. */
const daysOfPictures = /^\d{1,2} [A-Z][a-z]{2,3}$/;

/** Names, formats and units that are the same in every language. */
const same = /\b(Assay|English|CSV|JSON|PDF|SQL|HTTP|HMAC|SHA|UTC|Europe\/Paris|[kMG]B|min|[A-Z]{2,3})\b/g;

/** @example bareWords('<p title="Late">⟦Sign in ~~~⟧ <bdi>Nova</bdi> at once</p>') // ['Late', 'at once'] */
export function bareWords(html: string): string[] {
  const found: string[] = [];
  const open: { name: string; isApart: boolean }[] = [];
  let depth = 0;
  let bare = '';
  const settle = () => {
    note(found, bare);
    bare = '';
  };
  for (const [piece] of html.matchAll(/<!--[\s\S]*?-->|<[^>]*>|[^<]+/g)) {
    if (!piece.startsWith('<')) {
      if (open.some(({ isApart }) => isApart)) continue;
      for (const sign of withSigns(piece)) {
        if (sign === '⟦') depth++;
        else if (sign === '⟧') depth--;
        else if (depth === 0) bare += sign;
      }
      continue;
    }
    const [, closes, name = ''] = /^<(\/?)([\w-]+)/.exec(piece) ?? [];
    if (!name) continue;
    if (depth === 0) settle();
    for (const [, , text = ''] of piece.matchAll(said)) note(found, outside(withSigns(text)));
    if (closes) while (open.length > 0 && open.pop()?.name !== name);
    else if (!hollow.has(name) && !piece.endsWith('/>'))
      open.push({ name, isApart: apart.has(name) || (name !== 'html' && /\slang="/.test(piece)) });
  }
  settle();
  if (depth !== 0) found.push(`${depth} brackets are open`);
  return found;
}

/** What a page says itself, without people's own words, programs and letters in another language. */
export const ownWords = (html: string): string =>
  withSigns(
    html
      .replaceAll(/<(script|style|code|pre|bdi|time|article)\b[\s\S]*?<\/\1>/g, '')
      .replaceAll(/<[^>]*?(?:aria-label|title)="([^"]*)"[^>]*>/g, ' $1 ')
      .replaceAll(/<[^>]*>/g, ' '),
  );

function note(found: string[], text: string): void {
  const words = text.replaceAll(same, '').replaceAll(/\s+/g, ' ').trim();
  if (daysOfPictures.test(words)) return;
  if (/\p{L}{2}/u.test(words.replaceAll(/\b\S*\d\S*/g, ''))) found.push(text.replaceAll(/\s+/g, ' ').trim());
}

/** @example outside('⟦a ⟦b⟧⟧ c') // ' c' */
function outside(text: string): string {
  let depth = 0;
  let rest = '';
  for (const sign of text) {
    if (sign === '⟦') depth++;
    else if (sign === '⟧') depth--;
    else if (depth === 0) rest += sign;
  }
  return rest;
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const withSigns = (text: string): string =>
  text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
      : (signs[name] ?? whole),
  );
