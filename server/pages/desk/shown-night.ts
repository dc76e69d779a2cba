/** What is published as of the session that asks: one look for each revision, not one for each page. */
import type { Request } from 'express';
import type { Database } from '../../../db/connect.ts';
import { onceEachRevision } from '../../stores/night-memo.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';

/** The name of what is published: it changes with every night and every revision. */
export const publishedName = ({ session }: Pick<Request, 'session'>): string => session?.published ?? '';

export const shownNight = (request: Request, database: Database): Promise<PublishedNight | null> =>
  onceEachRevision(database, publishedName(request), 'published night', () => publishedNight(database));
