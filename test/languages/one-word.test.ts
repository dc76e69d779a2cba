/** One word for one thing: in French as docs/terms-in-french.md has it, where the English message has one word for it, too. */
import { expect } from 'chai';
import { catalogueOf } from '../../server/languages/catalogue.ts';
import { firstGrounds } from '../../server/statements/first-grounds.ts';
import { firstWordings } from '../../server/statements/texts/index.ts';

const terms: readonly { english: RegExp; french: RegExp; not: RegExp }[] = [
  { english: /\bincidents?\b/i, french: /perturbation/i, not: /\bincident/i },
  { english: /\bcontested events?\b/i, french: /incident/i, not: /événement/i },
  { english: /\bappeals?\b/i, french: /recours/i, not: /\bappels?\b/i },
  { english: /\bcorrective actions?\b/i, french: /actions? correctives?/i, not: /mesures? correctives?/i },
  { english: /\bstatements? of reasons\b/i, french: /exposés? des motifs/i, not: /déclaration/i },
  { english: /\btrade-ins?\b/i, french: /reprise/i, not: /rachat/i },
  { english: /\be-mails?\b/i, french: /e-mail/i, not: /courriel|courrier/i },
  { english: /(?<!trade-in )\bscorecards?\b/i, french: /tableaux? de bord/i, not: /fiche de score/i },
  { english: /\bsnooze/i, french: /veille/i, not: /attente/i },
];

/** Without the names of values and of choices, which readers never see. */
const words = (text: string): string => text.replaceAll(/\{\w+(?=[,}])|\S+ (?=\{)/g, '');

describe('the words of French', () => {
  for (const { english, french, not } of terms)
    it(`say ${french.source} for ${english.source}`, () => {
      const used = [...catalogueOf('fr')].filter(([message]) => english.test(words(message)));
      expect(used).to.have.length.above(0);
      const wrong = used.filter(([, text]) => !french.test(words(text)) || not.test(words(text)));
      expect(wrong).to.deep.equal([]);
    });
});

describe('a device', () => {
  const others = { fr: /dispositif/i, de: /apparat/i, es: /aparato/i, it: /apparecchi/i };
  for (const [language, other] of Object.entries(others) as [keyof typeof others, RegExp][])
    it(`is one word of ${language} on pages, in statements and in the terms`, () => {
      const said = [
        ...catalogueOf(language).values(),
        ...Object.values(firstWordings[language]),
        ...firstGrounds.flatMap(([, { texts }]) => Object.values(texts[language] ?? {})),
      ];
      expect(said).to.have.length.above(500);
      expect(said.filter((text) => other.test(text))).to.deep.equal([]);
    });
});
