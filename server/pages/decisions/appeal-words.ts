/** How an appeal came in and what became of it, as the marketplace's people read it. */
import type { AppealChannel } from '../../cases/appeal.ts';
import { message } from '../../languages/texts.ts';
import type { Appeal } from '../../stores/appeals.ts';

export const channelNames: Record<AppealChannel, string> = {
  portal: message('by portal'),
  'e-mail': message('by e-mail'),
  letter: message('by letter'),
  phone: message('by phone'),
};

export const appealStates: Record<Appeal['state'], string> = {
  open: message('Appeal open'),
  upheld: message('Appeal upheld'),
  rejected: message('Appeal rejected'),
  withdrawn: message('Appeal withdrawn'),
};
