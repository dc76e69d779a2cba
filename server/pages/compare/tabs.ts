/** The two pages that compare sellers with each other. */
import type { Texts } from '../../languages/texts.ts';

export const compareTabs = (current: '/funnel' | '/rank', t: Texts) =>
  [
    { href: '/funnel', label: t('Funnel') },
    { href: '/rank', label: t('Certainty of ranks') },
  ].map((tab) => ({ ...tab, current: tab.href === current }));
