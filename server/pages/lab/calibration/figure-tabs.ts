/** The lab's figures lie side by side. */
const ways = [
  ['/lab/agreement', 'Do inspectors agree?'],
  ['/lab/calibration', 'Do rates predict findings?'],
  ['/lab/spread', 'Where else?'],
] as const;

export const figureTabs = (current: (typeof ways)[number][0]) =>
  ways.map(([href, label]) => ({ href, label, current: href === current }));
