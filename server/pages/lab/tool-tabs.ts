/** The lab's tools, side by side. */
import { message, type Texts } from '../../languages/texts.ts';

const tools = [
  { href: '/lab/checklists', label: message('Checklists') },
  { href: '/lab/identities', label: message('Identities') },
  { href: '/lab/likenesses', label: message('Photos that look alike') },
] as const;

export const toolTabs = (current: (typeof tools)[number]['href'], t: Texts) =>
  tools.map(({ href, label }) => ({ href, label: t(label), current: href === current }));
