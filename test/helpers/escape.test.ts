/** What stands in a page: ASCII, and nothing that HTML takes for its own. */
import { expect } from 'chai';
import Handlebars from 'handlebars';
import { asciiMarkup, escape } from '../../server/helpers/escape.ts';
import { decimal } from '../../server/helpers/numbers.ts';

describe('text in a page', () => {
  it('is escaped as Handlebars does it, and ASCII beyond that', () => {
    expect(escape(`<a b="c">'d' & \`e\``)).to.equal('&lt;a b&#x3D;&quot;c&quot;&gt;&#x27;d&#x27; &amp; &#x60;e&#x60;');
    expect(escape('Łódź – 🔧')).to.equal('&#321;&#243;d&#378; &#8211; &#128295;');
    expect(escape('half \ud83d of a pair')).to.equal('half &#65533; of a pair');
    expect([escape(null), escape(undefined), escape(false), escape(0)].join()).to.equal(',,false,0');
    expect(escape(new Handlebars.SafeString('<b>'))).to.equal('<b>');
    expect(escape({ toHTML: () => '<script>' })).not.to.include('<');
  });

  it('keeps the tags of a template', () => {
    expect(asciiMarkup('<b title="–">é</b>')).to.equal('<b title="&#8211;">&#233;</b>');
  });
});

describe('small figures', () => {
  const formats = [0, 1, 2].map(
    (digits) => new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const formatted = (value: number, digits: number) =>
    (formats[digits] as Intl.NumberFormat)
      .format(value)
      .replace(/^-(0(\.0+)?)$/, '$1')
      .replace('-', '−');

  it('are written as the formatter writes them', () => {
    for (let step = -25_000; step <= 25_000; step++)
      for (const value of [step / 20, step / 100, step / 1000, (step / 1000) * 100])
        for (const digits of [0, 1, 2])
          if (decimal(value, digits) !== formatted(value, digits)) expect.fail(`${value}`);
  });
});
