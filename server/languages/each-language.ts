import type { Tongue } from './texts.ts';

/** What is made for a language at its first use, and kept: the formatters behind it cost more than a page. */
export function eachLanguage<Made>(make: (tongue: Tongue) => Made): (tongue: Tongue) => Made {
  const made = new Map<Tongue, Made>();
  return (tongue) => {
    let known = made.get(tongue);
    if (known === undefined) made.set(tongue, (known = make(tongue)));
    return known;
  };
}
