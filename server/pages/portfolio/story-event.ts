/** One thing that happened with a seller, whatever table remembers it. */

export const storyKinds = {
  numbers: 'Numbers',
  cases: 'Cases',
  decisions: 'Decisions',
  appeals: 'Appeals',
  letters: 'Statements and letters',
  notes: 'Notes and messages',
  tasks: 'Tasks',
  lab: 'Mystery orders',
  incidents: 'Incidents',
  policy: 'Policy',
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
  /** Still to come. */
  coming?: boolean;
}

/** What a night finds stands at the end of its day; what begins with a day at its beginning; the rest at its instant. */
export const timeOf = ({ kind, when }: StoryEvent): string =>
  when.length > 10 ? when : kind === 'policy' ? `${when}T00` : `${when}T24`;
