import { message } from '../../languages/texts.ts';

/** Said to whoever comes too late with a decision. */
export const settled = message(
  'Someone else decided this case meanwhile, or it ended. Nothing of yours was recorded; what was decided stands below.',
);
