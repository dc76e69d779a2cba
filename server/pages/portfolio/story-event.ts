/** One thing that happened with a seller, whatever table remembers it. */
import { message } from '../../languages/texts.ts';

/** Messages, for `t(…)`. */
export const storyKinds = {
  numbers: message('Numbers'),
  cases: message('Cases'),
  decisions: message('Decisions'),
  appeals: message('Appeals'),
  disputes: message('Disputes'),
  plans: message('Plans'),
  letters: message('Statements and letters'),
  notes: message('Notes and messages'),
  tasks: message('Tasks'),
  lab: message('Mystery orders'),
  incidents: message('Incidents'),
  policy: message('Policy'),
} as const;

export type StoryKind = keyof typeof storyKinds;

export interface StoryEvent {
  kind: StoryKind;
  /** A day `YYYY-MM-DD`, or an instant. */
  when: string;
  title: string;
  /** Often in somebody's own words. */
  detail?: string | null;
  /** E-mail of who did it. */
  person?: string | null;
  /** warn, limit, suspend: colours the dot. */
  level?: string;
  href?: string;
  /** It opens a case, or is a person's answer to one: the page says how many of these there were. */
  begins?: 'case' | 'decision';
  /** Still to come. */
  coming?: boolean;
}

/** What a night finds stands at the end of its day; what begins with a day at its beginning; the rest at its instant. */
export const timeOf = ({ kind, when }: StoryEvent): string =>
  when.length > 10 ? when : kind === 'policy' ? `${when}T00` : `${when}T24`;
