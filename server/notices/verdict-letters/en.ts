import type { LetterWords } from './letter-words.ts';

export const en: LetterWords = {
  order: (id) => ` (order ${id})`,
  subjects: {
    passed: 'A test order passed our inspection',
    found: 'A test order did not pass our inspection',
    stands: 'Your answer to our inspection: the verdict stands',
    corrected: 'Your answer to our inspection: the verdict was corrected',
  },
  bodies: {
    passed: ({ order }) =>
      `Our lab ordered a device from you like any customer${order} and inspected it. It passed: as sold, and safe. There is nothing to do.`,
    found: ({ order, until }) =>
      `Our lab ordered a device from you like any customer${order} and inspected it. Not everything was as it should be. On the page below you see what was tested, what was wrong and how to put it right, with photos. If you see it differently, you can answer there until ${until}; somebody who did not write the verdict then looks at it again.`,
    stands: ({ order }) =>
      `You answered the verdict on a test order of our lab${order}. Somebody who did not write the verdict has looked at it again: it stands.`,
    corrected: ({ order }) =>
      `You answered the verdict on a test order of our lab${order}. Somebody who did not write the verdict has looked at it again and corrected it. From now on the corrected verdict counts.`,
  },
  answer: 'The lab’s answer:',
};
