/** A short name for exactly these templates, styles and pages: browsers keep what they have until it changes. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function programVersion(root: string): string {
  const hash = createHash('sha256');
  for (const room of ['server', 'static', 'views']) {
    const files = readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('base64url').slice(0, 10);
}
