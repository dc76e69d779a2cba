/** Numbers as each language writes them. Those of English are made in numbers.ts; others have its figures with marks of their own. */
import { eachLanguage } from '../languages/each-language.ts';
import { localeOf, texts, type Tongue } from '../languages/texts.ts';
import * as english from './numbers.ts';

export type Numbers = typeof english.formatters;

type Format = (...given: never[]) => unknown;

/**
 * @example numbersIn('fr').percent(0.024) // '2,4 %'
 * @example numbersIn('es').count(2004) // '2004'
 * @example numbersIn('fr').rank(212, 150, 290) // 'n° 212 (150–290)'
 * @example numbersIn('fr').bytes(1_260_000) // '1,3 Mo'
 */
export const numbersIn = eachLanguage(make);

function make(tongue: Tongue): Numbers {
  if (tongue === 'en') return english.formatters;
  const remark = remarking(localeOf(tongue));
  const t = texts(tongue);
  const remarked = Object.entries<Format>(english.formatters).map(([name, write]) => {
    return [
      name,
      (...given: unknown[]) => {
        const text = write(...(given as never[]));
        return typeof text === 'string' ? remark(text) : text;
      },
    ];
  });
  return {
    ...(Object.fromEntries(remarked) as Numbers),
    rank: (...given) => {
      const place = remark(english.rank(...given));
      return place.startsWith('#') ? t('#{number}', { number: place.slice(1) }) : place;
    },
    money: (minor, currency) => english.money(minor, currency, localeOf(tongue)),
    bytes: (value) => {
      const size = remark(english.bytes(value));
      return tongue === 'fr' ? size.replace(/B$/, 'o') : size;
    },
    odds: (value) => {
      if (!english.isNumber(value)) return english.dash;
      if (value >= 1_000_000) return t('over {odds}', { odds: remark('1,000,000\u00a0:\u00a01') });
      if (value < 1) return t('under {odds}', { odds: '1\u00a0:\u00a01' });
      return remark(english.odds(value));
    },
  };
}

/**
 * The figures of an English text in the marks of another language.
 *
 * @example figuresIn('fr')('1.5 % → 1,200') // '1,5 % → 1 200'
 */
export const figuresIn = eachLanguage((tongue) =>
  tongue === 'en' ? (text: string) => text : remarking(localeOf(tongue)),
);

/** '1,234.5' of English in the marks of another language. */
function remarking(locale: string): (text: string) => string {
  const parts = new Intl.NumberFormat(locale).formatToParts(12_345.6);
  const [group = '', point = '.'] = ['group', 'decimal'].map((type) => parts.find((part) => part.type === type)?.value);
  // Spanish groups five digits, not four.
  const ungroupsFour = !new Intl.NumberFormat(locale).formatToParts(1234).some(({ type }) => type === 'group');
  return (text) =>
    text.replaceAll(/\d[\d,.]*\d/g, (figure) => {
      const plain = ungroupsFour ? figure.replace(/^(\d),(\d{3})(?![\d,])/, '$1$2') : figure;
      return plain.replaceAll(/[,.]/g, (mark) => (mark === ',' ? group : point));
    });
}
