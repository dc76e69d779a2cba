import type { LetterWords } from './letter-words.ts';

export const es: LetterWords = {
  order: (id) => ` (pedido ${id})`,
  subjects: {
    passed: 'Un pedido de prueba ha superado nuestra inspección',
    found: 'Un pedido de prueba no ha superado nuestra inspección',
    stands: 'Su respuesta a nuestra inspección: el veredicto se mantiene',
    corrected: 'Su respuesta a nuestra inspección: el veredicto se ha corregido',
  },
  bodies: {
    passed: ({ order }) =>
      `Nuestro laboratorio le compró un dispositivo como cualquier cliente${order} y lo inspeccionó. Ha superado la prueba: conforme a lo vendido, y seguro. No tiene que hacer nada.`,
    found: ({ order, until }) =>
      `Nuestro laboratorio le compró un dispositivo como cualquier cliente${order} y lo inspeccionó. No todo estaba como debe. En la página indicada abajo verá qué se comprobó, qué estaba mal y cómo corregirlo, con fotos. Si lo ve de otro modo, puede responder allí hasta el ${until}; una persona que no redactó el veredicto lo revisará de nuevo.`,
    stands: ({ order }) =>
      `Usted respondió al veredicto sobre un pedido de prueba de nuestro laboratorio${order}. Una persona que no redactó el veredicto lo ha revisado de nuevo: se mantiene.`,
    corrected: ({ order }) =>
      `Usted respondió al veredicto sobre un pedido de prueba de nuestro laboratorio${order}. Una persona que no redactó el veredicto lo ha revisado de nuevo y lo ha corregido. Desde ahora cuenta el veredicto corregido.`,
  },
  answer: 'La respuesta del laboratorio:',
};
