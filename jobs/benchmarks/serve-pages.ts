/** A process of its own for `benchmarkPages`: the real dashboard (`app`), or one Express route that does nothing (`empty`). */
import express from 'express';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../../server/config.ts';
import { startWeb } from '../../server/main.ts';

const endless = { general: 1e9, signInByAddress: 1e9, signInByAccount: 1e9 };

if (process.argv[2] === 'app') {
  const web = await startWeb(readConfig(), { limits: endless });
  process.send?.(web.url);
} else {
  const app = express();
  app.get('/', (_request, response) => response.send('<p>Nothing</p>'));
  const server = app.listen(0, '127.0.0.1', () =>
    process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
  );
}
// Asked how much work it has done: that hardly depends on what else the machine does.
process.on('message', () => process.send?.(process.cpuUsage()));
process.once('disconnect', () => process.exit());
