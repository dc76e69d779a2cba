/** A long file does not keep others waiting, and is not read for somebody who has gone. */
import { once } from 'node:events';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { sendPieces } from '../../server/pages/desk/send-pieces.ts';

describe('a file that is written as it is read', () => {
  const [most, enough] = [3_000_000, 50];
  let read = 0;
  let ended: (() => void) | undefined;
  const hasEnded = new Promise<void>((resolve) => (ended = resolve));
  let server: Server;

  /** Its rows are there at once, as SQLite's are, and most pieces hold nothing. */
  async function* endless(): AsyncGenerator<string> {
    try {
      for (; read < most; read++) yield await Promise.resolve(read % 1_000 === 0 ? 'row\n' : '');
    } finally {
      ended?.();
    }
  }

  before(async () => {
    const app = express();
    app.get('/long', (_request, response) => sendPieces(response, endless()));
    app.get('/short', (_request, response) => void response.send('here'));
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  it('lets others have their pages, and ends when its reader goes away', async () => {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const asked = request(`${base}/long`).on('error', () => undefined);
    asked.end();
    await once(asked, 'response');
    for (let n = 0; n < enough; n++) expect(await (await fetch(`${base}/short`)).text()).to.equal('here');
    expect(read).to.be.lessThan(most);
    asked.destroy();
    await hasEnded;
    expect(read).to.be.lessThan(most);
  });
});
