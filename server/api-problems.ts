/** Faults as programs read them, in English: what to send otherwise. The number of the answer says what kind it is. */
import type { Scope } from './stores/tokens.ts';

export interface ApiProblem {
  title: string;
  text: string;
}

const byStatus: Record<number, ApiProblem> = {
  400: {
    title: 'A parameter is not understood',
    text: 'The parameters of each address are described by /api/v1/openapi.json.',
  },
  401: {
    title: 'No token that works',
    text: 'Send the header "Authorization: Bearer TOKEN". The token is missing, unknown, revoked or expired.',
  },
  404: {
    title: 'Nothing there',
    text: 'The address, or what it names (a metric, a night), does not exist or is not yours.',
  },
};

const forPeople: ApiProblem = {
  title: 'Not for tokens',
  text: 'No token opens this address: it is for people who are signed in.',
};

/** What a fault knows of the request that it refuses. */
export interface ApiFault {
  /** The scope that a token was asked for in vain; null: none would do. */
  missingScope?: Scope | null;
  /** The parameters that the address takes. */
  parameters?: readonly string[];
}

export function apiProblem(status: number, { missingScope, parameters }: ApiFault): ApiProblem | undefined {
  if (missingScope === null) return forPeople;
  if (missingScope !== undefined)
    return { title: 'Not in the token’s scopes', text: `This address takes a token with the scope ${missingScope}.` };
  const known = byStatus[status];
  if (!known || !parameters) return known;
  const taken = parameters.length === 0 ? 'no parameters' : parameters.join(', ');
  return { ...known, text: `This address takes ${taken}. ${known.text}` };
}
