import type { LetterWords } from './letter-words.ts';

export const it: LetterWords = {
  order: (id) => ` (ordine ${id})`,
  subjects: {
    passed: 'Un ordine di prova ha superato la nostra ispezione',
    found: 'Un ordine di prova non ha superato la nostra ispezione',
    stands: 'La Sua risposta alla nostra ispezione: il giudizio è confermato',
    corrected: 'La Sua risposta alla nostra ispezione: il giudizio è stato corretto',
  },
  bodies: {
    passed: ({ order }) =>
      `Il nostro laboratorio ha ordinato da Lei un dispositivo come un cliente qualsiasi${order} e lo ha ispezionato. Ha superato la prova: conforme all’annuncio, e sicuro. Non deve fare nulla.`,
    found: ({ order, until }) =>
      `Il nostro laboratorio ha ordinato da Lei un dispositivo come un cliente qualsiasi${order} e lo ha ispezionato. Non tutto era come deve essere. Nella pagina qui sotto vede che cosa è stato controllato, che cosa non andava e come rimediare, con le foto. Se la vede diversamente, può rispondere lì fino al ${until}; una persona che non ha scritto il giudizio lo riesaminerà.`,
    stands: ({ order }) =>
      `Lei ha risposto al giudizio su un ordine di prova del nostro laboratorio${order}. Una persona che non ha scritto il giudizio lo ha riesaminato: è confermato.`,
    corrected: ({ order }) =>
      `Lei ha risposto al giudizio su un ordine di prova del nostro laboratorio${order}. Una persona che non ha scritto il giudizio lo ha riesaminato e corretto. Da adesso conta il giudizio corretto.`,
  },
  answer: 'La risposta del laboratorio:',
};
