import type { LetterWords } from './letter-words.ts';

export const de: LetterWords = {
  order: (id) => ` (Bestellung ${id})`,
  subjects: {
    passed: 'Eine Testbestellung hat unsere Prüfung bestanden',
    found: 'Eine Testbestellung hat unsere Prüfung nicht bestanden',
    stands: 'Ihre Antwort auf unsere Prüfung: Das Urteil bleibt bestehen',
    corrected: 'Ihre Antwort auf unsere Prüfung: Das Urteil wurde berichtigt',
  },
  bodies: {
    passed: ({ order }) =>
      `Unser Labor hat bei Ihnen wie jeder Kunde ein Gerät bestellt${order} und geprüft. Es hat bestanden: wie verkauft, und sicher. Es ist nichts zu tun.`,
    found: ({ order, until }) =>
      `Unser Labor hat bei Ihnen wie jeder Kunde ein Gerät bestellt${order} und geprüft. Nicht alles war so, wie es sein soll. Auf der Seite unten sehen Sie mit Fotos, was geprüft wurde, was nicht in Ordnung war und wie Sie es beheben. Wenn Sie das anders sehen, können Sie dort bis zum ${until} antworten; jemand, der das Urteil nicht geschrieben hat, sieht es sich dann noch einmal an.`,
    stands: ({ order }) =>
      `Sie haben auf das Urteil über eine Testbestellung unseres Labors geantwortet${order}. Jemand, der das Urteil nicht geschrieben hat, hat es noch einmal geprüft: Es bleibt bestehen.`,
    corrected: ({ order }) =>
      `Sie haben auf das Urteil über eine Testbestellung unseres Labors geantwortet${order}. Jemand, der das Urteil nicht geschrieben hat, hat es noch einmal geprüft und berichtigt. Ab jetzt zählt das berichtigte Urteil.`,
  },
  answer: 'Die Antwort des Labors:',
};
