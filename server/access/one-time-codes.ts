/** One-time codes as authenticator programs make them (RFC 6238: six digits, a new one each half minute). */
import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const period = 30;
/** A clock that is half a minute fast or slow is forgiven. */
const window = 1;

const made = (secret: string, account: string) =>
  new TOTP({ issuer: 'Assay', label: account, secret: Secret.fromBase32(secret), digits: 6, period });

/** 160 random bits in base 32, as people type them. */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32;

/** What the picture says to an authenticator program. */
export const enrolAddress = (secret: string, account: string): string => made(secret, account).toString();

/**
 * @param now seconds since 1970
 * @returns the half minute since 1970 that the code belongs to; null: it is no code of these minutes
 */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = made(secret, '').validate({ token: digits, timestamp: now * 1000, window });
  return delta === null ? null : Math.floor(now / period) + delta;
}

/** Ten codes of 50 bits each, read easily: `k7m2p-9xwqd`. */
export function newRecoveryCodes(): string[] {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 10 }, () => `${group()}-${group()}`);
}

/** As it was shown, whatever capitals and spaces it is typed with; null: it cannot be one. */
export function plainRecoveryCode(text: string): string | null {
  const code = text.toLowerCase().replace(/[\s-]/g, '');
  return /^[a-z2-9]{10}$/.test(code) ? `${code.slice(0, 5)}-${code.slice(5)}` : null;
}
