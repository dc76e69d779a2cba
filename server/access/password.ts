/** Passwords: argon2id with OWASP's parameters, and rules that keep out only what is guessed first. */
import { hash, verify } from '@node-rs/argon2';
import { message } from '../languages/texts.ts';

/** 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet); the package's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const shortest = 12;
/** Longer ones would only cost time to hash. */
const longest = 200;

/** Ever again among the most used, as words that people stretch to twelve characters. */
const common = [
  'password', 'passwort', 'motdepasse', 'contrasena', 'welcome', 'letmein', 'iloveyou', 'qwertyuiop', 'qwerty', 'azerty',
  'qwertz', 'administrator', 'admin', 'changeme', 'assay', 'football', 'baseball', 'sunshine', 'princess', 'superman',
  'dragon', 'monkey', 'master', 'shadow', 'marketplace', 'seller', 'abc', 'test', 'secret', 'login', 'hello',
]; // prettier-ignore

/** @returns what is wrong with the password, as a message for the person who chose it, or null. */
export function passwordFault(password: string, email: string): string | null {
  if ([...password].length < shortest)
    return message('Use at least 12 characters. A few words in a row are easy to keep in mind.');
  if (password.length > longest) return message('Use at most 200 characters.');
  const plain = password.normalize('NFKC').toLowerCase();
  const [local = ''] = email.toLowerCase().split('@');
  if (plain.includes(email.toLowerCase()) || (local.length >= 4 && plain.includes(local)))
    return message('Leave your e-mail address out of it: it would be tried first.');
  if (new Set(plain).size < 5) return message('Use more different characters: repeated ones are tried first.');
  const bare = plain.replace(/[\d\W_]+/gu, '');
  if (common.includes(bare) || /^(?:0?1234567890?|9876543210?)+\d*$/.test(plain))
    return message('This is one of the passwords that are tried first. Choose another.');
  return null;
}

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

let nobody: Promise<string> | undefined;

/** Takes as long for an account that does not exist (`null`) as for a wrong password. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('the password of nobody at all');
  const matches = await verify(passwordHash ?? (await nobody), password.slice(0, longest * 2).normalize('NFKC'));
  return matches && passwordHash !== null;
}
