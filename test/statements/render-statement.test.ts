/** Paper: the same document is the same bytes whenever it is set; foreign names, long texts, page numbers. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'chai';
import { renderPdf } from '../../server/documents/pdf.ts';
import { setText, visualOrder } from '../../server/documents/set-text.ts';
import { measures } from '../../server/cases/decision.ts';
import { composeStatement } from '../../server/statements/compose.ts';
import { languages } from '../../server/languages/language.ts';
import { firstWordings } from '../../server/statements/texts/index.ts';
import { plainFacts } from '../support/statement-facts.ts';

const sum = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const documentOf = (language: (typeof languages)[number], changed = {}) =>
  composeStatement(plainFacts('limit', changed), language, firstWordings[language]);
const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;

describe('a statement on paper', () => {
  it('is a PDF in every language and for every measure', async () => {
    for (const language of languages)
      for (const measure of measures) {
        const pdf = await renderPdf(composeStatement(plainFacts(measure), language, firstWordings[language]));
        expect(pdf.subarray(0, 8).toString('latin1')).to.equal('%PDF-1.7');
        expect(pdf.toString('latin1')).to.include(`/Lang (${language})`);
      }
  });

  it('is the same bytes again, also in another process with another clock and time zone', async () => {
    const document = documentOf('fr');
    const first = await renderPdf(document);
    expect(sum(await renderPdf(document))).to.equal(sum(first));
    const program = `
      const { renderPdf } = await import(${JSON.stringify(join(import.meta.dirname, '../../server/documents/pdf.ts'))});
      const { createHash } = await import('node:crypto');
      const later = Date.now() + 400 * 86_400_000;
      Date.now = () => later;
      const Real = Date;
      globalThis.Date = class extends Real { constructor(...given) { super(...(given.length ? given : [later])); } };
      const chunks = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      const pdf = await renderPdf(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      process.stdout.write(createHash('sha256').update(pdf).digest('hex'));`;
    const env = { ...process.env, TZ: 'Pacific/Auckland', LANG: 'el_GR.UTF-8' };
    const options = { input: JSON.stringify(document), env };
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', program], options).toString();
    expect(told).to.equal(sum(first));
  });

  it('goes on over as many sheets as it needs', async () => {
    const orders = Array.from({ length: 200 }, (_, index) => ({
      orderId: `ORD-${index}-${'Ä'.repeat(index % 40)}`,
      orderedOn: '2026-11-01',
      happened: [{ kind: 'missing' as const, promised: '2026-11-05' }],
    }));
    const pdf = await renderPdf(documentOf('de', { orders, conditions: 'Bitte melden Sie sich. '.repeat(400) }));
    expect(pagesIn(pdf)).to.be.within(8, 16);
  });

  it('takes names of any script: what the font has no letter for becomes a box', async () => {
    for (const name of [
      'Ηλεκτρονικά Αθήνα',
      'Електроника ООД',
      'متجر الهاتف الذكي',
      '株式会社リファーブ',
      'Z'.repeat(300),
    ]) {
      const seller = { name, sellerId: 'id/with ?&#', country: 'SA' };
      expect((await renderPdf(documentOf('en', { seller }))).length).to.be.above(10_000);
    }
    const ascii = (point: number) => point < 128;
    expect(setText('Ab漢字 c\u200E', ascii)).to.equal('Ab□□ c');
    expect(visualOrder('by متجر الهاتف here')).to.equal('by الهاتف متجر \u00A0here');
    expect(visualOrder('plain words')).to.equal('plain words');
  });
});
