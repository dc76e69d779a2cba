/** The lab's figures lie side by side. */
import { message, type Texts } from '../../../languages/texts.ts';

const ways = [
  ['/lab/agreement', message('Do inspectors agree?')],
  ['/lab/calibration', message('Do rates predict findings?')],
  ['/lab/spread', message('Where else?')],
] as const;

export const figureTabs = (current: (typeof ways)[number][0], t: Texts) =>
  ways.map(([href, label]) => ({ href, label: t(label), current: href === current }));
