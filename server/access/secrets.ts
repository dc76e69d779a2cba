/** Secrets that travel in cookies and links: made at random, stored only as their hash. */
import { createHash, createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as text that fits an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. A fast hash is enough: 256 random bits cannot be guessed. */
export const secretHash = (secret: string): string => hash('sha256', secret);

export const seal = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64url');

/** Takes the same time wherever the two differ. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest()];
  return timingSafeEqual(left, right);
}
