/** The second factor: set up with a picture and a first code, asked for at each sign-in, taken away by its person or an administrator. */
import type { Transaction } from '../../db/connect.ts';
import { instantText, type Context } from '../context.ts';
import { UnreadableSealError, type Seal } from '../enforcement/sealed-text.ts';
import { appendAudit } from '../stores/audit.ts';
import { installationSeal } from '../stores/installation-seal.ts';
import { readCommitted, readIn } from '../stores/read.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  deleteSecondFactor,
  noteWrongCode,
  secondFactorOf,
  storeRecoveryCodes,
  useRecoveryCode,
  useStep,
  type SecondFactor,
} from '../stores/second-factors.ts';
import { deleteSessionsOf } from '../stores/sessions.ts';
import { enrolAddress, newCodeSecret, newRecoveryCodes, plainRecoveryCode, stepOfCode } from './one-time-codes.ts';
import { secretHash } from './secrets.ts';

type Ground = Pick<Context, 'database' | 'clock' | 'config'>;
type Who = { id: number; email: string };

/** Wrong codes in a row, and the seconds of silence after them. */
const [mostWrong, pause] = [10, 15 * 60];

const codes = 'one-time codes';

export const hasSecondFactor = async ({ database }: Pick<Ground, 'database'>, person: number): Promise<boolean> =>
  ((await secondFactorOf(readCommitted(database), person))?.confirmedAt ?? null) !== null;

export interface Enrolment {
  /** To be typed where no picture can be taken. */
  secret: string;
  address: string;
}

/** A new secret, which counts once a code of it was given. Null if the person has a second factor. */
export async function enrol(ground: Ground, { id, email }: Who): Promise<Enrolment | null> {
  const secret = newCodeSecret();
  const closed = (await installationSeal(ground, codes)).close(secret);
  const at = instantText(ground.clock.now());
  const begun = await ground.database.transaction((tx) => beginSecondFactor(tx, id, closed, at));
  return begun ? { secret, address: enrolAddress(secret, email) } : null;
}

/** The secret that is being set up; null: none is. */
export async function begunEnrolment(ground: Ground, { id, email }: Who): Promise<Enrolment | null> {
  const found = await secondFactorOf(readCommitted(ground.database), id);
  if (!found || found.confirmedAt !== null) return null;
  const secret = opened(await installationSeal(ground, codes), found);
  return secret === null ? null : { secret, address: enrolAddress(secret, email) };
}

/** Ends every session of the person but the one named. @returns the recovery codes, to be shown once; null: the code is not right, or nothing is being set up. */
export async function confirmEnrolment(
  ground: Ground,
  { id, email }: Who,
  { code, keepSession }: { code: string; keepSession: string },
): Promise<string[] | null> {
  const now = ground.clock.now();
  const at = instantText(now);
  const seal = await installationSeal(ground, codes);
  const recovery = newRecoveryCodes();
  return ground.database.transaction(async (tx) => {
    const found = await secondFactorOf(readIn(tx), id);
    const secret = found && opened(seal, found);
    const step = secret ? stepOfCode(secret, code, now) : null;
    if (step === null || !(await confirmSecondFactor(tx, id, step, at))) return null;
    await storeRecoveryCodes(tx, id, recovery.map(hashOf));
    const sessions = await deleteSessionsOf(tx, id, keepSession);
    await appendAudit(tx, { at, actor: email, action: 'second factor set up', subject: email, detail: { sessions } });
    return recovery;
  });
}

export type CodeAnswer = 'right' | 'wrong' | 'paused';

/** Checks a code, or a recovery code, each of which counts once. Wrong ones are counted by account. */
export async function checkCode(ground: Ground, who: Who, text: string): Promise<CodeAnswer> {
  const now = ground.clock.now();
  const seal = await installationSeal(ground, codes);
  return ground.database.transaction(async (tx) => {
    const found = await secondFactorOf(readIn(tx), who.id);
    if (!found || found.confirmedAt === null) return 'wrong';
    if (found.pausedUntil !== null && found.pausedUntil > instantText(now)) return 'paused';
    if (await counts(tx, seal, who, found, text, now)) return 'right';
    await noteWrongCode(tx, who.id, mostWrong, instantText(now + pause));
    return 'wrong';
  });
}

async function counts(tx: Transaction, seal: Seal, who: Who, found: SecondFactor, text: string, now: number) {
  const secret = opened(seal, found);
  const step = secret === null ? null : stepOfCode(secret, text, now);
  if (step !== null) return useStep(tx, who.id, step);
  const code = plainRecoveryCode(text);
  const at = instantText(now);
  if (code === null || !(await useRecoveryCode(tx, who.id, hashOf(code), at))) return false;
  await appendAudit(tx, { at, actor: who.email, action: 'recovery code used', subject: who.email, detail: {} });
  return true;
}

/** False if there was none. */
export async function removeSecondFactor({ database, clock }: Ground, who: Who, actor: string): Promise<boolean> {
  const at = instantText(clock.now());
  return database.transaction(async (tx) => {
    const removed = await deleteSecondFactor(tx, who.id);
    if (removed) await appendAudit(tx, { at, actor, action: 'second factor removed', subject: who.email, detail: {} });
    return removed;
  });
}

const hashOf = (code: string): string => secretHash(`recovery ${code}`);

/** Null when the installation's secret was changed: then only recovery codes and an administrator help. */
function opened(seal: Seal, { secret }: SecondFactor): string | null {
  try {
    return seal.open(secret);
  } catch (error) {
    if (error instanceof UnreadableSealError) return null;
    throw error;
  }
}
