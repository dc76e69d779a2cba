/** Who declares and revokes incidents. */
import type { Person, Role } from '../../access/route.ts';

export const declarers = ['manager', 'admin'] as const satisfies readonly Role[];

export const mayDeclare = (person: Person | null | undefined): boolean =>
  declarers.some((role) => role === person?.role);
