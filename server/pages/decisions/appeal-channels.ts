/** How an appeal came in, as the marketplace's people read it. */
import type { AppealChannel } from '../../cases/appeal.ts';
import { message } from '../../languages/texts.ts';

export const channelNames: Record<AppealChannel, string> = {
  portal: message('by portal'),
  'e-mail': message('by e-mail'),
  letter: message('by letter'),
  phone: message('by phone'),
};
