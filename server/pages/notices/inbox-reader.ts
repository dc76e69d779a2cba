/** Whose inbox it is: that of the session's own seller, read by the session's own person. */
import type { Request } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person } from '../../access/route.ts';
import type { InboxReader } from '../../stores/seller-notices.ts';

export function inboxReader({ person }: Request): InboxReader {
  const { id, seller } = person as Person;
  if (seller === null) throw refusal(404);
  return { person: id, seller };
}
