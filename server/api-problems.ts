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

/** @param missing the scope that the token was asked for in vain */
export const apiProblem = (status: number, missing?: Scope): ApiProblem | undefined =>
  missing === undefined
    ? byStatus[status]
    : { title: 'Not in the token’s scopes', text: `This address takes a token with the scope ${missing}.` };
