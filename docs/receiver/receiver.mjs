/**
 * A reference receiver for a marketplace: keeps what holds for each seller, told by webhook within seconds and by asking every
 * minute, so that nothing is lost when either of the two fails. Node 20 or newer, nothing to install:
 *
 *   ASSAY_URL=https://assay.example.com ASSAY_TOKEN=assay_… WEBHOOK_SECRET=whsec_… node receiver.mjs
 *
 * Also: PORT (8787), HOST (127.0.0.1), STATE (enforcement-state.json), POLL_SECONDS (60). WEBHOOK_SECRET may hold two, with a
 * space in between, while the secret changes. Make `enforce` do what your marketplace does; leave the rest as it is.
 */
import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:http';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const { ASSAY_URL, ASSAY_TOKEN, WEBHOOK_SECRET = '', PORT = '8787', HOST = '127.0.0.1' } = process.env;
const { STATE = 'enforcement-state.json', POLL_SECONDS = '60' } = process.env;
const mostBytes = 1_000_000;
const mostSecondsApart = 300;

/**
 * Yours to fill in: bring your shop to this standing. It may be called twice with the same one, so it sets, and adds nothing.
 * While it throws, the event stays unnoted and comes again.
 */
async function enforce(sellerId, standing) {
  process.stdout.write(`${JSON.stringify({ seller: sellerId, ...standing })}\n`);
}

/** cursor: where asking goes on. sellers: the newest standing of each, with the sequence of the event that brought it. */
let state = { cursor: null, sellers: {} };

async function save() {
  const file = await open(`${STATE}.new`, 'w', 0o600);
  await file.writeFile(JSON.stringify(state));
  await file.sync();
  await file.close();
  await rename(`${STATE}.new`, STATE);
}

/** One at a time, whichever way it came. */
let turn = Promise.resolve();
const inTurn = (work) => {
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
};

/** An event that is known, or older than what is known, changes nothing. */
async function apply(sellerId, sequence, standing) {
  if ((state.sellers[sellerId]?.sequence ?? -1) >= sequence) return;
  await enforce(sellerId, standing);
  state.sellers[sellerId] = { sequence, standing };
}

async function ask(path) {
  const headers = { authorization: `Bearer ${ASSAY_TOKEN}` };
  const answer = await fetch(new URL(`/api/v1/${path}`, ASSAY_URL), { headers, signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw Object.assign(new Error(`Assay answered with ${answer.status}`), { status: answer.status });
  return answer.json();
}

/** Everything that holds now: at the first start, and when Assay was restored from an older backup. */
async function startOver() {
  let cursor = null;
  const standings = [];
  for (let after = ''; after !== null;) {
    const page = await ask(`standings?limit=500&after=${encodeURIComponent(after)}`);
    cursor ??= page.cursor;
    standings.push(...page.standings);
    after = page.next;
  }
  await inTurn(async () => {
    state = { cursor, sellers: {} };
    for (const { seller_id: sellerId, standing } of standings) await apply(sellerId, Number(cursor), standing);
    await save();
  });
}

async function catchUp() {
  if (state.cursor === null) await startOver();
  for (let more = true; more;) {
    const page = await ask(`enforcement?limit=500&after=${state.cursor}`);
    await inTurn(async () => {
      for (const { seller_id: sellerId, sequence, standing } of page.events) await apply(sellerId, sequence, standing);
      if (page.cursor === state.cursor) return;
      state.cursor = page.cursor;
      await save();
    });
    more = page.more;
  }
}

async function keepAsking() {
  for (;;) {
    try {
      await catchUp();
    } catch (error) {
      process.stderr.write(`Not caught up: ${error.message}\n`);
      // A cursor that Assay does not know is one of another database.
      if (error.status === 400) state.cursor = null;
    }
    await sleep(Number(POLL_SECONDS) * 1000);
  }
}

/** As Standard Webhooks has it: HMAC-SHA256 over id, instant and body, with any of the secrets. */
function isSigned(headers, body) {
  const { 'webhook-id': id, 'webhook-timestamp': sent, 'webhook-signature': given } = headers;
  if (!id || !given || !(Math.abs(Date.now() / 1000 - Number(sent)) <= mostSecondsApart)) return false;
  const expected = WEBHOOK_SECRET.split(' ')
    .filter((secret) => secret.startsWith('whsec_'))
    .map((secret) =>
      createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
        .update(`${id}.${sent}.`)
        .update(body),
    );
  const digests = expected.map((hmac) => hmac.digest());
  return given.split(' ').some((one) => {
    const bytes = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return one.startsWith('v1,') && digests.some((own) => own.length === bytes.length && timingSafeEqual(own, bytes));
  });
}

async function take(request) {
  const parts = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > mostBytes) return 413;
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  if (!isSigned(request.headers, body)) return 401;
  const { data } = JSON.parse(body.toString('utf8'));
  // A test and the night's summary restrict nobody.
  if (data.standing === undefined) return 204;
  await inTurn(async () => {
    await apply(data.seller_id, data.sequence, data.standing);
    await save();
  });
  return 204;
}

const server = createServer((request, response) => {
  const answer = (status, text = '') => response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  if (request.method === 'GET' && request.url === '/standings') answer(200, JSON.stringify(state));
  else if (request.method !== 'POST' || request.url !== '/hooks') answer(404);
  else
    take(request).then(answer, (error) => {
      process.stderr.write(`Not taken: ${error.message}\n`);
      answer(500);
    });
});

if (!ASSAY_URL || !ASSAY_TOKEN) throw new Error('Set ASSAY_URL and ASSAY_TOKEN');
state = await readFile(STATE, 'utf8').then(JSON.parse, () => state);
server.listen(Number(PORT), HOST, () => process.stderr.write(`Listening on port ${server.address().port}\n`));
await keepAsking();
