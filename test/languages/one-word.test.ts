/** One word for one thing, as docs/terms.md has it, where the English message has one word for it, too. */
import { expect } from 'chai';
import { catalogueOf } from '../../server/languages/catalogue.ts';
import { firstGrounds } from '../../server/statements/first-grounds.ts';
import { firstWordings } from '../../server/statements/texts/index.ts';

interface Term {
  english: RegExp;
  said: RegExp;
  not: RegExp;
}

const terms: Readonly<Record<'fr' | 'de' | 'es' | 'it', readonly Term[]>> = {
  fr: [
    { english: /\bincidents?\b/i, said: /perturbation/i, not: /\bincident/i },
    { english: /\bcontested events?\b/i, said: /incident/i, not: /événement/i },
    { english: /\bappeals?\b/i, said: /recours/i, not: /\bappels?\b/i },
    { english: /\bcorrective actions?\b/i, said: /actions? correctives?/i, not: /mesures? correctives?/i },
    { english: /\bstatements? of reasons\b/i, said: /exposés? des motifs/i, not: /déclaration/i },
    { english: /\btrade-ins?\b/i, said: /reprise/i, not: /rachat/i },
    { english: /\be-mails?\b/i, said: /e-mail/i, not: /courriel|courrier/i },
    { english: /(?<!trade-in )\bscorecards?\b/i, said: /tableaux? de bord/i, not: /fiche de score/i },
    { english: /\bsnooze/i, said: /veille/i, not: /attente/i },
  ],
  de: [
    { english: /\brates?\b/i, said: /Quote/i, not: /\bRaten?\b/ },
    { english: /\branking\b/i, said: /Rangfolge/i, not: /Ranking/i },
    { english: /\bstatements? of reasons\b/i, said: /Begründung/i, not: /Erklärung/i },
    { english: /\bdisputes?\b/i, said: /Beanstand/i, not: /Anfechtung|Streit/i },
  ],
  es: [
    { english: /\bof the marketplace\b/i, said: /plataforma/i, not: /marketplace|del mercado/i },
    { english: /\bincidents?\b/i, said: /perturbaci/i, not: /incidente/i },
    { english: /\b(?:an|the|another|any) event\b/i, said: /incidencia/i, not: /suceso/i },
    { english: /\bstatements? of reasons\b/i, said: /exposici(?:ón|ones) de motivos/i, not: /declaraci/i },
    { english: /\bscorecards?\b/i, said: /panel/i, not: /cuadro/i },
    { english: /\bdisputes?\b/i, said: /impugna/i, not: /disputa/i },
  ],
  it: [
    { english: /\bof the marketplace\b/i, said: /marketplace/i, not: /piattaforma/i },
    { english: /\bscorecards?\b/i, said: /pagella/i, not: /scheda/i },
    { english: /\bstatements? of reasons\b/i, said: /motivazion/i, not: /dichiarazion/i },
    { english: /\bdisputes?\b/i, said: /contesta/i, not: /disput|controversi/i },
  ],
};

/** Without the names of values and of choices, which readers never see. */
const words = (text: string): string => text.replaceAll(/\{\w+(?=[,}])|\S+ (?=\{)/g, '');

for (const [language, own] of Object.entries(terms) as [keyof typeof terms, readonly Term[]][])
  describe(`the words of ${language}`, () => {
    for (const { english, said, not } of own)
      it(`say ${said.source} for ${english.source}`, () => {
        const used = [...catalogueOf(language)].filter(([message]) => english.test(words(message)));
        expect(used).to.have.length.above(0);
        const wrong = used.filter(([, text]) => !said.test(words(text)) || not.test(words(text)));
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
