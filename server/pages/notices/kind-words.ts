/** What a notice is about, in a word or two. */
import { message, type Texts } from '../../languages/texts.ts';
import type { NoticeKind } from '../../stores/seller-notices.ts';

const words: Record<NoticeKind, string> = {
  statement: message('Statement of reasons'),
  measure: message('End of a measure'),
  appeal: message('Answer to an appeal'),
  dispute: message('Contested order'),
  verdict: message('Test order'),
  action: message('To put right'),
  plan: message('Your plan'),
  rules: message('Rules'),
};

export const kindWord = (t: Texts, kind: NoticeKind): string => t(words[kind]);

/** Of one that was told before words were kept. */
const older: Partial<Record<NoticeKind, string>> = {
  statement: message('What was decided about your account'),
  verdict: message('What our lab found in a test order'),
  action: message('What must be put right after a test order'),
};

export const olderTitle = (t: Texts, kind: NoticeKind): string => t(older[kind] ?? words[kind]);
