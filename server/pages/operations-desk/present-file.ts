/** One file that came in: its outcome as a status, and its account. */
import { basename } from 'node:path';
import { plural } from '../../helpers/words.ts';
import type { ImportedFile } from '../../stores/desk-feeds.ts';
import { feedLabel } from './feed-words.ts';

export function fileRow(file: ImportedFile) {
  const mark =
    file.state === 'refused' ? 'limit' : file.quarantined > 0 ? 'warn' : file.state === 'repeated' ? 'stale' : 'fine';
  const words =
    file.state === 'imported' && file.quarantined > 0 ? `${plural(file.quarantined, 'row')} quarantined` : file.state;
  return {
    ...file,
    name: basename(file.file),
    href: `/feeds/files/${file.id}`,
    feedLabel: feedLabel(file.feed),
    mark,
    taken: file.state === 'imported',
    words,
    account: file.accepted + file.unchanged + file.quarantined + file.blank === file.lines,
  };
}
