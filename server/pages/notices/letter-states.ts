/** How far an e-mail has come, to whoever it was for. */
import { message } from '../../languages/texts.ts';
import type { LetterState } from '../../stores/letters.ts';

export const letterStates: Record<LetterState, { level: string; word: string }> = {
  'in-app': { level: 'stale', word: message('not sent: the marketplace sends no e-mails') },
  pending: { level: 'stale', word: message('waits to be sent') },
  sending: { level: 'stale', word: message('is being sent') },
  sent: { level: 'fine', word: message('sent') },
  failed: { level: 'limit', word: message('could not be sent') },
};
