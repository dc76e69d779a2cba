/** How a group of sellers is called in the middle of a sentence. */
import { eachLanguage } from '../../languages/each-language.ts';
import { localeOf, message, type Texts } from '../../languages/texts.ts';
import { plainWordIn } from '../desk/words.ts';
import type { Group } from './group-query.ts';

const kinds: Readonly<Record<string, string>> = {
  factory: message('{n, plural, one {factory} other {factories}}'),
  repairer: message('{n, plural, one {repairer} other {repairers}}'),
  recycler: message('{n, plural, one {recycler} other {recyclers}}'),
  trader: message('{n, plural, one {trader} other {traders}}'),
  lessor: message('{n, plural, one {lessor} other {lessors}}'),
  manufacturer: message('{n, plural, one {manufacturer} other {manufacturers}}'),
  retailer: message('{n, plural, one {retailer} other {retailers}}'),
  mobile_operator: message('{n, plural, one {mobile operator} other {mobile operators}}'),
};

/** 'repairers from Italy with mostly laptops', after a number. */
export function groupName({ kind, country, category }: Group, n: number, t: Texts): string {
  let name = kindName(kind, n, t);
  if (country !== undefined) name = t('{sellers} from {country}', { sellers: name, country: countryName(country, t) });
  return category === undefined
    ? name
    : t('{sellers} with mostly {category}', { sellers: name, category: plainWordIn(category, t) });
}

function kindName(kind: string | undefined, n: number, t: Texts): string {
  if (kind === undefined) return t('{n, plural, one {seller} other {sellers}}', { n });
  // Kinds come from a feed, and from the address.
  if (Object.hasOwn(kinds, kind)) return t(kinds[kind]!, { n });
  return t('{n, plural, one {seller of the kind “{kind}”} other {sellers of the kind “{kind}”}}', { n, kind });
}

const namesIn = eachLanguage((tongue) => new Intl.DisplayNames(localeOf(tongue), { type: 'region' }));

/** A code that is none is said as it is. */
const countryName = (code: string, { language }: Texts): string =>
  /^[A-Z]{2}$/.test(code) ? (namesIn(language).of(code) ?? code) : code;
