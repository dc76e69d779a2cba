/** Texts that must be read again but never lie open in the database: sealed with a key made from the installation's secret. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** It was sealed under another secret, or somebody changed it. */
export class UnreadableSealError extends Error {}

export interface Seal {
  close(text: string): string;
  /** @throws UnreadableSealError */
  open(sealed: string): string;
}

const [nonceBytes, tagBytes] = [12, 16];

/** @param secret of the installation, `purpose` keeps keys of different uses apart */
export function sealFor(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, 'assay', purpose, 32));
  return {
    close(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const hidden = bytes.subarray(nonceBytes + tagBytes);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        });
        decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8');
      } catch {
        throw new UnreadableSealError('It was sealed under another SESSION_SECRET.');
      }
    },
  };
}
