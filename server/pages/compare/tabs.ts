/** The two pages that compare sellers with each other. */
export const compareTabs = (current: '/funnel' | '/rank') =>
  [
    { href: '/funnel', label: 'Funnel' },
    { href: '/rank', label: 'Certainty of ranks' },
  ].map((tab) => ({ ...tab, current: tab.href === current }));
