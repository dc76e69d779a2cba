/** The lab's tools, side by side. */
const tools = [
  { href: '/lab/checklists', label: 'Checklists' },
  { href: '/lab/identities', label: 'Identities' },
  { href: '/lab/likenesses', label: 'Photos that look alike' },
] as const;

export const toolTabs = (current: (typeof tools)[number]['href']) =>
  tools.map(({ href, label }) => ({ href, label, current: href === current }));
