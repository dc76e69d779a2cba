import type { LetterWords } from './letter-words.ts';

export const fr: LetterWords = {
  order: (id) => ` (commande ${id})`,
  subjects: {
    passed: 'Une commande test a réussi notre inspection',
    found: 'Une commande test n’a pas réussi notre inspection',
    stands: 'Votre réponse à notre inspection : le verdict est maintenu',
    corrected: 'Votre réponse à notre inspection : le verdict a été corrigé',
  },
  bodies: {
    passed: ({ order }) =>
      `Notre laboratoire a commandé chez vous un appareil comme n’importe quel client${order} et l’a inspecté. Il a réussi : conforme à l’annonce, et sûr. Vous n’avez rien à faire.`,
    found: ({ order, until }) =>
      `Notre laboratoire a commandé chez vous un appareil comme n’importe quel client${order} et l’a inspecté. Tout n’était pas comme il se doit. La page ci-dessous indique ce qui a été contrôlé, ce qui n’allait pas et comment y remédier, avec des photos. Si vous voyez les choses autrement, vous pouvez y répondre jusqu’au ${until} ; une personne qui n’a pas rédigé le verdict l’examinera alors à nouveau.`,
    stands: ({ order }) =>
      `Vous avez répondu au verdict sur une commande test de notre laboratoire${order}. Une personne qui n’avait pas rédigé le verdict l’a examiné à nouveau : il est maintenu.`,
    corrected: ({ order }) =>
      `Vous avez répondu au verdict sur une commande test de notre laboratoire${order}. Une personne qui n’avait pas rédigé le verdict l’a examiné à nouveau et l’a corrigé. Dès maintenant, c’est le verdict corrigé qui compte.`,
  },
  answer: 'La réponse du laboratoire :',
};
