/** The pages about whose sellers are whose and what is to be done, as tabs over each of them. */

const pages = [
  ['/tasks', 'Tasks'],
  ['/actions', 'Actions'],
  ['/assign', 'Assignment'],
  ['/teams', 'Teams'],
  ['/compare-sellers', 'Two sellers'],
  ['/reports/week', 'Week'],
] as const;

export const portfolioTabs = (current: (typeof pages)[number][0]) =>
  pages.map(([href, label]) => ({ href, label, current: href === current }));
