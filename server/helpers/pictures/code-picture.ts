/** A text as a picture that a camera reads (a QR code). */
import type Handlebars from 'handlebars';
import { encode } from 'uqr';
import { picture } from './svg.ts';

const [moduleSize, border] = [4, 4];

/** Dark on light in every theme, or cameras do not read it: the colours are classes of figures.css that no theme changes. */
export function codePicture(text: string, label: string): Handlebars.SafeString {
  const { data } = encode(text, { border });
  const side = data.length * moduleSize;
  const dark = data
    .flatMap((row, y) =>
      row.map((isDark, x) =>
        isDark ? `M${x * moduleSize} ${y * moduleSize}h${moduleSize}v${moduleSize}h-${moduleSize}z` : '',
      ),
    )
    .join('');
  const paper = `<rect class="code-paper" width="${side}" height="${side}"/>`;
  return picture(side, side, label, `${paper}<path class="code-ink" d="${dark}"/>`);
}
