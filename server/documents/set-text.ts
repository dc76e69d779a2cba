/** Text as a font can set it: what it has no letter for becomes a box, and words written from the right come in their visual order. */

/** Letters that are read from right to left. */
const fromTheRight = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
/** Control characters, and marks that guide a browser: nothing on paper. */
const invisible = /[\p{Cc}\p{Cf}]/gu;
const box = '□';

export function setText(text: string, has: (codePoint: number) => boolean): string {
  const known = [...text.normalize('NFC').replace(invisible, (mark) => (/[\n\t]/.test(mark) ? mark : ''))].map(
    (letter) => (/\s/.test(letter) || has(letter.codePointAt(0) as number) ? letter : box),
  );
  return visualOrder(known.join(''));
}

/**
 * Letters within a word are turned by the font; the words of a run that is read from the right are turned here.
 *
 * @example visualOrder('by متجر الهاتف here') // 'by الهاتف متجر here', the last space twice
 */
export function visualOrder(text: string): string {
  if (!fromTheRight.test(text)) return text;
  return text
    .split('\n')
    .map((line) => {
      const words = line.split(' ');
      const turned: string[] = [];
      for (let at = 0; at < words.length;) {
        let end = at;
        while (end < words.length && fromTheRight.test(words[end] ?? '')) end++;
        if (end > at) turned.push(...words.slice(at, end).reverse());
        // The space behind a word from the right is set before it: the next word brings its own.
        else turned.push(`${fromTheRight.test(words[at - 1] ?? '') ? '\u00A0' : ''}${words[at] ?? ''}`);
        at = Math.max(end, at + 1);
      }
      return turned.join(' ');
    })
    .join('\n');
}
