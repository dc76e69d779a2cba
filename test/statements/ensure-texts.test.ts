/** The program's own words: newer ones come as a further version where nobody has worded others, and nowhere else. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { ensureTexts } from '../../server/statements/ensure-texts.ts';
import { firstGrounds } from '../../server/statements/first-grounds.ts';
import { firstWordings } from '../../server/statements/texts/index.ts';
import { currentGround, groundVersions, publishGround } from '../../server/stores/grounds.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { allTemplates, discardDraft, publishTemplate, saveDraft } from '../../server/stores/templates.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

describeOnEachDatabase('the words that the program brings', (use) => {
  const ensure = () => ensureTexts({ database: use().database, clock: clockAt('2026-11-22T09:30:00Z') });
  const read = <Row>(...asked: Parameters<ReturnType<typeof readCommitted>>) =>
    readCommitted(use().database)<Row>(...asked);
  const versions = async (language: string) => (await allTemplates(read)).filter((one) => one.language === language);
  const older = (language: 'fr' | 'de' | 'es') => ({ ...firstWordings[language], title: 'Old {{measure}}' });
  const admin = { author: 'admin@x.example', at: '2026-11-22T10:00:00Z' };
  const ground = firstGrounds.find(([key]) => key === 'complaint')![1];
  const olderGround = { ...ground, texts: { ...ground.texts, it: { title: 'Vecchio', text: 'Apparecchi' } } };

  before(async () => {
    await ensure();
    const { database } = use();
    await database.transaction(async (tx) => {
      for (const language of ['fr', 'de', 'es'] as const)
        await tx.run('UPDATE templates SET content = ? WHERE language = ?', [
          JSON.stringify(older(language)),
          language,
        ]);
      await tx.run('UPDATE grounds SET content = ? WHERE ground IN (?, ?)', [
        JSON.stringify(olderGround),
        ...['complaint', 'return'],
      ]);
      await saveDraft(tx, {
        language: 'de',
        version: 2,
        content: { ...older('de'), title: 'Ours {{measure}}' },
        ...admin,
      });
      await publishTemplate(tx, { language: 'de', version: 2, note: 'Our own words.', ...admin });
      await saveDraft(tx, { language: 'es', version: 2, content: older('es'), ...admin });
      await publishGround(tx, { key: 'return', version: 2, content: olderGround, note: 'Our clause.', ...admin });
    });
    await ensure();
  });

  it('become the next version where the one in force is the program’s own; what stood stays as it was', async () => {
    const [now, before] = await versions('fr');
    expect(now).to.include({ version: 2, state: 'published', author: 'Assay' });
    expect(now?.content).to.deep.equal(firstWordings.fr);
    expect(before?.content).to.deep.equal(older('fr'));
    expect(await versions('en')).to.have.length(1);
    const [line] = await read(`SELECT actor, subject FROM audit WHERE action = 'template published' ORDER BY id`);
    expect(line).to.deep.equal({ actor: 'Assay', subject: 'template fr' });
  });

  it('leave a language alone that somebody has worded, or is wording', async () => {
    expect((await versions('de'))[0]?.content['title']).to.equal('Ours {{measure}}');
    expect((await versions('es')).map(({ state }) => state)).to.deep.equal(['draft', 'published']);
    await use().database.transaction((tx) => discardDraft(tx, 'es', 2));
    await ensure();
    expect((await versions('es')).map(({ author }) => author)).to.deep.equal(['Assay', 'Assay']);
  });

  it('do the same for grounds', async () => {
    const current = await currentGround(read, 'complaint');
    expect(current?.version).to.equal(2);
    expect(current?.texts).to.deep.equal(ground.texts);
    expect((await currentGround(read, 'return'))?.note).to.equal('Our clause.');
    expect(await groundVersions(read, 'safety')).to.have.length(1);
  });

  it('come once, and not back from a program that is older', async () => {
    const before = await allTemplates(read);
    await ensure();
    await use().database.transaction(async (tx) => {
      await tx.run(
        `INSERT INTO templates (language, version, state, content, note, author, changed_at, published_at)
         VALUES ('it', 2, 'published', ?, '', 'Assay', ?, ?)`,
        [JSON.stringify({ ...firstWordings.it, title: 'Newer {{measure}}' }), admin.at, admin.at],
      );
    });
    await ensure();
    expect((await versions('it')).map(({ version }) => version)).to.deep.equal([2, 1]);
    expect(await allTemplates(read)).to.have.length(before.length + 1);
  });
});
