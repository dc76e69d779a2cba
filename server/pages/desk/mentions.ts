/** `@name` in a text: which colleagues it calls. */
import type { Candidate } from '../../stores/case-discussion.ts';

/** What a colleague is called by: the part of the address before its @, as short as it is one's own. */
export const handleOf = ({ email }: Pick<Candidate, 'email'>): string => email.replace(/@.*/, '');

export interface Mentions {
  called: Candidate[];
  /** Names after an @ that nobody has. */
  unknown: string[];
}

/**
 * A colleague is called by the part before the @ of their address, by the whole address, or by their name without its spaces.
 *
 * @example mentionsIn('Look, @ana and @nobody', [{ id: 1, email: 'ana@x', name: 'Ana Ruiz' }]) // called: Ana, unknown: nobody
 */
export function mentionsIn(text: string, candidates: readonly Candidate[]): Mentions {
  const called = new Map<number, Candidate>();
  const unknown = new Set<string>();
  // Not inside an address that is told in passing: mail@ana is no call.
  for (const [, word = ''] of text.matchAll(/(?<![\p{L}\p{N}._-])@([\p{L}\p{N}._+-]+(?:@[\p{L}\p{N}.-]+)?)/gu)) {
    const name = word.toLowerCase().replace(/[.@-]+$/, '');
    const found = candidates.filter((one) => namesOf(one).includes(name));
    for (const one of found) called.set(one.id, one);
    if (found.length === 0 && name !== '') unknown.add(name);
  }
  return { called: [...called.values()], unknown: [...unknown] };
}

const namesOf = ({ email, name }: Candidate): string[] => [
  email.toLowerCase(),
  handleOf({ email }).toLowerCase(),
  name.toLowerCase().replaceAll(/\s+/g, ''),
];
