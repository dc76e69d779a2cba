/** Sends the letters that wait. Each is taken before it is sent: it may fail and be tried again, but it never goes out twice. */
import nodemailer, { type SendMailOptions } from 'nodemailer';
import type { Clock } from '../clock.ts';
import { instantText, type Context } from '../context.ts';
import { letterSeal } from '../stores/installation-seal.ts';
import {
  giveUpInterrupted,
  pendingLetters,
  sealedMark,
  settleLetter,
  takeLetter,
  type PendingLetter,
  type Settled,
} from '../stores/letters.ts';
import { readCommitted } from '../stores/read.ts';
import { attachedStatement } from '../stores/statements.ts';

const patience = 10_000;
/** A letter is in one process's hands for at most this long. */
const holdSeconds = 600;
/** From one attempt to the next: a post office that is away for two days loses nothing. */
const waits = [60, 300, 1_800, 7_200, 21_600, 43_200, 86_400];

/** @returns how many went out. A post office that does not answer is no reason to fail: the rows stay in the program. */
export async function sendLetters(context: Context): Promise<number> {
  const { database, config, clock } = context;
  if (config.smtpUrl === null) return 0;
  await giveUpOld(context);
  const waiting = await pendingLetters(readCommitted(database), instantText(clock.now()));
  if (waiting.length === 0) return 0;
  const transport = nodemailer.createTransport({
    url: config.smtpUrl,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
  let sent = 0;
  for (const letter of waiting) {
    const until = instantText(clock.now() + holdSeconds);
    if (!(await database.transaction((tx) => takeLetter(tx, letter.id, until)))) continue;
    const settled = await send(context, letter, (message) => transport.sendMail(message));
    await database.transaction((tx) => settleLetter(tx, letter.id, settled));
    if (settled.state === 'sent') sent += 1;
  }
  transport.close();
  return sent;
}

async function giveUpOld({ database, clock }: Context): Promise<void> {
  await database.transaction((tx) => giveUpInterrupted(tx, instantText(clock.now())));
}

type Post = (message: SendMailOptions) => Promise<unknown>;

async function send(context: Context, letter: PendingLetter, post: Post): Promise<Settled> {
  const { database, config, clock, log } = context;
  const { id, email, subject, attachment, language, attempts } = letter;
  const host = new URL(config.baseUrl).hostname;
  try {
    const pdf = attachment === null ? null : await attachedStatement(readCommitted(database), attachment, language);
    await post({
      from: `Assay <assay@${host}>`,
      to: email,
      subject,
      text: await wholeBody(context, letter),
      messageId: `<letter-${id}@${host}>`,
      headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
      attachments: pdf ? [{ filename: pdf.name, content: pdf.content, contentType: 'application/pdf' }] : [],
    });
    return { state: 'sent', at: instantText(clock.now()) };
  } catch (error) {
    log.warn({ letter: id, error: String(error) }, 'a letter was not accepted');
    return refused(error, attempts, clock);
  }
}

async function wholeBody(context: Context, { body, sealed }: PendingLetter): Promise<string> {
  if (sealed === null) return body;
  const opened = (await letterSeal(context)).open(sealed);
  return body.replace(sealedMark, () => opened);
}

/** A refusal for good (5xx) and the last attempt end it; anything else is tried again later. */
function refused(error: unknown, attempts: number, clock: Clock): Settled {
  const { responseCode, message = String(error) } = error as { responseCode?: number; message?: string };
  const failure = message.slice(0, 300);
  const wait = waits[attempts];
  if (wait === undefined || (responseCode !== undefined && responseCode >= 500)) return { state: 'failed', failure };
  return { state: 'pending', nextAttemptAt: instantText(clock.now() + wait), failure };
}
