/** How it is said that a case is claimed, put back and handed over. */
import { claimables } from '../../stores/claims.ts';
import type { MarkedCase } from '../../stores/case-marks.ts';
import { askedCase } from './change-marks.ts';
import type { ClaimKind } from './claim-kind.ts';

export const caseClaims: ClaimKind<MarkedCase> = {
  ...{ noun: 'case', detail: 'recommendation', path: '/recommendations', claimable: claimables.case, find: askedCase },
  words: (t, { id, name, sellerId }) => ({
    claimed: t('You work on the case of {name} now. Everybody sees it.', { name }),
    free: t('The case of {name} is free again.', { name }),
    overtaken: t(
      'Meanwhile a colleague took this case, or it was decided or ended. Nothing was changed; how it stands now is shown below.',
    ),
    handOver: t('Hand over the case of {name}', { name }),
    finds: t('Whoever you choose finds it among their own cases.'),
    back: t('Back to the case'),
    crumbs: [
      { href: '/today', label: t('Today') },
      { href: `/recommendations/${id}`, label: name, own: true },
    ],
    given: (colleague) => t('{colleague} works on the case of {name} now.', { colleague, name }),
    givenAndTold: (colleague) =>
      t('{colleague} works on the case of {name} now, and is told by e-mail.', { colleague, name }),
    subject: (person) => t('{person} has handed you the case of {seller}', { person, seller: name }),
    told: (person) => t('{person} has handed you the case of {seller} ({id}).', { person, seller: name, id: sellerId }),
  }),
};
