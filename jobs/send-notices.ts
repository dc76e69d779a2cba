/** Sends the letters that wait. Each is taken before it is sent: it may fail and be tried again, but it never goes out twice. */
import nodemailer from 'nodemailer';
import { instantText, type Context } from '../server/context.ts';
import { pendingNotices, settleNotice, takeNotice } from '../server/stores/notices.ts';
import { readCommitted } from '../server/stores/read.ts';

const mostAttempts = 5;
const patience = 10_000;

/** @returns how many went out. A post office that does not answer is no reason to fail: the rows stay in the program. */
export async function sendNotices({ database, config, clock, log }: Context): Promise<number> {
  if (config.smtpUrl === null) return 0;
  const waiting = await pendingNotices(readCommitted(database));
  if (waiting.length === 0) return 0;
  const transport = nodemailer.createTransport({
    url: config.smtpUrl,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
  const from = `Assay <assay@${new URL(config.baseUrl).hostname}>`;
  let sent = 0;
  for (const { id, email, subject, body, attempts } of waiting) {
    if (!(await database.transaction((tx) => takeNotice(tx, id)))) continue;
    const outcome = await transport.sendMail({ from, to: email, subject, text: body }).then(
      () => 'sent' as const,
      (error: unknown) => {
        log.warn({ notice: id, error: String(error) }, 'a letter was not accepted');
        return attempts + 1 < mostAttempts ? ('pending' as const) : ('failed' as const);
      },
    );
    const sentAt = outcome === 'sent' ? instantText(clock.now()) : null;
    await database.transaction((tx) => settleNotice(tx, id, outcome, sentAt));
    if (outcome === 'sent') sent += 1;
  }
  transport.close();
  return sent;
}
