/** The log speaks JSON and keeps secrets. */
import { expect } from 'chai';
import { createLog } from '../server/log.ts';

describe('the log', () => {
  const written = (write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] => {
    const lines: string[] = [];
    write(createLog('info', { write: (line) => lines.push(line) }));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('writes one JSON line for each event', () => {
    const [line] = written((log) => log.info({ night: '2026-03-02' }, 'the night is published'));
    expect(line).to.include({ level: 30, night: '2026-03-02', msg: 'the night is published' });
    expect(line?.['time']).to.match(/^\d{4}-\d\d-\d\dT/);
  });

  it('never writes a secret, at any of three depths', () => {
    const secrets = { password: 'hush', token: 'hush', cookie: 'hush', smtpUrl: 'smtp://me:hush@mail' };
    const lines = written((log) => {
      log.info(secrets);
      log.info({ body: secrets });
      log.info({ request: { headers: { ...secrets, authorization: 'hush', 'set-cookie': 'hush' } } });
    });
    expect(JSON.stringify(lines)).not.to.contain('hush');
  });
});
