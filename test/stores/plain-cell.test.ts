import { expect } from 'chai';
import { exportText } from '../../jobs/export-rows.ts';
import { csvText } from '../../server/pages/desk/csv.ts';

describe('a cell of CSV', () => {
  const dangerous = [
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '＝1+1',
    '＋1',
    '－1',
    '＠A',
    '=HYPERLINK("x")',
  ];
  const harmless = ['-12.5', '-', 'Shop A', 'a=b', '', 'S-0042'];

  it('never opens as a formula, on the page and from the command line', async () => {
    const cells = [...dangerous, ...harmless];
    let exported = '';
    const rows = (async function* () {
      await Promise.resolve();
      for (const cell of cells) yield [cell];
    })();
    for await (const chunk of exportText({ columns: ['text'], rows }, 'csv')) exported += chunk;
    const shown = csvText(
      ['text'],
      cells.map((cell) => [cell]),
    ).replaceAll('\r\n', '\n');
    expect(exported).to.equal(shown);
    for (const [index, line] of exported.split('\n').slice(1, -1).entries())
      expect(/^"?'/.test(line), line).to.equal(index < dangerous.length);
  });
});
