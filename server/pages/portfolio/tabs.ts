/** The pages about whose sellers are whose and what is to be done, as tabs over each of them. */
import { message, type Texts } from '../../languages/texts.ts';

const pages = [
  ['/tasks', message('Tasks')],
  ['/actions', message('Actions')],
  ['/assign', message('Assignment')],
  ['/teams', message('Teams')],
  ['/compare-sellers', message('Two sellers')],
  ['/reports/week', message('Week')],
] as const;

export const portfolioTabs = (current: (typeof pages)[number][0], t: Texts) =>
  pages.map(([href, label]) => ({ href, label: t(label), current: href === current }));
