import { expect } from 'chai';
import { showProgress } from '../../jobs/progress.ts';

function watched(isTTY: boolean) {
  const written: string[] = [];
  const time = { now: 0 };
  const stream = { isTTY, columns: 80, write: (text: string) => written.push(text) };
  return { written, time, progress: showProgress(stream, () => time.now) };
}

describe('Progress', () => {
  it('writes plain lines every five seconds where there is no terminal', () => {
    const { written, time, progress } = watched(false);
    progress.start('Nights', 400);
    progress.reach(10);
    time.now = 5000;
    progress.reach(100, '2026-01-04');
    time.now = 5100;
    progress.reach(110);
    time.now = 20_000;
    progress.finish('400 nights');
    expect(written).to.deep.equal(['Nights: 100 of 400, 25 % · 2026-01-04\n', 'Nights: 400 nights, 20.0 s\n']);
  });

  it('redraws one line on a terminal and leaves a plain one behind', () => {
    const { written, time, progress } = watched(true);
    progress.start('Import', 4);
    time.now = 500;
    progress.reach(1);
    time.now = 1000;
    progress.finish();
    expect(written[1]).to.equal(`\r\x1b[2KImport  ${'█'.repeat(7)}${'░'.repeat(21)} 1 of 4, 25 %`);
    expect(written.slice(2)).to.deep.equal(['\r\x1b[2K', 'Import: 1.0 s\n']);
  });

  it('knows no share where the total is unknown', () => {
    const { written, time, progress } = watched(false);
    progress.start('Rows');
    time.now = 6000;
    progress.reach(7);
    expect(written).to.deep.equal(['Rows: 7\n']);
  });
});
